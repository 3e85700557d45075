#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A known name as the sender's, and an address that is not its own.
void brand_in_name(Look& look)
{
    const auto brand = look.foreign_brand(look.said_in_name(), look.speaker().name, look.speaker().host);
    if (!brand || look.speaker().host.empty() || look.lexicon().free_mail.holds(look.speaker().host)) {
        return;  // of a free mailbox institution_on_free_mail speaks
    }
    look.found("brand_in_name", Where::from, std::string(look.brand(*brand).spoken()), look.speaker().host);
}

}  // namespace asepsie::mail::detectors
