#include "foundation/crypto/ecdsa.h"

#include "foundation/crypto/openssl.h"

#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <fmt/core.h>

namespace asepsie::crypto {
namespace {

constexpr std::size_t number_bytes = ecdsa_signature_bytes / 2;

using Key = Owned<EVP_PKEY, EVP_PKEY_free>;

Result<Key> p256_key(std::string_view der)
{
    const unsigned char* at = bytes_of(der);
    Key key(d2i_PUBKEY(nullptr, &at, static_cast<long>(der.size())));
    if (!key || at != bytes_of(der) + der.size()) {
        return fail(ErrorCode::malformed, "ecdsa: no public key in DER");
    }
    char curve[32] = {};
    std::size_t length = 0;
    if (EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_EC || EVP_PKEY_get_group_name(key.get(), curve, sizeof curve, &length) != 1
        || std::string_view(curve, length) != "prime256v1") {
        return fail(ErrorCode::unsupported, "ecdsa: the key is not of P-256");
    }
    return key;
}

// OpenSSL wants r and s as a DER sequence (RFC 3279, section 2.2.3). Empty where it cannot be made.
std::string as_der(std::string_view signature)
{
    const Owned<ECDSA_SIG, ECDSA_SIG_free> numbers(ECDSA_SIG_new());
    BIGNUM* r = BN_bin2bn(bytes_of(signature), number_bytes, nullptr);
    BIGNUM* s = BN_bin2bn(bytes_of(signature) + number_bytes, number_bytes, nullptr);
    if (!numbers || ECDSA_SIG_set0(numbers.get(), r, s) != 1) {
        BN_free(r);
        BN_free(s);
        return {};
    }
    return der_of(numbers.get(), i2d_ECDSA_SIG);
}

}  // namespace

Result<Done> verify_ecdsa_p256(std::string_view content, std::string_view signature, std::string_view public_key)
{
    const OpensslCall call;
    const Key key = TRY(p256_key(public_key));
    if (signature.size() != ecdsa_signature_bytes) {
        return fail(ErrorCode::altered, fmt::format("ecdsa: {} bytes are no signature", signature.size()));
    }
    const std::string der = as_der(signature);
    const Owned<EVP_MD_CTX, EVP_MD_CTX_free> context(EVP_MD_CTX_new());
    if (!context || EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) != 1
        || EVP_DigestVerify(context.get(), bytes_of(der), der.size(), bytes_of(content), content.size()) != 1) {
        return fail(ErrorCode::altered, "ecdsa: the signature does not hold");
    }
    return Done{};
}

}  // namespace asepsie::crypto
