#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A shortcut that starts something or opens a place.
void shortcut_attached(Look& look)
{
    const auto& files = look.message().attachments;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const Attachment& file = files[i];
        if (file.kind == FileKind::shortcut || file.kind == FileKind::help_file) {
            look.found_at("shortcut_attached", Where::attachment, i, file.name);
        }
    }
}

}  // namespace asepsie::mail::detectors
