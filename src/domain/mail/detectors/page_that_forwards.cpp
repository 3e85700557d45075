#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// The message makes the reader's program go elsewhere by itself.
void page_that_forwards(Look& look)
{
    const Message& message = look.message();
    for (std::size_t i = 0; i < message.links.size(); ++i) {
        if (message.links[i].origin == LinkOrigin::forwarding && !message.links[i].attachment && message.links[i].target.leads_to_a_page()) {
            look.found_at("page_that_forwards", Where::link, i, "", message.links[i].target.host);
        }
    }
}

}  // namespace asepsie::mail::detectors
