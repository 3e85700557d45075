#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// Answers go to another domain than the sender's: as common in honest mail.
void reply_elsewhere(Look& look)
{
    for (const Mailbox& reply : look.message().reply_to) {
        if (!reply.domain.empty() && reply.domain != look.speaker().domain && !look.speaker().domain.empty() && !look.lexicon().free_mail.holds(reply.host)) {
            look.found("reply_elsewhere", Where::reply_to, reply.address);
            return;
        }
    }
}

}  // namespace asepsie::mail::detectors
