#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A shortened link, which does not say where it leads.
void short_link(Look& look)
{
    const Message& message = look.message();
    for (const std::size_t i : look.page_links()) {
        const web::WebAddress& target = message.links[i].target;
        if (look.lexicon().shorteners.holds(target.host, target.path) && target.path.size() > 1) {
            look.found_at("short_link", Where::link, i, "", target.host);
        }
    }
}

}  // namespace asepsie::mail::detectors
