#include "foundation/crypto/seal.h"

#include "foundation/crypto/passphrase.h"

#include <gtest/gtest.h>

namespace asepsie::crypto {
namespace {

TEST(Seal, opens_with_the_same_key_and_context)
{
    const Secret key = Secret::random(key_bytes);
    for (const std::size_t size : {0UL, 1UL, 65'535UL, 65'536UL, 65'537UL, 200'000UL}) {
        const std::string content(size, 'x');
        EXPECT_EQ(*unseal(seal(content, key, "practice"), key, "practice"), content) << size;
    }
    EXPECT_EQ(unseal(seal("x", key, "practice"), key, "other").error().code, ErrorCode::truncated) << "a lone short piece that does not hold";
}

TEST(Seal, tells_cut_from_altered)
{
    const Secret key = Secret::random(key_bytes);
    const std::string sealed = seal(std::string(200'000, 'x'), key, "c");
    for (std::size_t length = 0; length < sealed.size(); length += 997) {
        EXPECT_EQ(unseal(sealed.substr(0, length), key, "c").error().code, ErrorCode::truncated) << length;
    }
    for (std::size_t at = 24; at < 180'000; at += 4'999) {
        std::string changed = sealed;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        EXPECT_EQ(unseal(changed, key, "c").error().code, ErrorCode::altered) << at;
    }
    EXPECT_FALSE(unseal(sealed + "x", key, "c").ok());
    EXPECT_FALSE(unseal(sealed + sealed, key, "c").ok());
}

TEST(Wrap, gives_the_secret_to_its_key_alone)
{
    const Secret key = Secret::random(key_bytes);
    const Secret secret = Secret::random(key_bytes);
    const std::string wrapped = wrap(secret, key, "w");
    EXPECT_EQ(*unwrap(wrapped, key, "w"), secret);
    EXPECT_EQ(unwrap(wrapped, Secret::random(key_bytes), "w").error().code, ErrorCode::wrong_key);
    EXPECT_EQ(unwrap(wrapped, key, "v").error().code, ErrorCode::wrong_key);
    EXPECT_EQ(unwrap("short", key, "w").error().code, ErrorCode::malformed);
}

TEST(Derive, gives_each_use_its_own_key)
{
    const Secret key = Secret::random(key_bytes);
    EXPECT_EQ(derive(key, "a"), derive(key, "a"));
    EXPECT_FALSE(derive(key, "a") == derive(key, "b"));
}

TEST(Hex, reads_back)
{
    EXPECT_EQ(*from_hex(to_hex(std::string("\0\xFFz", 3))), std::string("\0\xFFz", 3));
    EXPECT_FALSE(from_hex("0").ok());
    EXPECT_FALSE(from_hex("0g").ok());
}

}  // namespace
}  // namespace asepsie::crypto
