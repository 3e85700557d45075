// Which of a header's proofs may be believed. Whoever sends a message writes what he likes into it; only what the receiving provider added counts.
//
// The rule. Each server puts its lines above what it was given, so the border is the topmost Received line that hands over from outside (received_line.h):
// nobody but the receiver wrote what stands above it, everything below is the sender's, or may be. A message without a Received line proves nothing.
//  1. Above the border every Authentication-Results counts whose receiver is (a) named by the user, (b) absent, and Microsoft's servers wrote the Received lines
//     down to the border, (c) of the same registered domain as a server behind "by" in those lines, or any name where that server gives only its private
//     number. The topmost that fits names the receiver; others count where they bear the same name. Where none fits, the same is asked of
//     ARC-Authentication-Results (RFC 8617), of which the topmost that fits counts alone.
//  2. Directly below the border (before the next Received) some servers write too, but a sender can write there as well, and a server that checks nothing
//     takes nothing out. There only the topmost Authentication-Results counts, and only where it bears a name of the user's and the border was written
//     by a server of the same domain, or where both are mx.google.com, which always writes one and takes out what pretends to be its own.
//  3. Received-SPF counts above the border, or above what rule 2 found.
//  4. What cannot be read (a comment without end, a control character, another version) is passed over in 1 and ends 2.
// Names are compared in lower case, without comments. Where a server sees only a private address of whoever comes from outside (a relay that hides it), the
// border cannot be seen; neither can a file of which every line is invented.
#pragma once

#include "domain/mail/authentication/authentication_results.h"
#include "domain/mail/authentication/header_fields.h"
#include "domain/mail/authentication/received_spf.h"

#include <optional>
#include <string>
#include <vector>

namespace asepsie::authentication {

// The practice's provider: authserv-ids or domains ("orange.fr" names "opme11.orange.fr" too). May be empty.
struct TrustedReceiver {
    std::vector<std::string> names;
};

struct BelievedResults {
    std::string receiver;                // empty: nothing may be believed
    std::vector<MethodResult> results;   // of all fields that count, topmost first
    std::optional<ReceivedSpf> spf;
    // Whom the user may be asked to name, where nobody is believed: the first above the border. Never one below it: there a sender may have written the name of the user's own
    // service, which takes nothing out, and would be confirmed in good faith.
    std::string to_name;
};

BelievedResults believed_results(const HeaderFields& fields, const TrustedReceiver& trusted, const Registrable& registrable);

}  // namespace asepsie::authentication
