#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A document with macros.
void macro_document(Look& look)
{
    const auto& files = look.message().attachments;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const Attachment& file = files[i];
        if (file.has(FileTrait::macros) && !file.has(FileTrait::macros_that_start)) {
            look.found_at("macro_document", Where::attachment, i, file.name);
        }
    }
}

}  // namespace asepsie::mail::detectors
