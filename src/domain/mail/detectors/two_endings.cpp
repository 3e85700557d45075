#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// Two endings: the first says a document, the last is what it is.
void two_endings(Look& look)
{
    look.found_in_files("two_endings", [](const Attachment& file) { return file.has(FileTrait::two_endings); });
}

}  // namespace asepsie::mail::detectors
