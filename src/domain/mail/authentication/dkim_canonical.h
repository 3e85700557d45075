// The one form in which a message is signed, whatever blanks a server changed on its way (RFC 6376, section 3.4).
#pragma once

#include "domain/mail/authentication/dkim_signature.h"
#include "domain/mail/authentication/header_fields.h"

#include <optional>
#include <string>
#include <string_view>

namespace asepsie::authentication {

// One field, without the CRLF that closes it. LF alone counts as CRLF.
std::string canonical_field(std::string_view name, std::string_view raw_value, Canonicalisation form);

struct BodyHash {
    std::string digest;               // SHA-256, 32 bytes
    std::uint64_t canonical_bytes = 0;  // of the whole body, whatever was hashed of it
};

// most: how many canonical bytes are hashed (l=); all where it is absent. LF alone counts as CRLF.
BodyHash hash_of_body(std::string_view body, Canonicalisation form, std::optional<std::uint64_t> most);

}  // namespace asepsie::authentication
