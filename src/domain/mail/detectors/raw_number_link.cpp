#include "domain/mail/look/look.h"
#include "foundation/base/text.h"

#include "domain/mail/detectors/all.h"

#include <algorithm>

namespace asepsie::mail::detectors {
namespace {

// A rented computer's name that holds its number: "static.20.196.139.106.example.net".
bool holds_number(std::string_view host)
{
    std::size_t run = 0;
    for (const std::string_view label : text::split(host, '.')) {
        const auto value = text::to_integer(label);
        run = value && *value >= 0 && *value <= 255 ? run + 1 : 0;
        if (run == 4) {
            return true;
        }
    }
    return false;
}

}  // namespace

// A link to a bare number instead of a name.
void raw_number_link(Look& look)
{
    const Message& message = look.message();
    const bool leads_home = std::any_of(message.links.begin(), message.links.end(), [&](const Link& link) { return !link.named_in && look.is_the_senders(link.target.host); });
    for (const std::size_t i : look.page_links()) {
        const web::WebAddress& target = message.links[i].target;
        const bool is_private = target.host.starts_with("192.168.") || target.host.starts_with("10.") || target.host.starts_with("127.");
        if ((target.is_number || holds_number(target.host)) && !is_private) {
            look.found_at("raw_number_link", Where::link, i, "", target.host, message.is_list || leads_home || !target.is_number ? Strength::faint : Strength::full);
        }
    }
}

}  // namespace asepsie::mail::detectors
