#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A document that fetches a part of itself from the internet when it is opened.
void document_fetches_template(Look& look)
{
    look.found_in_files("document_fetches_template", [](const Attachment& file) { return file.has(FileTrait::distant_template); });
}

}  // namespace asepsie::mail::detectors
