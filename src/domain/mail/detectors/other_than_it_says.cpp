#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// The bytes are another kind of file than the name says.
void other_than_it_says(Look& look)
{
    const auto& files = look.message().attachments;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const Attachment& file = files[i];
        if (file.has(FileTrait::other_than_named)) {
            look.found_at("other_than_it_says", Where::attachment, i, file.name, std::string(name_of(file.kind)));
        }
    }
}

}  // namespace asepsie::mail::detectors
