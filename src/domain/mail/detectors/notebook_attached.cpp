#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A notebook with files in it.
void notebook_attached(Look& look)
{
    const auto& files = look.message().attachments;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const Attachment& file = files[i];
        if (file.kind == FileKind::notebook) {
            look.found_at("notebook_attached", Where::attachment, i, file.name, std::string(), file.has(FileTrait::embedded_program) ? Strength::full : Strength::faint);
        }
    }
}

}  // namespace asepsie::mail::detectors
