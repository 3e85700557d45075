#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A known name that writes from a mailbox anybody can open.
void institution_on_free_mail(Look& look)
{
    const Mailbox& speaker = look.speaker();
    const auto brand = look.foreign_brand(look.said_in_name(), speaker.name, speaker.host);
    if (brand && look.lexicon().free_mail.holds(speaker.host)) {
        look.found("institution_on_free_mail", Where::from, std::string(look.brand(*brand).spoken()), speaker.address);
    }
}

}  // namespace asepsie::mail::detectors
