#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// The receiving server confirms the sender's domain: a good sign for who, not for what.
void sender_proven(Look& look)
{
    const Authentication& proof = look.message().authentication;
    if (proof.dmarc == Authentication::Outcome::pass || proof.is_aligned) {
        look.found("sender_proven", Where::receiver, proof.receiver, look.speaker().domain);
    }
}

}  // namespace asepsie::mail::detectors
