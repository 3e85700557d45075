#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A PDF that asks for something and sends it.
void pdf_with_form(Look& look)
{
    look.found_in_files("pdf_with_form", [](const Attachment& file) { return file.kind == FileKind::pdf && file.has(FileTrait::form); });
}

}  // namespace asepsie::mail::detectors
