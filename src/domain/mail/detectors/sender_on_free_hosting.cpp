#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// An address on a service where anybody gets one within a minute, and nobody writes letters from.
void sender_on_free_hosting(Look& look)
{
    const Mailbox& speaker = look.speaker();
    if (look.lexicon().free_hosting.holds(speaker.host) && !look.lexicon().free_mail.holds(speaker.host)) {
        look.found("sender_on_free_hosting", Where::from, "", speaker.host);
    }
}

}  // namespace asepsie::mail::detectors
