#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A document that fetches a part of itself from the internet when it is opened.
void document_fetches_template(Look& look)
{
    const auto& files = look.message().attachments;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const Attachment& file = files[i];
        if (file.has(FileTrait::distant_template)) {
            look.found_at("document_fetches_template", Where::attachment, i, file.name);
        }
    }
}

}  // namespace asepsie::mail::detectors
