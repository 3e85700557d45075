#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// The receiving server compared the sender's domain with who really sent (DMARC), and they do not agree.
void sender_not_proven(Look& look)
{
    const Authentication& proof = look.message().authentication;
    if (proof.dmarc == Authentication::Outcome::fail && (!look.message().is_list || look.speaks_for_known_name())) {
        look.found("sender_not_proven", Where::receiver, proof.receiver, look.speaker().host);
    }
}

}  // namespace asepsie::mail::detectors
