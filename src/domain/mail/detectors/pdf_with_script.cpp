#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A PDF that runs a script or starts something.
void pdf_with_script(Look& look)
{
    look.found_in_files("pdf_with_script", [](const Attachment& file) { return file.kind == FileKind::pdf && file.has(FileTrait::script); });
}

}  // namespace asepsie::mail::detectors
