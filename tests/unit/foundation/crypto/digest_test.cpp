#include "foundation/crypto/digest.h"

#include "foundation/crypto/seal.h"
#include "foundation/crypto/sha1.h"

#include <gtest/gtest.h>

namespace asepsie::crypto {
namespace {

// FIPS 180-4, examples of NIST.
TEST(Sha256, is_what_the_norm_gives)
{
    EXPECT_EQ(to_hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(to_hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Sha256, is_the_same_piece_by_piece)
{
    const std::string content(1'000'003, 'x');
    Sha256 hash;
    for (std::size_t at = 0; at < content.size(); at += 65'537) {
        hash.add(std::string_view(content).substr(at, 65'537));
    }
    EXPECT_EQ(hash.digest(), sha256(content));
    EXPECT_EQ(Sha256().digest(), sha256(""));
}

// FIPS 180-4, examples of NIST.
TEST(Sha1, is_what_the_norm_gives_of_one_text_after_another)
{
    auto sha1 = Sha1::make();
    ASSERT_TRUE(sha1.ok()) << sha1.error().detail;
    const auto hex_of = [&](std::string_view content) {
        const Sha1Digest digest = sha1->of(content);
        return to_hex({reinterpret_cast<const char*>(digest.data()), digest.size()});
    };
    EXPECT_EQ(hex_of("abc"), "a9993e364706816aba3e25717850c26c9cd0d89d");
    EXPECT_EQ(hex_of(""), "da39a3ee5e6b4b0d3255bfef95601890afd80709");
    EXPECT_EQ(hex_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
    EXPECT_EQ(hex_of(std::string(1'000'000, 'a')), "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
    EXPECT_EQ(hex_of("abc"), "a9993e364706816aba3e25717850c26c9cd0d89d");
}

}  // namespace
}  // namespace asepsie::crypto
