#include "foundation/base/encoding.h"

#include <gtest/gtest.h>

namespace asepsie::text {
namespace {

TEST(Base64, writes_and_reads_the_vectors_of_rfc_4648)
{
    const std::pair<const char*, const char*> vectors[] = {{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="}, {"foobar", "Zm9vYmFy"}};
    for (const auto& [bytes, letters] : vectors) {
        EXPECT_EQ(to_base64(bytes), letters);
        const auto read = from_base64(letters);
        ASSERT_TRUE(read.ok()) << letters;
        EXPECT_EQ(*read, bytes);
    }
}

TEST(Base64, reads_every_byte_back)
{
    std::string all;
    for (int c = 0; c < 256; ++c) {
        all += static_cast<char>(c);
    }
    EXPECT_EQ(*from_base64(to_base64(all)), all);
}

TEST(Base64, refuses_what_it_does_not_write)
{
    for (const char* bad : {"Z", "Zg", "Zg=", "Zh==", "Zm9=", "Zm 9v", "Zm9v\n", "====", "Z===", "Zg==Zg==", "Zm9v=", "Zm-_"}) {
        EXPECT_FALSE(from_base64(bad).ok()) << bad;
    }
}

TEST(Crockford, takes_five_bits_a_sign)
{
    EXPECT_EQ(to_crockford(std::string("\x00\x44\x32\x14\xc7", 5), 8), "01234567");
    EXPECT_EQ(to_crockford("\xff\xff", 3), "ZZZ");
    EXPECT_EQ(to_crockford("", 0), "");
}

TEST(PercentDecoded, once_and_only_codes)
{
    EXPECT_EQ(percent_decoded("%C3%A9+%2541%"), "é+%41%");
    EXPECT_EQ(percent_decoded("%zz%4"), "%zz%4");
}

}  // namespace
}  // namespace asepsie::text
