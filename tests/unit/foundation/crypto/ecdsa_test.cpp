#include "foundation/crypto/ecdsa.h"

#include "foundation/crypto/digest.h"
#include "foundation/crypto/seal.h"

#include <gtest/gtest.h>

#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

namespace asepsie::crypto {
namespace {

struct KeyPair {
    EVP_PKEY* key;
    std::string spki;

    explicit KeyPair(const char* curve) : key(EVP_EC_gen(curve))
    {
        unsigned char* der = nullptr;
        const int length = i2d_PUBKEY(key, &der);
        spki.assign(reinterpret_cast<char*>(der), static_cast<std::size_t>(length));
        OPENSSL_free(der);
    }
    KeyPair(const KeyPair&) = delete;
    KeyPair& operator=(const KeyPair&) = delete;
    ~KeyPair() { EVP_PKEY_free(key); }

    [[nodiscard]] std::string sign(std::string_view content) const
    {
        EVP_MD_CTX* context = EVP_MD_CTX_new();
        EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, key);
        unsigned char der[200];
        std::size_t length = sizeof der;
        EVP_DigestSign(context, der, &length, reinterpret_cast<const unsigned char*>(content.data()), content.size());
        EVP_MD_CTX_free(context);
        const unsigned char* at = der;
        ECDSA_SIG* numbers = d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(length));
        std::string raw(ecdsa_signature_bytes, '\0');
        BN_bn2binpad(ECDSA_SIG_get0_r(numbers), reinterpret_cast<unsigned char*>(raw.data()), 32);
        BN_bn2binpad(ECDSA_SIG_get0_s(numbers), reinterpret_cast<unsigned char*>(raw.data()) + 32, 32);
        ECDSA_SIG_free(numbers);
        return raw;
    }
};

TEST(Ecdsa, holds_over_what_was_signed_and_over_nothing_else)
{
    const KeyPair pair("P-256");
    for (int i = 0; i < 50; ++i) {  // leading zeros of r and s come by chance
        const std::string content = "answers " + std::to_string(i);
        std::string signature = pair.sign(content);
        EXPECT_TRUE(verify_ecdsa_p256(content, signature, pair.spki).ok());
        EXPECT_EQ(verify_ecdsa_p256(content + " ", signature, pair.spki).error().code, ErrorCode::altered);
        signature[5] = static_cast<char>(signature[5] ^ 1);
        EXPECT_EQ(verify_ecdsa_p256(content, signature, pair.spki).error().code, ErrorCode::altered);
    }
    EXPECT_EQ(verify_ecdsa_p256("a", pair.sign("a"), KeyPair("P-256").spki).error().code, ErrorCode::altered);
}

TEST(Ecdsa, refuses_other_keys_and_lengths_and_zeros)
{
    const KeyPair pair("P-256");
    EXPECT_EQ(verify_ecdsa_p256("a", pair.sign("a"), KeyPair("P-384").spki).error().code, ErrorCode::unsupported);
    EXPECT_EQ(verify_ecdsa_p256("a", pair.sign("a"), "").error().code, ErrorCode::malformed);
    EXPECT_EQ(verify_ecdsa_p256("a", pair.sign("a"), pair.spki + "x").error().code, ErrorCode::malformed);
    EXPECT_EQ(verify_ecdsa_p256("a", pair.sign("a") + "x", pair.spki).error().code, ErrorCode::altered);
    EXPECT_EQ(verify_ecdsa_p256("a", std::string(ecdsa_signature_bytes, '\0'), pair.spki).error().code, ErrorCode::altered) << "CVE-2022-21449";
}

TEST(Digest, is_sha_256)
{
    // FIPS 180-4's own example.
    EXPECT_EQ(to_hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(to_hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

}  // namespace
}  // namespace asepsie::crypto
