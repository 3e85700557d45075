#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A code to scan, which leads where no eye can read.
void code_to_scan(Look& look)
{
    const Message& message = look.message();
    for (const std::size_t i : look.page_links()) {
        const Link& link = message.links[i];
        if (link.origin == LinkOrigin::qr_code && !look.is_the_senders(link.target.host)) {
            look.found_at("code_to_scan", Where::link, i, "", link.target.host);
        }
    }
}

}  // namespace asepsie::mail::detectors
