#include "domain/mail/look/look.h"
#include "foundation/web_address/host_name.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A sender or link with an ending that is mostly used for throw-away sites.
void risky_ending(Look& look)
{
    const Message& message = look.message();
    if (look.lexicon().risky_endings.holds(web::top_level(look.speaker().host))) {
        look.found("risky_ending", Where::from, "", look.speaker().host);
        return;
    }
    for (const std::size_t i : look.page_links()) {
        const web::WebAddress& target = message.links[i].target;
        if (look.lexicon().risky_endings.holds(web::top_level(target.host)) && !look.lexicon().shorteners.holds(target.host) && !look.lexicon().brand_of(target.host)) {
            look.found_at("risky_ending", Where::link, i, "", target.host);
            return;
        }
    }
}

}  // namespace asepsie::mail::detectors
