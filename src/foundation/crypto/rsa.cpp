#include "foundation/crypto/rsa.h"

#include "foundation/crypto/openssl.h"

#include <openssl/evp.h>
#include <openssl/x509.h>

namespace asepsie::crypto {
namespace {

constexpr std::size_t longest_key_bytes = 4'096;  // RSA of 8192 bits takes 1,058

using Key = Owned<EVP_PKEY, EVP_PKEY_free>;

Key key_in(std::string_view der)
{
    const unsigned char* const end = bytes_of(der) + der.size();
    const unsigned char* at = bytes_of(der);
    Key key(d2i_PUBKEY(nullptr, &at, static_cast<long>(der.size())));
    if (!key || at != end) {
        at = bytes_of(der);
        key.reset(d2i_PublicKey(EVP_PKEY_RSA, nullptr, &at, static_cast<long>(der.size())));
    }
    return key && at == end ? std::move(key) : nullptr;
}

}  // namespace

Result<Done> verify_rsa_sha256(std::string_view content, std::string_view signature, std::string_view public_key)
{
    const OpensslCall call;
    const Key key = public_key.empty() || public_key.size() > longest_key_bytes ? nullptr : key_in(public_key);
    if (!key) {
        return fail(ErrorCode::malformed, "rsa: no public key in DER");
    }
    if (EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_RSA) {
        return fail(ErrorCode::unsupported, "rsa: a key of another kind");
    }
    const int bits = EVP_PKEY_get_bits(key.get());
    if (bits < shortest_rsa_bits || bits > longest_rsa_bits) {
        return fail(ErrorCode::wrong_key, "rsa: the key is too short or too long");
    }
    const Owned<EVP_MD_CTX, EVP_MD_CTX_free> context(EVP_MD_CTX_new());
    if (!context || EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) != 1
        || EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(content), content.size()) != 1) {
        return fail(ErrorCode::altered, "rsa: the signature does not hold");
    }
    return Done{};
}

}  // namespace asepsie::crypto
