#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A document with a program or another file to open within it.
void embedded_program(Look& look)
{
    look.found_in_files("embedded_program", [](const Attachment& file) { return file.has(FileTrait::embedded_program) && file.kind != FileKind::notebook; });
}

}  // namespace asepsie::mail::detectors
