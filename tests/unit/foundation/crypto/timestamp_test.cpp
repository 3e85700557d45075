#include "foundation/crypto/timestamp.h"

#include "foundation/crypto/digest.h"
#include "foundation/crypto/seal.h"

#include <gtest/gtest.h>

namespace asepsie::crypto {
namespace {

// As `openssl ts -query -digest … -sha256 -cert -no_nonce` writes it.
TEST(Timestamp, asks_as_the_norm_has_it)
{
    EXPECT_EQ(to_hex(timestamp_question(sha256("abc"))),
        "30390201013031300d060960864801650304020105000420ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad0101ff");
}

}  // namespace
}  // namespace asepsie::crypto
