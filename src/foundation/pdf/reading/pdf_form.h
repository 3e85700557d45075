// What a person filled into a PDF form, whatever program it was filled with.
#pragma once

#include "foundation/base/result.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace asepsie::pdf {

constexpr std::size_t longest_text_bytes = 100'000;
constexpr std::size_t most_pages = 2'000;

// What stands in the file beside the answers, or was wrong with it.
enum class PdfTrait : std::uint8_t {
    encrypted,       // read all the same: no password was needed to open it
    needs_password,  // nothing could be read
    javascript,
    other_action,  // starts a program, sends the form somewhere, opens another file, plays something
    web_link,
    attachment,
    xfa,           // a second form inside, which some programs show in place of the first
    repaired,      // its table of objects was damaged
    without_form,
    odd_structure,    // fields that loop, hang in two places, have no name or a name with a dot; a value of a kind that does not belong there
    differing_values, // two fields of one name that say different things; none of them is given
    differing_look,   // a button looks otherwise than its value says
    foreign_choice,   // a value that is none of the choices; it is given as it stands
    unsafe_text,      // control characters or marks that turn the direction of a line; U+FFFD stands in their place
    cut_short,        // a limit was met: something is missing
};

struct PdfForm {
    // By fully qualified name ("measures.backup"). Text: UTF-8 with LF between lines. A choice: its export value; several: one a line. A tick: "yes" or "".
    // A radio button: the export value of what is chosen, absent where nothing is. Signatures and push buttons are left out.
    std::map<std::string, std::string, std::less<>> values;
    std::set<PdfTrait> traits;
};

// Errors: too_large (also: too many objects or pages), malformed (no PDF, or beyond repair). How far compressed streams expand is not bounded here: run it in a process
// of limited memory. To read what was signed, give the bytes of the signed revision alone (pdf_signature.h).
Result<PdfForm> read_pdf_form(std::string_view bytes);

}  // namespace asepsie::pdf
