#include "domain/mail/look/look.h"
#include "domain/mail/files/file_kind.h"

#include "domain/mail/detectors/all.h"

#include <algorithm>

namespace asepsie::mail::detectors {

// A program, script or shortcut within an archive.
void program_in_archive(Look& look)
{
    const auto& files = look.message().attachments;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (!files[i].has(FileTrait::holds_program)) {
            continue;
        }
        const auto& inside = files[i].inside;
        const auto program = std::find_if(inside.begin(), inside.end(), [](const std::string& name) { return starts_something(ending_of(name)); });
        look.found_at("program_in_archive", Where::attachment, i, files[i].name, program == inside.end() ? "" : *program);
    }
}

}  // namespace asepsie::mail::detectors
