#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A signature that does not hold: mailing lists often break it.
void signature_altered(Look& look)
{
    const Authentication& proof = look.message().authentication;
    using enum Authentication::Outcome;
    if (proof.dkim == fail || proof.own_dkim == fail) {
        look.found("signature_altered", Where::receiver, proof.receiver, proof.dkim_domain.empty() ? look.speaker().host : proof.dkim_domain);
    }
}

}  // namespace asepsie::mail::detectors
