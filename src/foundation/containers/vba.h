// Macros: the source text of Visual Basic in an office document (MS-OVBA), and the sheets of Excel 4 that came before it.
#pragma once

#include "foundation/base/result.h"
#include "foundation/containers/compound_file.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::containers {

constexpr std::size_t most_macro_bytes = 4'000'000;  // of source text, all modules together
constexpr std::size_t most_macro_modules = 500;

// MS-OVBA 2.4.1. Errors: malformed (no compressed container). A container that breaks off gives what it holds.
Result<std::string> decompress_vba(std::string_view container, std::size_t most);

struct VbaModule {
    std::string stream;  // path in the compound file
    std::string source;  // UTF-8
};

struct MacroSurvey {
    std::vector<VbaModule> modules;
    bool has_project = false;       // a VBA project, even where no text could be read
    bool has_macro_sheet = false;   // Excel 4
    bool sheet_starts_itself = false;  // one with a name as Auto_Open
    bool is_encrypted = false;      // a workbook behind a password (FILEPASS, MS-XLS 2.4.117)
    bool is_cut_short = false;
};

// Works on a whole DOC, XLS or PPT and on the vbaProject.bin of newer files.
MacroSurvey survey_macros(const CompoundFile& file);

// Procedures that office programs run by themselves when the document is opened, closed or shown, as they are declared in the source; each once.
std::vector<std::string> self_starting_procedures(std::string_view source);

}  // namespace asepsie::containers
