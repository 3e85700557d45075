#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A document with a program or another file to open within it.
void embedded_program(Look& look)
{
    const auto& files = look.message().attachments;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const Attachment& file = files[i];
        if (file.has(FileTrait::embedded_program) && file.kind != FileKind::notebook) {
            look.found_at("embedded_program", Where::attachment, i, file.name);
        }
    }
}

}  // namespace asepsie::mail::detectors
