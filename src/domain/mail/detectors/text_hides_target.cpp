#include "domain/mail/look/look.h"
#include "foundation/web_address/web_address.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {
namespace {

constexpr std::size_t longest_address_text = 300;  // bytes

bool speaks_as(const Look& look, std::uint16_t brand)
{
    const auto imitation = look.lexicon().imitation_in(look.speaker().host, look.speaker().domain);
    return look.speaks_for(brand) || (imitation && imitation->brand == brand);
}

}  // namespace

// The text of a link is one address, and it leads to another.
void text_hides_target(Look& look)
{
    const Message& message = look.message();
    for (std::size_t i = 0; i < message.links.size(); ++i) {
        const Link& link = message.links[i];
        if (link.origin != LinkOrigin::anchor || link.is_protected || link.is_only_counted || !link.target.leads_to_a_page() || link.text.size() > longest_address_text) {
            continue;
        }
        const auto written = web::addresses_in(link.text, 1);
        if (written.empty()) {
            continue;
        }
        const web::WebAddress shown = web::parse_web_address(std::string_view(link.text).substr(written[0].begin, written[0].length));
        const bool leads_there = shown.domain == link.target.domain || shown.domain == link.written.domain;
        const auto brand = look.lexicon().brand_of(shown.host);
        const bool shows_brand = brand && !look.lexicon().brand_of(link.target.host);
        // Whoever speaks for the brand shows its address to be believed; another sender's own click counter stands before every address.
        const bool is_the_senders_own = look.is_the_senders(link.target.host) && !(shows_brand && speaks_as(look, *brand));
        if (shown.domain.empty() || leads_there || is_the_senders_own) {
            continue;
        }
        look.found_at("text_hides_target", Where::link, i, shown.host, link.target.host, shows_brand && !message.is_list ? Strength::full : Strength::faint);
    }
}

}  // namespace asepsie::mail::detectors
