#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// Neither the sending server nor a signature speaks for the sender, though the receiver looked for both.
void nobody_vouches(Look& look)
{
    const Authentication& proof = look.message().authentication;
    using enum Authentication::Outcome;
    const bool has_spf = proof.spf == pass;
    const bool has_dkim = proof.dkim == pass || proof.own_dkim == pass;
    const bool was_looked_for = proof.spf != not_said && proof.dkim != not_said;
    if (was_looked_for && !has_spf && !has_dkim && proof.dmarc != pass && !look.message().is_list) {
        look.found("nobody_vouches", Where::receiver, proof.receiver, look.speaker().host);
    }
}

}  // namespace asepsie::mail::detectors
