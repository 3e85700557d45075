#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A link to a domain that passes for a known one.
void look_alike_link(Look& look)
{
    const Message& message = look.message();
    for (const std::size_t i : look.page_links()) {
        const web::WebAddress& target = message.links[i].target;
        const auto& imitation = look.view_of(target.host, target.domain).imitation;
        if (imitation && (imitation->how == Imitation::How::letters || imitation->how == Imitation::How::nested)) {
            look.found_at("look_alike_link", Where::link, i, std::string(imitation->domain), target.host);
        }
    }
}

}  // namespace asepsie::mail::detectors
