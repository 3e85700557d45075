#include "foundation/document/document.h"
#include "foundation/document/html_page.h"
#include "foundation/document/terminal.h"

#include <gtest/gtest.h>

namespace asepsie::document {
namespace {

TEST(Literal, shows_the_marks_of_what_somebody_typed)
{
    for (const std::string typed : {"**gras**", "`code`", "a*b", "*", "`", "**", "***`**`", "2 * 3"}) {
        EXPECT_EQ(plain(literal(typed)), typed);
        EXPECT_EQ(plain("**" + literal(typed) + "**"), typed) << "within marks of our own";
        EXPECT_EQ(plain("`" + literal(typed) + "`"), typed);
        for (const Piece& piece : pieces_of(literal(typed))) {
            EXPECT_EQ(piece.kind, Piece::Kind::plain) << typed;
        }
    }
}

TEST(Literal, lets_no_control_character_through)
{
    const std::string shown = plain(literal("a\x1B[31mb\x10`c\nd"));
    EXPECT_EQ(shown.find('\x1B'), std::string::npos);
    EXPECT_EQ(shown.find('\x10'), std::string::npos);
    EXPECT_EQ(shown.find('\n'), std::string::npos);
}

TEST(Literal, is_text_in_every_medium)
{
    Document page{"fr", "t", {Paragraph{literal("**<b>`x`</b>**")}, StatusLine{Tone::to_do, "", "a", literal("`y`")}}};
    const std::string html = to_html(page.blocks, Links::followed).markup();
    EXPECT_NE(html.find("**&lt;b&gt;`x`&lt;/b&gt;**"), std::string::npos) << html;
    EXPECT_EQ(html.find("<code>"), std::string::npos);
    EXPECT_NE(to_terminal(page, {}).find("`y`"), std::string::npos);
}

}  // namespace
}  // namespace asepsie::document
