#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// An address that is hard to read on purpose: an unusual port, letters written as codes in the host.
void odd_port_or_encoding(Look& look)
{
    const Message& message = look.message();
    for (const std::size_t i : look.page_links()) {
        const web::WebAddress& written = message.links[i].written;
        const bool has_odd_port = written.port != 0 && written.port != 80 && written.port != 443 && written.port != 8080;
        if ((has_odd_port || written.is_encoded) && !message.is_list) {
            look.found_at("odd_port_or_encoding", Where::link, i, "", written.host);
        }
    }
}

}  // namespace asepsie::mail::detectors
