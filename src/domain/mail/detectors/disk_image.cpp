#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A disk image, which carries what mail filters would stop.
void disk_image(Look& look)
{
    const auto& files = look.message().attachments;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const Attachment& file = files[i];
        if (file.kind == FileKind::disk_image) {
            look.found_at("disk_image", Where::attachment, i, file.name);
        }
    }
}

}  // namespace asepsie::mail::detectors
