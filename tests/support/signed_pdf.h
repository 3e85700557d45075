// Small PDF files written by hand, byte by byte, so that a test can also write what no honest program would.
#pragma once

#include "support/signing_authority.h"

#include <map>
#include <string>

namespace asepsie::tests {

// Its objects by number, and its bytes so far. Object 1 is the catalog.
class PdfFile {
public:
    using Objects = std::map<int, std::string>;

    explicit PdfFile(const Objects& objects);

    // An incremental update. Each object is written anew; the others stay.
    void update(const Objects& changed);

    [[nodiscard]] const std::string& bytes() const { return m_bytes; }
    [[nodiscard]] std::string& bytes() { return m_bytes; }
    // The object as it stands, with a piece of it replaced.
    [[nodiscard]] std::string with(int number, const std::string& piece, const std::string& other) const;
    [[nodiscard]] const std::string& object(int number) const { return m_objects.at(number); }
    [[nodiscard]] std::size_t place_of(int number) const { return m_places.at(number); }

private:
    void append(const Objects& objects, const std::string& rest_of_trailer);

    std::string m_bytes;
    Objects m_objects;
    std::map<int, std::size_t> m_places;
    std::size_t m_last_table = 0;
};

std::string stream(const std::string& dictionary, const std::string& content);

// A form of one page: practice.name (text, 7), backup (tick, 8), who (radio, 9, of me and supplier), system (choice, 11), unlinked font 12, appearance 13 of the text.
PdfFile sample_form(const std::string& name = "Cabinet des Tilleuls");

struct PdfSigning {
    Signing cms = {};
    std::string kind = "ETSI.CAdES.detached";
    int number = 20;                   // the signature dictionary; its field follows it
    std::string more_entries = {};     // in the dictionary
    std::string ready_contents = {};   // in place of a signature made here
    PdfFile::Objects also = {};        // objects written in the same update
};
// Signs the file as it stands by an update that adds a field.
void sign(PdfFile& file, const Identity& signer, const PdfSigning& how = {});

}  // namespace asepsie::tests
