#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A character that turns the direction of writing hides the true ending.
void reversed_name(Look& look)
{
    const auto& files = look.message().attachments;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const Attachment& file = files[i];
        if (file.has(FileTrait::reversed_name) || file.has(FileTrait::padded_name)) {
            look.found_at("reversed_name", Where::attachment, i, file.name);
        }
    }
}

}  // namespace asepsie::mail::detectors
