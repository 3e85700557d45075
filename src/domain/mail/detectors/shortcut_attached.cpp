#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A shortcut that starts something or opens a place.
void shortcut_attached(Look& look)
{
    look.found_in_files("shortcut_attached", [](const Attachment& file) { return file.kind == FileKind::shortcut || file.kind == FileKind::help_file; });
}

}  // namespace asepsie::mail::detectors
