#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// An archive within an archive.
void nested_archive(Look& look)
{
    look.found_in_files("nested_archive", [](const Attachment& file) { return file.has(FileTrait::holds_archive); });
}

}  // namespace asepsie::mail::detectors
