#include "domain/mail/files/macros.h"

#include "domain/mail/files/addresses.h"
#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::mail {
namespace {

bool does_something(const containers::VbaModule& module)
{
    bool does = false;
    text::for_each_line(module.source, [&](std::string_view line) {
        const std::string_view bare = text::trim(line);
        does = does || !(bare.empty() || bare.starts_with("Attribute ") || bare.starts_with("Option ") || bare.starts_with('\''));
    });
    return does;
}

}  // namespace

void note_macros(Attachment& file, const containers::CompoundFile& compound)
{
    const containers::MacroSurvey survey = containers::survey_macros(compound);
    const bool is_unreadable = survey.has_project && survey.modules.empty();
    if (is_unreadable || survey.has_macro_sheet || std::any_of(survey.modules.begin(), survey.modules.end(), does_something)) {
        file.add(FileTrait::macros);
    }
    bool starts = survey.sheet_starts_itself;
    for (const containers::VbaModule& module : survey.modules) {
        starts = starts || !containers::self_starting_procedures(module.source).empty();
        add_addresses_in(file, LinkOrigin::script, module.source);
    }
    if (starts) {
        file.add(FileTrait::macros_that_start);
    }
    if (survey.is_encrypted) {
        file.add(FileTrait::locked);
    }
    if (survey.is_cut_short) {
        file.add(FileTrait::cut_short);
    }
}

}  // namespace asepsie::mail
