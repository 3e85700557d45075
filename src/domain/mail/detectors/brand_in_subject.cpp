#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// The subject speaks for a known name, and the sender's address is not its own.
void brand_in_subject(Look& look)
{
    const Mailbox& speaker = look.speaker();
    const auto brand = look.foreign_brand(look.said_in_subject(), look.message().subject, speaker.host);
    const bool is_in_name = look.foreign_brand(look.said_in_name(), speaker.name, speaker.host).has_value();
    if (brand && !speaker.host.empty() && !is_in_name && !look.message().is_list && !look.message().is_reply_header) {
        look.found("brand_in_subject", Where::subject, std::string(look.brand(*brand).spoken()), speaker.host);
    }
}

}  // namespace asepsie::mail::detectors
