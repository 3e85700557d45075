#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A link that borrows a known site's address to lead elsewhere.
void open_redirect(Look& look)
{
    const Message& message = look.message();
    for (const std::size_t i : look.page_links()) {
        const Link& link = message.links[i];
        if (link.through.empty() || link.is_protected || look.lexicon().newsletter_services.holds(link.written.host) || look.is_the_senders(link.written.host)) {
            continue;
        }
        const bool is_borrowed = look.lexicon().redirectors.holds(link.written.host, link.written.path) || look.lexicon().brand_of(link.written.host).has_value();
        if (is_borrowed && link.target.domain != link.written.domain && !look.is_the_senders(link.target.host)) {
            look.found_at("open_redirect", Where::link, i, link.written.host, link.target.host);
        }
    }
}

}  // namespace asepsie::mail::detectors
