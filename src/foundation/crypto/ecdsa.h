// ECDSA over P-256 with SHA-256, as a browser's WebCrypto signs (FIPS 186-5, W3C Web Cryptography API section 23).
#pragma once

#include "foundation/base/result.h"

#include <string_view>

namespace asepsie::crypto {

constexpr std::size_t ecdsa_signature_bytes = 64;

// signature: r and s, 32 bytes each, big-endian (IEEE P1363). public_key: SubjectPublicKeyInfo in DER (RFC 5480), what exportKey("spki") gives.
// malformed: the key is no such DER; unsupported: a key of another kind or curve; altered: the signature does not hold over the content with that key.
Result<Done> verify_ecdsa_p256(std::string_view content, std::string_view signature, std::string_view public_key);

}  // namespace asepsie::crypto
