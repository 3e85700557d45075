#include "foundation/base/utf8.h"

#include "foundation/base/text.h"

#include <gtest/gtest.h>

namespace asepsie::text {
namespace {

std::string written(std::uint32_t character)
{
    std::string utf8;
    append_character(utf8, character);
    return utf8;
}

TEST(AppendCharacter, writes_each_length)
{
    EXPECT_EQ(written('a'), "a");
    EXPECT_EQ(written(0xE9), "é");
    EXPECT_EQ(written(0x20AC), "€");
    EXPECT_EQ(written(0x1F600), "😀");
}

TEST(AppendCharacter, writes_nothing_malformed)
{
    for (const std::uint32_t wrong : {0xD800U, 0xDFFFU, 0x110000U, 0xFFFFFFFFU}) {
        EXPECT_EQ(written(wrong), "\xEF\xBF\xBD");
    }
    for (std::uint32_t c = 1; c < 0x110000; c += 97) {
        EXPECT_TRUE(is_plain_utf8(written(c))) << c;
    }
}

TEST(IsAscii, tells) { EXPECT_TRUE(is_ascii("") && is_ascii("a~") && !is_ascii("é")); }

}  // namespace
}  // namespace asepsie::text
