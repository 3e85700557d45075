#include "foundation/crypto/digest.h"

#include "foundation/crypto/seal.h"

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

}  // namespace
}  // namespace asepsie::crypto
