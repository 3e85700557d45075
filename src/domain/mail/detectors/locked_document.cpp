#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A document that a password locks.
void locked_document(Look& look)
{
    const auto& files = look.message().attachments;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const Attachment& file = files[i];
        if (file.has(FileTrait::locked) && file.kind != FileKind::archive && file.kind != FileKind::disk_image) {
            look.found_at("locked_document", Where::attachment, i, file.name);
        }
    }
}

}  // namespace asepsie::mail::detectors
