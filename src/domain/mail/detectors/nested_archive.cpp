#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// An archive within an archive.
void nested_archive(Look& look)
{
    const auto& files = look.message().attachments;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const Attachment& file = files[i];
        if (file.has(FileTrait::holds_archive)) {
            look.found_at("nested_archive", Where::attachment, i, file.name);
        }
    }
}

}  // namespace asepsie::mail::detectors
