// A DKIM-Signature field, taken apart (RFC 6376, section 3.5). Whether it holds: dkim_verify.h.
#pragma once

#include "foundation/base/calendar.h"
#include "foundation/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::authentication {

constexpr std::size_t most_signed_fields = 256;
constexpr std::size_t most_signatures = 5;  // further ones are not looked at

enum class SigningMethod : std::uint8_t { rsa_sha256, ed25519_sha256, refused };  // refused: rsa-sha1 (RFC 8301, section 3.1), and what nobody knows
enum class Canonicalisation : std::uint8_t { simple, relaxed };

struct DkimSignature {
    SigningMethod method = SigningMethod::refused;
    Canonicalisation of_header = Canonicalisation::simple;
    Canonicalisation of_body = Canonicalisation::simple;
    std::string domain;           // d=, lower case
    std::string selector;         // s=, lower case
    std::string identity_domain;  // of i=, lower case: domain, or below it
    std::vector<std::string> signed_fields;  // h=, lower case, in its order, with repetitions
    std::string body_hash;        // bh=, bytes
    std::string signature;        // b=, bytes
    std::optional<std::uint64_t> body_length;  // l=
    std::optional<Moment> signed_at;           // t=
    std::optional<Moment> expires;             // x=

    [[nodiscard]] std::string key_name() const { return selector + "._domainkey." + domain; }
};

// Errors: malformed (also: From is not signed, i= is not of d=), unsupported (v=, q=), too_large.
Result<DkimSignature> parse_dkim_signature(std::string_view raw_value);

// The field's value with that of its b= taken out: what is signed of it.
std::string without_signature_value(std::string_view raw_value);

}  // namespace asepsie::authentication
