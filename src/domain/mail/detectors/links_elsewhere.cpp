#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// No link leads to the sender's own domain.
void links_elsewhere(Look& look)
{
    const Message& message = look.message();
    const Mailbox& speaker = look.speaker();
    if (message.is_list || message.is_reply_header || look.page_links().empty() || speaker.host.empty() || look.lexicon().free_mail.holds(speaker.host) || !message.has_html) {
        return;
    }
    std::string first;
    for (const std::size_t i : look.page_links()) {
        const Link& link = message.links[i];
        const bool is_counted = link.is_only_counted || look.lexicon().newsletter_services.holds(link.target.host);
        if (look.is_the_senders(link.target.host) || look.is_the_senders(link.written.host) || is_counted) {
            return;
        }
        first = first.empty() ? link.target.host : first;
    }
    look.found("links_elsewhere", Where::link, speaker.domain, first);
}

}  // namespace asepsie::mail::detectors
