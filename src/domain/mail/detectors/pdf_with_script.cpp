#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A PDF that runs a script or starts something.
void pdf_with_script(Look& look)
{
    const auto& files = look.message().attachments;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const Attachment& file = files[i];
        if (file.kind == FileKind::pdf && file.has(FileTrait::script)) {
            look.found_at("pdf_with_script", Where::attachment, i, file.name);
        }
    }
}

}  // namespace asepsie::mail::detectors
