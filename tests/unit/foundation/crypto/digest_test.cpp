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

}  // namespace
}  // namespace asepsie::crypto
