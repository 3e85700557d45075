#include "foundation/crypto/signing.h"

#include "foundation/crypto/seal.h"

#include <gtest/gtest.h>

namespace asepsie::crypto {
namespace {

// RFC 8032, section 7.1, test 2.
TEST(Signer, signs_as_the_norm_gives)
{
    const Signer signer(Secret::copy_of(*from_hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")));
    EXPECT_EQ(to_hex(signer.public_key()), "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    const std::string signature = signer.sign("\x72");
    EXPECT_EQ(to_hex(signature), "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    EXPECT_TRUE(is_signed_by(signer.public_key(), "\x72", signature));
    EXPECT_FALSE(is_signed_by(signer.public_key(), "\x73", signature));
    EXPECT_FALSE(is_signed_by(signer.public_key(), "\x72", signature.substr(1)));
    EXPECT_FALSE(is_signed_by("", "\x72", signature));
}

// RFC 8410, section 10.1.
TEST(Signer, gives_its_key_as_others_read_it)
{
    EXPECT_EQ(public_key_pem(*from_hex("19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1")),
        "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n");
}

}  // namespace
}  // namespace asepsie::crypto
