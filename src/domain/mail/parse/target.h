// Where an address leads, as far as the address itself tells: through link-protection services, redirectors and click counters, decoded without asking anybody.
#pragma once

#include "domain/mail/lexicon/lexicon.h"
#include "domain/mail/message/message.h"

namespace asepsie::mail {

// Fills target, through, is_protected and is_only_counted of a link whose `written` is set.
void follow(Link& link, const Lexicon& lexicon);

}  // namespace asepsie::mail
