#include "domain/mail/lexicon/words.h"

#include <gtest/gtest.h>

namespace asepsie::mail {
namespace {

std::vector<std::string> cut(std::string_view text)
{
    std::vector<std::string> all;
    for (const Word& word : words_of(text)) {
        all.emplace_back(text.substr(word.begin, word.end - word.begin));
    }
    return all;
}
using All = std::vector<std::string>;

std::uint64_t mark(std::string_view word)
{
    const auto words = words_of(word);
    return words.size() == 1 ? words[0].mark : 0;
}

TEST(WordsOf, are_runs_of_letters_and_figures)
{
    EXPECT_EQ(cut("L'Assurée, n°12 : «été»… x_y"), (All{"L", "Assurée", "n", "12", "été", "x", "y"}));
    EXPECT_EQ(cut(" \n."), All{});
    EXPECT_EQ(cut("Владимир 漢字"), (All{"Владимир", "漢字"}));
}

TEST(WordsOf, have_the_same_mark_where_a_person_reads_the_same)
{
    for (const char* written : {"SECURITE", "sécurité", "Se\xCC\x81" "curite\xCC\x81", "sеcuritе", "se\xE2\x80\x8B" "curi\xC2\xADte", "𝐬𝐞𝐜𝐮𝐫𝐢𝐭𝐞", "ｓｅｃｕｒｉｔｅ", "securites", "se\xE2\x81\xA6" "cu\xE1\xA0\x8E" "rite", "se\xE3\x85\xA4" "curi\xD8\x9C" "te"}) {
        EXPECT_EQ(mark(written), mark("securite")) << written;
    }
    EXPECT_NE(mark("securitee"), mark("securite"));
}

TEST(WordsOf, lose_the_plural_of_long_words_only)
{
    EXPECT_EQ(mark("comptes"), mark("compte"));
    EXPECT_NE(mark("les"), mark("le"));
    EXPECT_NE(mark("s"), 0U);
}

TEST(WordsOf, say_where_a_figure_is)
{
    const auto words = words_of("code 45ab 𝟏");
    ASSERT_EQ(words.size(), 3U);
    EXPECT_FALSE(words[0].has_figure);
    EXPECT_TRUE(words[1].has_figure && words[2].has_figure);
}

TEST(WordsOf, takes_any_bytes_and_so_many)
{
    std::string bytes;
    for (int i = 0; i < 512; ++i) {
        bytes += static_cast<char>(i * 31);
        for (const Word& word : words_of(bytes)) {
            ASSERT_TRUE(word.begin < word.end && word.end <= bytes.size());
        }
    }
    EXPECT_EQ(words_of(std::string(1'000'000, 'a')).at(0).end, longest_text_bytes);
    EXPECT_EQ(words_of("\xF0\x9F").size(), 0U);
}

}  // namespace
}  // namespace asepsie::mail
