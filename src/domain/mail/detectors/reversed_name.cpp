#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A character that turns the direction of writing hides the true ending.
void reversed_name(Look& look)
{
    look.found_in_files("reversed_name", [](const Attachment& file) { return file.has(FileTrait::reversed_name) || file.has(FileTrait::padded_name); });
}

}  // namespace asepsie::mail::detectors
