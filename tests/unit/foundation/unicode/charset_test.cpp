#include "foundation/unicode/charset.h"

#include "foundation/base/text.h"

#include <gtest/gtest.h>

namespace asepsie::unicode {
namespace {

using namespace std::string_literals;

TEST(ToUtf8, reads_what_the_charset_says)
{
    EXPECT_EQ(to_utf8("Assur\xE9", "iso-8859-1"), "Assuré");
    EXPECT_EQ(to_utf8("10 \xA4", "ISO-8859-15"), "10 €");
    EXPECT_EQ(to_utf8("10 \x80 \x93x\x94", " Windows-1252 "), "10 € “x”");
    EXPECT_EQ(to_utf8("\xC1\xEC\xE5\xEB\xE9", "koi8-r"), "аЛЕКИ") << "another alphabet";
    EXPECT_EQ(to_utf8("\x1B$B4A;z\x1B(B", "iso-2022-jp"), "漢字");
}

TEST(ToUtf8, believes_utf8_against_a_name_that_lies)
{
    EXPECT_EQ(to_utf8("Assuré", "iso-8859-1"), "Assuré");
    EXPECT_EQ(to_utf8("Assuré", "koi8-r"), "Assuré");
    EXPECT_EQ(to_utf8("Assuré", "no-such-charset"), "Assuré");
}

TEST(ToUtf8, replaces_what_is_not_the_utf8_it_is_called)
{
    EXPECT_EQ(to_utf8("Assur\xE9 !", "utf-8"), "Assur\xEF\xBF\xBD !");
    EXPECT_EQ(to_utf8("\xC0\xAF\xED\xA0\x80", "UTF8"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD") << "overlong, and half of a pair";
}

TEST(ToUtf8, takes_an_unknown_or_missing_name_for_windows_1252)
{
    EXPECT_EQ(to_utf8("Assur\xE9", ""), "Assuré");
    EXPECT_EQ(to_utf8("Assur\xE9", "x-nobody-knows"), "Assuré");
    EXPECT_EQ(to_utf8("Assur\xE9", "../../etc/passwd"), "Assuré") << "a name is no path";
}

TEST(ToUtf8, reads_utf16_in_either_order_and_utf7)
{
    EXPECT_EQ(to_utf8("\xFF\xFE" "A\0\xE9\0"s, "utf-16"), "Aé");
    EXPECT_EQ(to_utf8("\0A\0\xE9"s, "utf-16be"), "Aé");
    EXPECT_EQ(to_utf8("A\0\xE9\0"s, "UTF-16LE"), "Aé");
    EXPECT_EQ(to_utf8("Assur+AOk-", "utf-7"), "Assuré");
    EXPECT_EQ(to_utf8("+ADw-script+AD4-", "utf-7"), "<script>") << "tags written so that nobody sees them";
}

TEST(ToUtf8, leaves_nul_out)
{
    EXPECT_EQ(to_utf8("am\0eli"s, "utf-8"), "ameli");
    EXPECT_EQ(to_utf8("am\0\xC3\xA9li"s, "iso-8859-1"), "améli") << "it is UTF-8 still";
    EXPECT_EQ(to_utf8("a\0m\0e\0l\0i\0"s, ""), "ameli") << "UTF-16 that does not say so";
}

TEST(ToUtf8, is_always_well_formed)
{
    for (const char* charset : {"utf-8", "iso-8859-1", "utf-16", "utf-16le", "utf-32", "utf-7", "gb18030", "big5", "shift_jis", "iso-2022-kr", "hz", "euc-jp", "ibm037", "scsu", "bocu-1", "x"}) {
        std::string bytes;
        for (int i = 0; i < 1'024; ++i) {
            bytes += static_cast<char>(i * 7 + i / 256);
            EXPECT_TRUE(i % 97 != 0 || text::is_plain_utf8(to_utf8(bytes, charset))) << charset << " " << i;
        }
    }
}

}  // namespace
}  // namespace asepsie::unicode
