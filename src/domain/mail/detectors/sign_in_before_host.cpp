#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A text before "@" in a link that passes for the site.
void sign_in_before_host(Look& look)
{
    const Message& message = look.message();
    for (const std::size_t i : look.page_links()) {
        const web::WebAddress& written = message.links[i].written;
        if (written.user.find('.') != std::string::npos) {
            look.found_at("sign_in_before_host", Where::link, i, written.user, written.host);
        }
    }
}

}  // namespace asepsie::mail::detectors
