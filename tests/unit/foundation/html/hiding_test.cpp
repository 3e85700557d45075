#include "foundation/html/hiding.h"

#include "foundation/html/page.h"

#include <gtest/gtest.h>

namespace asepsie::html {
namespace {

TEST(Hides, what_nobody_can_see)
{
    for (const char* style : {"display:none", "DISPLAY : None !important", "color:red;visibility:hidden", "font-size:0", "font-size: 0px", "font-size:0.0em", "font-size:1px", "opacity:0", "max-height:0px", "text-indent:-9999px",
             "font:0/0 a"}) {
        EXPECT_TRUE(hides(style)) << style;
    }
    for (const char* style : {"", "display:block", "font-size:10px", "font-size:0.9em", "max-height:100px", "opacity:0.9", "line-height:0", "min-font-size:0", "font-family:'display:none'", "display:none;display:block", "x", ":", ";;"}) {
        EXPECT_FALSE(hides(style)) << style;
    }
}

TEST(Hiding, lasts_until_the_end_tag)
{
    const Page page = read_page("a<div style='display:none'>b<div>c</div>d</div>e");
    EXPECT_EQ(page.text, "a\ne");
    EXPECT_EQ(page.hidden, "b\nc\nd\n");
    EXPECT_EQ(read_page("a<span hidden>b</span>c").text, "ac");
    EXPECT_EQ(read_page("a<span style='color:red' hidden>b</span>c").text, "ac");
    EXPECT_EQ(read_page("a<span style='display:inline' hidden>b</span>c").text, "abc") << "the style says the last word";
    EXPECT_EQ(read_page("a<img style='display:none'>b<br style='display:none'>c").text, "ab\nc") << "what has no content hides none";
    EXPECT_EQ(read_page("a<textarea hidden>b</textarea>c").text, "ac");
}

TEST(Hiding, ends_where_browsers_end_what_was_left_open)
{
    EXPECT_EQ(read_page("<p style='display:none'>a<p>b").text, "b") << "a paragraph ends before the next";
    EXPECT_EQ(read_page("<p style='display:none'>a<table><tr><td>b</table>").text, "b\n");
    EXPECT_EQ(read_page("<div><span style='display:none'>a</div>b").text, "b") << "and anything with what it lies in";
    EXPECT_EQ(read_page("<table><tr><td><font style='display:none'>a<td>b</tr></table>c").text, "b\nc");
    EXPECT_EQ(read_page("<span style='display:none'><div>a</div>b</span>c").text, "c");
}

TEST(Hiding, ends_with_what_needs_no_end_tag)
{
    for (const char* html : {"<table><tr><td style=display:none>a<td>b</table>", "<table><tr><th style=display:none>a<td>b</table>", "<table><tr style=display:none><td>a<tr><td>b</table>",
             "<table><tr><td><div style=display:none>a<tr><td>b</table>", "<table><tbody style=display:none><tr><td>a<tbody><tr><td>b</table>", "<ul><li style=display:none>a<li>b</ul>",
             "<ul><li><span style=display:none>a<li>b</ul>", "<dl><dt style=display:none>a<dd>b</dl>", "<select><option style=display:none>a<option>b</select>"}) {
        const Page page = read_page(html);
        EXPECT_EQ(page.text.find('a'), std::string::npos) << html;
        EXPECT_NE(page.text.find('b'), std::string::npos) << html;
    }
    for (const char* html : {"<table><tr style=display:none><td>a<td>b</table>", "<table style=display:none><tr><td>a<tr><td>b</table>", "<div style=display:none><table><tr><td>a<td>b</table></div>",
             "<table><tr><td style=display:none>a<table><tr><td>b<td>b</table></td></table>", "<ul><li style=display:none>a<ul><li>b<li>b</ul></li></ul>", "<div style=display:none>a<li>b<td>b</div>"}) {
        EXPECT_EQ(read_page(html).text.find_first_of("ab"), std::string::npos) << html << ": " << read_page(html).text;
    }
    EXPECT_EQ(read_page("<table><tr><td style=display:none>a<table><tr><td>b<td>c</table></td><td>d</table>").text, "d\n") << "with what lay in it";
    EXPECT_EQ(read_page("<ul><li style=display:none>a<ul><li>b<li>c</ul></li><li>d</ul>").text, "d\n");
}

TEST(Hiding, by_the_size_of_letters_is_undone_within)
{
    const Page page = read_page("<td style='font-size:0px'>a<div style='font-size:14px'>b<span style='font-size:0'>c</span>d</div>e</td>f");
    EXPECT_EQ(page.text.find_first_of("ace"), std::string::npos) << page.text;
    EXPECT_NE(page.text.find('b'), std::string::npos) << "as newsletters are built";
    EXPECT_NE(page.text.find('d'), std::string::npos);
    EXPECT_NE(page.text.find('f'), std::string::npos);
    EXPECT_EQ(read_page("<div style='display:none'><p style='font-size:14px'>a</p></div>b").text, "b") << "what is not displayed is not at any size";
}

TEST(Hiding, of_too_many_levels_is_said)
{
    Hiding hiding;
    for (int i = 0; i < 1'000; ++i) {
        hiding.begin("td", "font-size:0", Hiding::Content::some);
        hiding.begin("div", "font-size:9px", Hiding::Content::some);
    }
    EXPECT_TRUE(hiding.is_cut_short());
    EXPECT_FALSE(Hiding().is_cut_short());
}

}  // namespace
}  // namespace asepsie::html
