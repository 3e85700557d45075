// Signatures of our own (Ed25519, RFC 8032), by libsodium: for what the practice writes and others must be able to verify with nothing of ours.
#pragma once

#include "foundation/base/result.h"
#include "foundation/crypto/secret.h"

#include <string>
#include <string_view>

namespace asepsie::crypto {

constexpr std::size_t signing_seed_bytes = 32;
constexpr std::size_t signature_bytes = 64;
constexpr std::size_t public_key_bytes = 32;

// seed: signing_seed_bytes of chance, kept secret.
class Signer {
public:
    explicit Signer(const Secret& seed);
    [[nodiscard]] std::string sign(std::string_view content) const;  // signature_bytes
    [[nodiscard]] const std::string& public_key() const { return m_public_key; }

private:
    Secret m_key;
    std::string m_public_key;
};

bool is_signed_by(std::string_view public_key, std::string_view content, std::string_view signature);

// The key as other programs read it: a SubjectPublicKeyInfo (RFC 8410) in PEM.
std::string public_key_pem(std::string_view public_key);

}  // namespace asepsie::crypto
