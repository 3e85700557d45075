#include "domain/mail/look/look.h"
#include "domain/mail/look/password_words.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// An archive that a password locks: nobody can look inside before it is opened.
void locked_archive(Look& look)
{
    const auto& files = look.message().attachments;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (files[i].kind == FileKind::archive && files[i].has(FileTrait::locked) && !tells_password(look)) {
            look.found_at("locked_archive", Where::attachment, i, files[i].name);
        }
    }
}

}  // namespace asepsie::mail::detectors
