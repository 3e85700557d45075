// Whether a message's DKIM signatures hold (RFC 6376, section 6; RFC 8301, RFC 8463), given what the DNS said. Touches no network and no clock.
#pragma once

#include "domain/mail/authentication/dns_answers.h"
#include "domain/mail/authentication/header_fields.h"
#include "foundation/base/calendar.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::authentication {

enum class DkimState : std::uint8_t {
    holds,
    partly_holds,     // what is signed is as it was, but more stands in the message: behind l= of the body, or a second From
    for_tests,        // holds, or does not, with a key that is only for tests (t=y)
    expired,          // holds, but not any more (x=)
    body_changed,
    signature_wrong,  // the header was changed, or another key signed
    not_answered,     // the DNS did not say
    without_key,      // the DNS says that there is no key, or none that can be read
    revoked,
    unsuitable_key,   // not for mail, not for this i=, not for SHA-256, of another kind than a=
    weak_key,         // RSA below 1024 bits: proves nothing
    unsupported,      // rsa-sha1, or a method nobody knows
    malformed,
};

std::string_view name_of(DkimState state);

struct DkimVerdict {
    DkimState state = DkimState::malformed;
    std::string domain;    // d=, empty where it cannot be read
    std::string selector;
};

// body: the bytes behind the empty line. The first most_signatures of the message, in their order.
std::vector<DkimVerdict> verify_dkim(const HeaderFields& fields, std::string_view body, const DnsAnswers& answers, Moment now);

}  // namespace asepsie::authentication
