#include "foundation/crypto/rsa.h"

#include <gtest/gtest.h>

#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

namespace asepsie::crypto {
namespace {

struct RsaPair {
    EVP_PKEY* key;

    explicit RsaPair(unsigned bits) : key(EVP_RSA_gen(bits)) {}
    RsaPair(const RsaPair&) = delete;
    RsaPair& operator=(const RsaPair&) = delete;
    ~RsaPair() { EVP_PKEY_free(key); }

    template <typename Encode>
    [[nodiscard]] std::string public_key(Encode encode) const
    {
        unsigned char* der = nullptr;
        const int length = encode(key, &der);
        std::string out(reinterpret_cast<char*>(der), static_cast<std::size_t>(length));
        OPENSSL_free(der);
        return out;
    }

    [[nodiscard]] std::string sign(std::string_view content) const
    {
        EVP_MD_CTX* context = EVP_MD_CTX_new();
        EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, key);
        std::string out(1'024, '\0');
        std::size_t length = out.size();
        EVP_DigestSign(context, reinterpret_cast<unsigned char*>(out.data()), &length, reinterpret_cast<const unsigned char*>(content.data()), content.size());
        EVP_MD_CTX_free(context);
        out.resize(length);
        return out;
    }
};

TEST(Rsa, holds_over_what_was_signed_with_the_key_in_either_form)
{
    const RsaPair pair(1'024);
    const std::string spki = pair.public_key(i2d_PUBKEY);
    std::string signature = pair.sign("letter");
    EXPECT_TRUE(verify_rsa_sha256("letter", signature, spki).ok());
    EXPECT_TRUE(verify_rsa_sha256("letter", signature, pair.public_key(i2d_PublicKey)).ok());
    EXPECT_EQ(verify_rsa_sha256("letter ", signature, spki).error().code, ErrorCode::altered);
    EXPECT_EQ(verify_rsa_sha256("letter", "", spki).error().code, ErrorCode::altered);
    EXPECT_EQ(verify_rsa_sha256("letter", signature + "x", spki).error().code, ErrorCode::altered);
    signature[3] = static_cast<char>(signature[3] ^ 1);
    EXPECT_EQ(verify_rsa_sha256("letter", signature, spki).error().code, ErrorCode::altered);
}

TEST(Rsa, refuses_weak_and_other_keys)
{
    const RsaPair weak(768);
    EXPECT_EQ(verify_rsa_sha256("a", weak.sign("a"), weak.public_key(i2d_PUBKEY)).error().code, ErrorCode::wrong_key);
    EVP_PKEY* curve = EVP_EC_gen("P-256");
    unsigned char* der = nullptr;
    const int length = i2d_PUBKEY(curve, &der);
    EXPECT_EQ(verify_rsa_sha256("a", "a", {reinterpret_cast<char*>(der), static_cast<std::size_t>(length)}).error().code, ErrorCode::unsupported);
    OPENSSL_free(der);
    EVP_PKEY_free(curve);
    EXPECT_EQ(verify_rsa_sha256("a", "a", "").error().code, ErrorCode::malformed);
    EXPECT_EQ(verify_rsa_sha256("a", "a", "no key").error().code, ErrorCode::malformed);
    EXPECT_EQ(verify_rsa_sha256("a", "a", std::string(5'000, '\x30')).error().code, ErrorCode::malformed);
    EXPECT_EQ(verify_rsa_sha256("a", "a", weak.public_key(i2d_PUBKEY) + "x").error().code, ErrorCode::malformed);
}

}  // namespace
}  // namespace asepsie::crypto
