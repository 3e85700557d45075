#include "domain/mail/look/look.h"
#include "foundation/web_address/web_address.h"

#include "domain/mail/detectors/all.h"

#include <algorithm>

namespace asepsie::mail::detectors {
namespace {

constexpr std::size_t longest_address_text = 300;  // bytes

bool speaks_as(Look& look, std::uint16_t brand)
{
    const auto& imitation = look.view_of(look.speaker().host, look.speaker().domain).imitation;
    return look.speaks_for(brand) || (imitation && imitation->brand == brand);
}

// Whether an address within the link leads where its text says: a counter of the sender's own, as far as nothing is borrowed.
bool names(const Link& link, const std::string& domain)
{
    return std::any_of(link.named.begin(), link.named.end(), [&](const std::string& address) { return web::parse_web_address(address).domain == domain; });
}

// The text of a link is one address, and it leads to another. Of a link whose target cannot be told, only a known name's address counts, as a hint.
void note_link(Look& look, std::size_t i)
{
    const Link& link = look.message().links[i];
    const auto written = web::addresses_in(link.text, 1);
    if (written.empty()) {
        return;
    }
    const web::WebAddress shown = web::parse_web_address(std::string_view(link.text).substr(written[0].begin, written[0].length));
    const bool leads_there = shown.domain == link.target.domain || (!link.is_protected && shown.domain == link.written.domain);
    const auto brand = look.lexicon().brand_of(shown.host);
    const auto other = look.lexicon().brand_of(link.target.host);
    const bool shows_brand = brand.has_value() && (!other || (link.is_only_counted && other != brand));
    // Whoever speaks for the brand shows its address to be believed; another sender's own click counter stands before every address.
    const bool is_the_senders_own = look.is_the_senders(link.target.host) && !(shows_brand && speaks_as(look, *brand));
    if (shown.domain.empty() || leads_there || is_the_senders_own || (!shows_brand && (link.is_only_counted || names(link, shown.domain)))) {
        return;
    }
    look.found_at("text_hides_target", Where::link, i, shown.host, link.target.host, link.is_only_counted ? Strength::slight : shows_brand && !look.message().is_list ? Strength::full : Strength::faint);
}

}  // namespace

void text_hides_target(Look& look)
{
    const auto& links = look.message().links;
    for (std::size_t i = 0; i < links.size(); ++i) {
        if (links[i].origin == LinkOrigin::anchor && links[i].target.leads_to_a_page() && links[i].text.size() <= longest_address_text) {
            note_link(look, i);
        }
    }
}

}  // namespace asepsie::mail::detectors
