#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A page or drawing whose script builds a file or another page out of its own text.
void page_that_builds_file(Look& look)
{
    const auto& files = look.message().attachments;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const Attachment& file = files[i];
        if (file.has(FileTrait::builds_file)) {
            look.found_at("page_that_builds_file", Where::attachment, i, file.name);
        }
    }
}

}  // namespace asepsie::mail::detectors
