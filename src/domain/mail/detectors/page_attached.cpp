#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A web page, or a drawing with a script, as an attachment.
void page_attached(Look& look)
{
    const auto& files = look.message().attachments;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const Attachment& file = files[i];
        if ((file.kind == FileKind::web_page && !file.is_inline) || (file.kind == FileKind::drawing && file.has(FileTrait::script)) || file.has(FileTrait::holds_page)) {
            look.found_at("page_attached", Where::attachment, i, file.name, std::string(), file.has(FileTrait::form) || file.has(FileTrait::password_form) || file.has(FileTrait::script) ? Strength::full : Strength::faint);
        }
    }
}

}  // namespace asepsie::mail::detectors
