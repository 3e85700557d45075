#include "foundation/containers/rtf_text.h"

#include <gtest/gtest.h>

namespace asepsie::containers {
namespace {

TEST(RtfText, gives_back_the_page_it_carries)
{
    const RtfText page = text_in_rtf("{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0 Arial;}}{\\*\\htmltag19 <html>}\\htmlrtf {\\htmlrtf0{\\*\\htmltag84 <a href=\"http://x.fr\\'e9\">}"
                                      "\\htmlrtf {\\b \\htmlrtf0 Cliquez \\'e0 \\u233 ?\\lquote\\htmlrtf }\\htmlrtf0{\\*\\htmltag92 </a>}\\par{\\*\\mhtmltag84 <no>}{\\*\\unknown hidden}\\{}");
    EXPECT_EQ(page.kind, RtfText::Kind::html);
    EXPECT_EQ(page.text, "<html><a href=\"http://x.fr\xC3\xA9\">Cliquez \xC3\xA0 \xC3\xA9&lsquo;</a>\r\n{");
}

TEST(RtfText, gives_plain_words)
{
    const RtfText text = text_in_rtf("{\\rtf1\\ansi\\fromtext{\\fonttbl{\\f0 Arial;}}Bonjour\\par \\rquote \\u-10179?\\u-8704?\\'80}");
    EXPECT_EQ(text.kind, RtfText::Kind::text);
    EXPECT_EQ(text.text, "Bonjour\n\xE2\x80\x99\xF0\x9F\x98\x80\xE2\x82\xAC");
    EXPECT_EQ(text_in_rtf("{\\rtf1 a{\\pict 0011}{\\*\\htmltag <b>}b}").text, "ab");
    EXPECT_EQ(text_in_rtf("{\\rtf1 a\\bin5 }}}}}b}").text, "ab");
}

TEST(RtfText, survives_groups_without_end)
{
    EXPECT_TRUE(text_in_rtf(std::string(100'000, '{')).is_cut_short);
    EXPECT_EQ(text_in_rtf(std::string(1'000, '}') + "a").text, "a");
    EXPECT_EQ(text_in_rtf("\\").text, "");
    EXPECT_EQ(text_in_rtf("\\'").text, "");
    EXPECT_EQ(text_in_rtf("\\bin99999999999").text, "");
}

}  // namespace
}  // namespace asepsie::containers
