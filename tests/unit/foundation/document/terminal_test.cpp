#include "foundation/document/terminal.h"

#include "foundation/base/text.h"

#include <gtest/gtest.h>

namespace asepsie::document {
namespace {

std::string shown(Block block, Colour colour = Colour::none) { return to_terminal({"fr", "", {std::move(block)}}, {40, colour}); }

TEST(Terminal, wraps_words_under_their_own_indent)
{
    EXPECT_EQ(shown(Steps{{"Ouvrez les paramètres de votre session, puis fermez."}}),
        "  1. Ouvrez les paramètres de votre\n     session, puis fermez.\n");
}

TEST(Terminal, never_goes_past_its_width)
{
    const std::string text = to_terminal({"fr", "", {Action{1, Tone::danger, "Danger", "Le disque n’est pas chiffré du tout sur cet ordinateur", "vous et votre prestataire, 3 heures",
                                                        "Si l’ordinateur est volé, n’importe qui lit.", {"un", "deux"}, "En savoir plus"}}},
        {40, Colour::none});
    text::for_each_line(text, [](std::string_view line) { EXPECT_LE(text::columns(line), 40U) << line; });
}

TEST(Terminal, keeps_no_break_spaces_together)
{
    EXPECT_EQ(shown(Paragraph{"aaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbb\u00A0: c"}), "aaaaaaaaaaaaaaaaaaaa\nbbbbbbbbbbbbbbbbbb\u00A0: c\n");
}

TEST(Terminal, glues_marks_to_the_words_they_touch)
{
    EXPECT_EQ(shown(Paragraph{"Ouvrez **Paramètres**, puis `asepsie`."}), "Ouvrez Paramètres, puis asepsie.\n");
}

TEST(Terminal, never_parts_a_word_from_the_sign_after_its_mark)
{
    EXPECT_EQ(shown(Paragraph{"Aaaaaaaaaaaaaaaaaaa, bbbbbbbbb, **cccccccc**."}), "Aaaaaaaaaaaaaaaaaaa, bbbbbbbbb,\ncccccccc.\n");
}

TEST(Terminal, has_colour_only_where_wanted)
{
    EXPECT_EQ(shown(StatusLine{Tone::danger, "Danger", "x", ""}), "  ▲ x\n");
    EXPECT_EQ(shown(StatusLine{Tone::danger, "Danger", "x", ""}, Colour::ansi), "  \x1B[31m▲\x1B[0m x\n");
}

}  // namespace
}  // namespace asepsie::document
