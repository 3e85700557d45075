#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// Two endings: the first says a document, the last is what it is.
void two_endings(Look& look)
{
    const auto& files = look.message().attachments;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const Attachment& file = files[i];
        if (file.has(FileTrait::two_endings)) {
            look.found_at("two_endings", Where::attachment, i, file.name);
        }
    }
}

}  // namespace asepsie::mail::detectors
