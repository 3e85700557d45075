#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A document that a password locks.
void locked_document(Look& look)
{
    look.found_in_files("locked_document", [](const Attachment& file) { return file.has(FileTrait::locked) && file.kind != FileKind::archive && file.kind != FileKind::disk_image; });
}

}  // namespace asepsie::mail::detectors
