// The public key of a signer as it stands in the DNS (RFC 6376, section 3.6.1).
#pragma once

#include "foundation/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace asepsie::authentication {

enum class KeyKind : std::uint8_t { rsa, ed25519, other };

struct DkimKey {
    KeyKind kind = KeyKind::rsa;
    std::string bytes;             // empty: the signer took the key back
    bool allows_sha256 = true;     // h=
    bool is_for_mail = true;       // s=
    bool is_for_tests = false;     // t=y: the signer asks that nothing be made of it
    bool is_for_domain_only = false;  // t=s: i= may not be below d=
};

// Errors: malformed (also: another version than DKIM1), too_large.
Result<DkimKey> parse_dkim_key(std::string_view record);

}  // namespace asepsie::authentication
