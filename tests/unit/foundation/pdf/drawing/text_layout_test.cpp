#include "foundation/pdf/drawing/text_layout.h"

#include "foundation/pdf/drawing/unicode.h"

#include <gtest/gtest.h>

namespace asepsie::pdf {
namespace {

const Typefaces& typefaces()
{
    static const Typefaces both;
    return both;
}

std::string text_of(const Line& line)
{
    std::string all;
    for (const Run& run : line.runs) {
        all += run.sign ? text_of(*run.sign) : std::string_view();
        for (const Glyph& glyph : run.glyphs) {
            all += glyph.text;
        }
    }
    return all;
}

TEST(Typeface, knows_the_letters_of_French)
{
    for (const Weight weight : {Weight::regular, Weight::bold}) {
        for (const char32_t letter : unicode::characters_of("àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜ«»’–—…€°²")) {
            EXPECT_TRUE(typefaces().of(weight).has(letter)) << unicode::utf8_of({&letter, 1});
        }
    }
}

TEST(Typeface, writes_a_letter_it_lacks_without_its_accent)
{
    const auto glyphs = typefaces().regular.shape("őł");
    ASSERT_EQ(glyphs.size(), 2U);
    EXPECT_EQ(glyphs[0].id, typefaces().regular.glyph_of(U'o'));
    EXPECT_EQ(glyphs[0].text, "ő") << "what is copied from the page keeps it";
    EXPECT_EQ(glyphs[1].id, typefaces().regular.glyph_of(U'l'));
}

TEST(TextLayout, wraps_at_spaces_within_its_width)
{
    const Text text(typefaces(), "Les mises à jour attendent depuis douze jours.", {}, 100);
    ASSERT_GT(text.line_count(), 1U);
    std::string all;
    for (const Line& line : text.lines()) {
        const double space = 3;
        EXPECT_LE(line.width, 100 + space);
        all += text_of(line);
    }
    EXPECT_EQ(all, "Les mises à jour attendent depuis douze jours.");
}

TEST(TextLayout, breaks_a_word_wider_than_the_line)
{
    const Text text(typefaces(), std::string(60, 'm'), {}, 100);
    EXPECT_GT(text.line_count(), 4U);
    for (const Line& line : text.lines()) {
        EXPECT_LE(line.width, 100);
    }
}

TEST(TextLayout, never_parts_what_a_no_break_space_holds)
{
    const Text text(typefaces(), "aaaaaaaaaa bbbbbbb\u00A0: c", {}, 100);
    ASSERT_EQ(text.line_count(), 2U);
    EXPECT_EQ(text_of(text.lines()[1]), "bbbbbbb\u00A0: c");
}

TEST(TextLayout, reads_marks_only_where_there_are_some)
{
    const Text marked(typefaces(), "un **mot** et `code` → fin", {}, 1000);
    ASSERT_EQ(marked.line_count(), 1U);
    EXPECT_EQ(text_of(marked.lines()[0]), "un mot et code → fin");
    EXPECT_EQ(marked.lines()[0].runs[1].weight, Weight::bold);
    const Text typed(typefaces(), "2 ** 3 ** 4", {}, 1000, Marks::none);
    EXPECT_EQ(text_of(typed.lines()[0]), "2 ** 3 ** 4");
}

TEST(TextLayout, starts_a_line_at_a_line_end)
{
    EXPECT_EQ(Text(typefaces(), "un\ndeux", {}, 1000).line_count(), 2U);
    EXPECT_EQ(Text(typefaces(), "un\n\ndeux", {}, 1000).line_count(), 3U) << "an empty line stays";
    EXPECT_EQ(Text(typefaces(), "", {}, 1000).line_count(), 0U);
}

TEST(Unicode, survives_malformed_bytes)
{
    EXPECT_EQ(unicode::characters_of("a\xC3"), U"a\uFFFD");
    EXPECT_EQ(unicode::characters_of("\xED\xA0\x80").front(), U'\uFFFD');
    EXPECT_EQ(unicode::utf16_in_hexadecimal("é𝄞"), "00E9D834DD1E");
    EXPECT_EQ(unicode::utf8_of(unicode::characters_of("aé€𝄞")), "aé€𝄞");
}

TEST(Number, is_as_PDF_writes_it)
{
    EXPECT_EQ(number(12.5), "12.5");
    EXPECT_EQ(number(3), "3");
    EXPECT_EQ(number(-0.0001), "0");
    EXPECT_EQ(number(0.0000001), "0");
}

}  // namespace
}  // namespace asepsie::pdf
