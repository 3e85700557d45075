#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A known name's own domain, which neither a server nor a signature speaks for: such names always have theirs confirmed.
void known_name_not_proven(Look& look)
{
    const Authentication& proof = look.message().authentication;
    using enum Authentication::Outcome;
    const bool was_looked_for = proof.spf != not_said && proof.dkim != not_said;
    const bool is_proven = proof.is_aligned || proof.dmarc == pass || proof.own_dkim == pass;
    const auto brand = look.lexicon().brand_of(look.speaker().host);
    if (brand && was_looked_for && !is_proven && !look.message().is_list && !look.lexicon().free_mail.holds(look.speaker().host)) {
        look.found("known_name_not_proven", Where::receiver, std::string(look.brand(*brand).spoken()), look.speaker().host);
    }
}

}  // namespace asepsie::mail::detectors
