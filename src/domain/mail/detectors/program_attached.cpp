#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

#include <algorithm>
#include <array>

namespace asepsie::mail::detectors {
namespace {

// What nothing runs on an office's computer unless somebody installed a tool for it; technical lists send it to each other.
bool is_for_developers(std::string_view name)
{
    constexpr std::array<std::string_view, 5> endings{".py", ".sh", ".pl", ".rb", ".m"};
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
}

}  // namespace

// A program or script as an attachment.
void program_attached(Look& look)
{
    const auto& files = look.message().attachments;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const Attachment& file = files[i];
        if (file.kind == FileKind::program || file.kind == FileKind::script) {
            look.found_at("program_attached", Where::attachment, i, file.name, "", !is_for_developers(file.name) ? Strength::full : look.message().is_list ? Strength::slight : Strength::faint);
        }
    }
}

}  // namespace asepsie::mail::detectors
