// Who sent a message, as far as the receiving provider proved it: what a header says, weighed and set against the sender's address.
#pragma once

#include "domain/mail/authentication/header_fields.h"
#include "domain/mail/authentication/received_trust.h"
#include "domain/mail/message/message.h"

#include <string>
#include <string_view>
#include <vector>

namespace asepsie::authentication {

struct ReceiverSettings {
    TrustedReceiver receiver;
    // Domains that hand messages on and seal what they found (the d= of ARC-Seal): where the receiver accepts the chain of seals (arc=pass), a DMARC that the
    // forwarding broke is taken from the last of them.
    std::vector<std::string> sealers;
};

// sender_host: of the address that is shown as the sender's. Where a receiver says a thing twice, the worse counts, but for DKIM: one signature that holds
// is enough. own_dkim stays not_said; see own_proof.h.
mail::Authentication judge_authentication(const HeaderFields& fields, std::string_view sender_host, const ReceiverSettings& settings, const Registrable& registrable);

// RFC 7489, section 3.1, relaxed: the same registered domain. Never of empty hosts.
bool are_aligned(std::string_view a, std::string_view b, const Registrable& registrable);

}  // namespace asepsie::authentication
