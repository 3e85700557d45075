#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A link to a place where anybody may put a page within a minute.
void link_on_free_hosting(Look& look)
{
    const Message& message = look.message();
    for (const std::size_t i : look.page_links()) {
        const web::WebAddress& target = message.links[i].target;
        if (look.lexicon().free_hosting.holds(target.host, target.path) && !look.is_the_senders(target.host)) {
            look.found_at("link_on_free_hosting", Where::link, i, "", target.host);
        }
    }
}

}  // namespace asepsie::mail::detectors
