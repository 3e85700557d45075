// RSA with SHA-256 as mail is signed (RSASSA-PKCS1-v1_5, RFC 8017, section 8.2).
#pragma once

#include "foundation/base/result.h"

#include <string_view>

namespace asepsie::crypto {

constexpr int shortest_rsa_bits = 1'024;  // RFC 8301, section 3.2
constexpr int longest_rsa_bits = 8'192;   // bounds the time that a foreign key can take

// public_key: SubjectPublicKeyInfo (RFC 5280, section 4.1) or RSAPublicKey (RFC 8017, appendix A.1.1) in DER.
// malformed: the key is no such DER; unsupported: a key of another kind; wrong_key: a key too short to prove anything, or too long;
// altered: the signature does not hold over the content with that key.
Result<Done> verify_rsa_sha256(std::string_view content, std::string_view signature, std::string_view public_key);

}  // namespace asepsie::crypto
