// What a receiving server wrote of the sending server alone (RFC 7208, section 9.1).
#pragma once

#include "domain/mail/message/message.h"
#include "foundation/base/result.h"

#include <string>
#include <string_view>

namespace asepsie::authentication {

constexpr std::size_t longest_received_spf_bytes = 8'192;

struct ReceivedSpf {
    mail::Authentication::Outcome outcome = mail::Authentication::Outcome::not_said;
    std::string domain;    // of envelope-from, or of helo where there is none; empty where neither is said
    std::string receiver;  // lower case; may be empty
};

// Errors: malformed, too_large.
Result<ReceivedSpf> parse_received_spf(std::string_view raw_value);

}  // namespace asepsie::authentication
