// Reads the TOML of knowledge/ into a Catalogue and refuses what is wrong, each mistake with its file, line and reason.
#pragma once

#include "domain/knowledge/catalogue.h"

#include <memory>
#include <string>
#include <vector>

namespace asepsie::knowledge {

struct SourceFile {
    std::string path;  // below knowledge/, with slashes: "checks/disk_encrypted.toml"
    std::string text;
};

struct Mistake {
    std::string path;
    int line = 0;  // from 1; 0 where the whole file is meant
    std::string reason;
};

// "checks/x.toml:12: …", as compilers say it.
std::string to_string(const Mistake& mistake);

// A catalogue together with the memory its views look into.
class ParsedCatalogue {
public:
    ParsedCatalogue(Catalogue catalogue, std::shared_ptr<const void> storage) : m_catalogue(catalogue), m_storage(std::move(storage)) {}
    [[nodiscard]] const Catalogue& catalogue() const { return m_catalogue; }

private:
    Catalogue m_catalogue;
    std::shared_ptr<const void> m_storage;
};

struct ParseOutcome {
    std::vector<Mistake> mistakes;                   // empty: the catalogue is whole
    std::optional<ParsedCatalogue> catalogue;        // there where no mistake was found
};

ParseOutcome parse_catalogue(std::vector<SourceFile> files);

}  // namespace asepsie::knowledge
