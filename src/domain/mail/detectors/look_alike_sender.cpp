#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// An address whose domain passes for a known one: by its letters, or with the whole of it below a stranger's.
void look_alike_sender(Look& look)
{
    for (const Mailbox* mailbox : look.message().speakers()) {
        const auto& imitation = look.view_of(mailbox->host, mailbox->domain).imitation;
        if (imitation && (imitation->how == Imitation::How::letters || imitation->how == Imitation::How::nested)) {
            look.found("look_alike_sender", Where::from, std::string(imitation->domain), mailbox->host);
        }
    }
}

}  // namespace asepsie::mail::detectors
