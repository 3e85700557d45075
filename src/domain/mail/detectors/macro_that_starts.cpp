#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A document whose macros start by themselves.
void macro_that_starts(Look& look)
{
    look.found_in_files("macro_that_starts", [](const Attachment& file) { return file.has(FileTrait::macros_that_start); });
}

}  // namespace asepsie::mail::detectors
