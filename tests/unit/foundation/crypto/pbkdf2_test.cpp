#include "foundation/crypto/pbkdf2.h"

#include "foundation/crypto/seal.h"

#include <gtest/gtest.h>

namespace asepsie::crypto {
namespace {

// RFC 7914, section 11.
TEST(Pbkdf2, gives_what_the_standard_says)
{
    EXPECT_EQ(to_hex(pbkdf2_sha256("passwd", "salt", 1, 64)), "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783");
    EXPECT_EQ(to_hex(pbkdf2_sha256("Password", "NaCl", 80'000, 64)), "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d");
}

}  // namespace
}  // namespace asepsie::crypto
