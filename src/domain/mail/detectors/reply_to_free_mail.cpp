#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// Answers go to a mailbox anybody can open, although something else writes.
void reply_to_free_mail(Look& look)
{
    for (const Mailbox& reply : look.message().reply_to) {
        const bool is_elsewhere = !reply.domain.empty() && reply.address != look.speaker().address;
        if (is_elsewhere && look.lexicon().free_mail.holds(reply.host) && !look.message().is_list) {
            look.found("reply_to_free_mail", Where::reply_to, reply.address, look.speaker().address);
            return;
        }
    }
}

}  // namespace asepsie::mail::detectors
