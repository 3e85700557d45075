#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A document with macros.
void macro_document(Look& look)
{
    look.found_in_files("macro_document", [](const Attachment& file) { return file.has(FileTrait::macros) && !file.has(FileTrait::macros_that_start); });
}

}  // namespace asepsie::mail::detectors
