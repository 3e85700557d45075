#include "foundation/document/document.h"

#include <gtest/gtest.h>

namespace asepsie::document {
namespace {

TEST(Document, shows_what_was_typed_as_it_was_typed)
{
    const std::string typed = "voir `lien` **Oui, fait** 2 * 3";
    EXPECT_EQ(plain(as_text(typed)), typed);
    for (const Piece& piece : pieces_of(as_text(typed))) {
        EXPECT_EQ(piece.kind, Piece::Kind::plain) << piece.text;
    }
    EXPECT_EQ(plain("**" + as_text("a**b`c") + "**"), "a**b`c") << "within a mark of ours";
    EXPECT_EQ(pieces_of("**" + as_text("a**b") + "**").front().kind, Piece::Kind::strong);
    EXPECT_EQ(plain("un `code` **fort**"), "un code fort");
}

TEST(Document, lets_nothing_deceive_a_screen) { EXPECT_EQ(as_text("a\x1b[31mb").find('\x1b'), std::string::npos); }

}  // namespace
}  // namespace asepsie::document
