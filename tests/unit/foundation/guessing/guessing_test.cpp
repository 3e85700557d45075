#include "foundation/guessing/guessing.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace asepsie::guessing {
namespace {

Guess of(std::string_view password, const OwnWords& own = {}) { return guess(crypto::Secret::copy_of(password), own); }

bool has(const Guess& guess, PieceKind kind)
{
    return std::any_of(guess.pieces.begin(), guess.pieces.end(), [&](const Piece& piece) { return piece.kind == kind; });
}

TEST(Guessing, TellsPiecesApart)
{
    EXPECT_TRUE(has(of("password"), PieceKind::word));
    EXPECT_TRUE(has(of("zzzzzzzzzzzz"), PieceKind::repetition));
    EXPECT_TRUE(has(of("qwertyuiop[]"), PieceKind::keyboard) || has(of("qwertyuiop[]"), PieceKind::word));
    EXPECT_TRUE(has(of("x14/07/1989"), PieceKind::date));
    EXPECT_TRUE(has(of("vK9!mQ"), PieceKind::chance));
    EXPECT_EQ(of("").bits, 0);
}

TEST(Guessing, OwnWordsAreGuessedEarly)
{
    const OwnWords own("doliprane\nstethoscope\n");
    EXPECT_LT(of("stethoscope", own).bits, 8);
    EXPECT_GT(of("stethoscope").bits, 12);
    EXPECT_TRUE(has(of("stethoscope", own), PieceKind::own_word));
}

TEST(Guessing, WordsPutFirstComeBeforeTheList)
{
    OwnWords own("aaaaa\nbbbbb\nccccc\n");
    own.put_first({"zwingelstein", "", "\xC3\xA9t\xC3\xA9"});
    EXPECT_LT(of("zwingelstein", own).bits, 5);
    EXPECT_GT(of("zwingelstein").bits, 30);
}

TEST(Guessing, PassesOverWordsThatAreNotPlainAndAnEmptyList)
{
    const OwnWords own("\xC3\xA9t\xC3\xA9\n\n");
    EXPECT_GT(of("bonjour", own).bits, 0);
}

TEST(Guessing, BytesWithinAndAtTheEndAreNoDanger)
{
    EXPECT_GT(of(std::string("ab\0cd\0", 6)).pieces.size(), 0U);
    EXPECT_GT(of(std::string(200, '\x7F')).bits, 0);
}

}  // namespace
}  // namespace asepsie::guessing
