#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// An address whose domain holds a known name without being its own: "ameli-fr.com".
void brand_in_address(Look& look)
{
    for (const Mailbox* mailbox : look.message().speakers()) {
        const auto& imitation = look.view_of(mailbox->host, mailbox->domain).imitation;
        if (imitation && imitation->how != Imitation::How::letters && imitation->how != Imitation::How::nested) {
            const bool says_so = look.foreign_brand(look.said_in_name(), mailbox->name, mailbox->host) == imitation->brand;
            look.found("brand_in_address", Where::from, std::string(look.brand(imitation->brand).name), mailbox->host, says_so ? Strength::full : Strength::faint);
        }
    }
}

}  // namespace asepsie::mail::detectors
