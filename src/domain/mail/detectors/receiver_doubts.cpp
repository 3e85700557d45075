#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// The mailbox's own provider doubts who sent it (Microsoft's composite authentication).
void receiver_doubts(Look& look)
{
    const Authentication& proof = look.message().authentication;
    if (proof.composite == Authentication::Outcome::fail && proof.dmarc != Authentication::Outcome::pass) {
        look.found("receiver_doubts", Where::receiver, proof.receiver, look.speaker().host);
    }
}

}  // namespace asepsie::mail::detectors
