#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A known name written into an address that is not its own.
void brand_in_link(Look& look)
{
    const Message& message = look.message();
    for (const std::size_t i : look.page_links()) {
        const web::WebAddress& target = message.links[i].target;
        const auto& imitation = look.view_of(target.host, target.domain).imitation;
        if (imitation && imitation->how != Imitation::How::letters && imitation->how != Imitation::How::nested && !look.is_the_senders(target.host)) {
            look.found_at("brand_in_link", Where::link, i, std::string(look.brand(imitation->brand).spoken()), target.host, imitation->how == Imitation::How::slip ? Strength::faint : Strength::full);
        }
    }
}

}  // namespace asepsie::mail::detectors
