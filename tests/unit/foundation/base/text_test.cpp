#include "foundation/base/text.h"

#include <gtest/gtest.h>

namespace asepsie::text {
namespace {

TEST(Trim, takes_blanks_from_both_ends)
{
    EXPECT_EQ(trim(" \t a b \r\n"), "a b");
    EXPECT_EQ(trim("  "), "");
}

TEST(Split, keeps_empty_pieces)
{
    EXPECT_EQ(split("a::b", ':'), (std::vector<std::string_view>{"a", "", "b"}));
    EXPECT_EQ(split("", ':'), std::vector<std::string_view>{""});
}

TEST(Lines, end_with_lf_or_crlf_or_the_text)
{
    std::vector<std::string> lines;
    for_each_line("a\r\n\nb", [&](std::string_view line) { lines.emplace_back(line); });
    EXPECT_EQ(lines, (std::vector<std::string>{"a", "", "b"}));
}

TEST(ToInteger, reads_the_whole_text_or_nothing)
{
    EXPECT_EQ(to_integer("-12"), -12);
    EXPECT_EQ(to_integer("0C", 16), 12);
    EXPECT_EQ(to_integer("12 "), std::nullopt);
    EXPECT_EQ(to_integer(""), std::nullopt);
    EXPECT_EQ(to_integer("99999999999999999999"), std::nullopt);
}

TEST(MadeSafeToShow, replaces_what_could_fool_a_screen)
{
    EXPECT_EQ(made_safe_to_show("caf\xC3\xA9\n"), "caf\xC3\xA9\n");
    EXPECT_EQ(made_safe_to_show("a\x1B[31mb"), "a\xEF\xBF\xBD[31mb");
    EXPECT_EQ(made_safe_to_show("\xFF"), "\xEF\xBF\xBD");
    EXPECT_EQ(made_safe_to_show("\xE2\x80\xAE" "gpj"), "\xEF\xBF\xBD" "gpj") << "right-to-left override";
    for (const char* unseen : {"\xD8\x9C", "\xE2\x80\x8B", "\xE2\x80\x8D", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xEF\xBB\xBF", "\xC2\xAD", "\xF3\xA0\x80\x81", "\xF3\xA0\x81\xBF"}) {
        EXPECT_EQ(made_safe_to_show(std::string("a") + unseen + "b"), "a\xEF\xBF\xBD" "b") << "what nobody sees";
    }
    EXPECT_EQ(made_safe_to_show("1\xE2\x80\xAF" "h\xC2\xA0!"), "1\xE2\x80\xAF" "h\xC2\xA0!") << "spaces that hold together are seen";
}

TEST(IsPlainUtf8, refuses_overlong_surrogates_and_nul)
{
    EXPECT_TRUE(is_plain_utf8("é€😀"));
    EXPECT_FALSE(is_plain_utf8("\xC0\xAF"));
    EXPECT_FALSE(is_plain_utf8("\xED\xA0\x80"));
    EXPECT_FALSE(is_plain_utf8(std::string_view("a\0b", 3)));
    EXPECT_FALSE(is_plain_utf8("\xE2\x82"));
}

TEST(Columns, counts_what_a_terminal_shows)
{
    EXPECT_EQ(columns("été"), 3U);
    EXPECT_EQ(columns("e\xCC\x81"), 1U) << "a combining accent takes no column";
    EXPECT_EQ(columns("漢字"), 4U);
}

}  // namespace
}  // namespace asepsie::text
