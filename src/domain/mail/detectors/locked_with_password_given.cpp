#include "domain/mail/look/look.h"
#include "domain/mail/look/password_words.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A locked archive whose password stands in the message: the lock keeps out the filters, not the reader.
void locked_with_password_given(Look& look)
{
    const auto& files = look.message().attachments;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const bool is_carrier = files[i].kind == FileKind::archive || files[i].kind == FileKind::disk_image;
        if (is_carrier && files[i].has(FileTrait::locked) && tells_password(look)) {
            look.found_at("locked_with_password_given", Where::attachment, i, files[i].name);
        }
    }
}

}  // namespace asepsie::mail::detectors
