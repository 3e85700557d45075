#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A page or drawing whose script builds a file or another page out of its own text.
void page_that_builds_file(Look& look)
{
    look.found_in_files("page_that_builds_file", [](const Attachment& file) { return file.has(FileTrait::builds_file); });
}

}  // namespace asepsie::mail::detectors
