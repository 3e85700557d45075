#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

#include <algorithm>

namespace asepsie::mail::detectors {

// The text speaks for a known name at its beginning or end, where letters say who writes, and neither the sender nor a link is its own.
void brand_in_text(Look& look)
{
    const Message& message = look.message();
    if (message.is_list || message.is_reply_header) {
        return;
    }
    for (const Said& said : look.said_in_text()) {
        if (said.kind != Said::Kind::brand || !look.is_where_letters_say_who(said) || look.lexicon().belongs_to(look.speaker().host, said.index)) {
            continue;
        }
        const auto& links = message.links;
        const bool leads_home = std::any_of(links.begin(), links.end(), [&](const Link& link) { return !link.named_in && look.lexicon().belongs_to(link.target.host, said.index); });
        if (!leads_home && !look.page_links().empty()) {
            look.found("brand_in_text", Where::text, std::string(look.brand(said.index).spoken()), look.speaker().host);
            return;
        }
    }
}

}  // namespace asepsie::mail::detectors
