#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// An invitation to the calendar that holds a link.
void invitation_with_link(Look& look)
{
    const Message& message = look.message();
    for (const std::size_t i : look.page_links()) {
        const Link& link = message.links[i];
        const bool is_meeting = look.lexicon().brand_of(link.target.host).has_value();
        if (link.origin == LinkOrigin::invitation && !look.is_the_senders(link.target.host) && !is_meeting) {
            look.found_at("invitation_with_link", Where::link, i, "", link.target.host);
        }
    }
}

}  // namespace asepsie::mail::detectors
