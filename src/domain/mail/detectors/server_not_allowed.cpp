#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// The server that sent may not send for the domain it names (SPF).
void server_not_allowed(Look& look)
{
    const Authentication& proof = look.message().authentication;
    const bool is_refused = proof.spf == Authentication::Outcome::fail || proof.spf == Authentication::Outcome::softfail;
    if (is_refused && proof.dkim != Authentication::Outcome::pass && proof.dmarc != Authentication::Outcome::pass && !look.message().is_list) {
        look.found("server_not_allowed", Where::receiver, proof.receiver, proof.spf_domain.empty() ? look.speaker().host : proof.spf_domain,
            proof.spf == Authentication::Outcome::fail ? Strength::full : Strength::faint);
    }
}

}  // namespace asepsie::mail::detectors
