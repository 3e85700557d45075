// Where an address leads, as far as the address itself tells: through link-protection services, redirectors and click counters, decoded without asking anybody.
#pragma once

#include "domain/mail/lexicon/lexicon.h"
#include "domain/mail/message/message.h"

namespace asepsie::mail {

// Fills target, through, named, is_protected and is_only_counted of a link whose `written` is set. Only services that are known to send on whom they say so lead further;
// what another address holds is named.
void follow(Link& link, const Lexicon& lexicon);

// The link to an address that `from` names, by way of it; nothing where that is no page elsewhere.
std::optional<Link> follow_named(const Link& from, std::string_view address, const Lexicon& lexicon);

}  // namespace asepsie::mail
