#include "foundation/crypto/signing.h"

#include "foundation/base/encoding.h"
#include "foundation/crypto/bytes.h"
#include "foundation/crypto/library.h"

#include <sodium.h>

namespace asepsie::crypto {

Signer::Signer(const Secret& seed) : m_key(crypto_sign_SECRETKEYBYTES), m_public_key(crypto_sign_PUBLICKEYBYTES, '\0')
{
    ASSERT(seed.size() == signing_seed_bytes);
    start_library();
    crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(m_public_key.data()), m_key.bytes().data(), seed.bytes().data());
}

std::string Signer::sign(std::string_view content) const
{
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, bytes_of(content), content.size(), m_key.bytes().data());
    return signature;
}

bool is_signed_by(std::string_view public_key, std::string_view content, std::string_view signature)
{
    start_library();
    return public_key.size() == public_key_bytes && signature.size() == signature_bytes
        && crypto_sign_verify_detached(bytes_of(signature), bytes_of(content), content.size(), bytes_of(public_key)) == 0;
}

std::string public_key_pem(std::string_view public_key)
{
    using namespace std::string_view_literals;
    // RFC 8410, section 4: SEQUENCE { SEQUENCE { OID 1.3.101.112 }, BIT STRING }.
    constexpr std::string_view prefix = "\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00"sv;
    return "-----BEGIN PUBLIC KEY-----\n" + text::to_base64(std::string(prefix) + std::string(public_key)) + "\n-----END PUBLIC KEY-----\n";
}

}  // namespace asepsie::crypto
