#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A disk image, which carries what mail filters would stop.
void disk_image(Look& look)
{
    look.found_in_files("disk_image", [](const Attachment& file) { return file.kind == FileKind::disk_image; });
}

}  // namespace asepsie::mail::detectors
