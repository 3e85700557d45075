// Whether a file is an SSH private key and asks for a passphrase, from its first lines alone: the secret part is never decoded
// (OpenSSH's PROTOCOL.key; RFC 1421, section 4.6.1.1; RFC 7468, sections 10 and 11).
#pragma once

#include "foundation/base/result.h"

#include <cstdint>
#include <string_view>

namespace asepsie::collectors::formats {

enum class KeyProtection : std::uint8_t {
    no_key,      // something else: a public key, a list of hosts…
    passphrase,  // unreadable without its passphrase, or of no use without the token that holds the secret
    bare,        // whoever copies the file can use it
};

// malformed where the file says it is a private key but its header does not hold.
Result<KeyProtection> parse_ssh_private_key(std::string_view text);

}  // namespace asepsie::collectors::formats
