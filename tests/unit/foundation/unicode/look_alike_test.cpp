#include "foundation/unicode/look_alike.h"

#include <gtest/gtest.h>

namespace asepsie::unicode {
namespace {

TEST(Skeleton, is_the_same_for_words_that_look_alike)
{
    const std::string ameli = skeleton("ameli");
    for (const char* imitation : {"arneli", "amel1", "AMELI", "Ameli", "améli", "аmeli", "amelı", "ａｍｅｌｉ", "𝐚𝐦𝐞𝐥𝐢", "аmеlі", "a\xCC\x81meli"}) {
        EXPECT_EQ(skeleton(imitation), ameli) << imitation;
    }
    EXPECT_EQ(skeleton("g00gle"), skeleton("google"));
    EXPECT_EQ(skeleton("vvindows"), skeleton("windows"));
}

TEST(Skeleton, differs_where_an_eye_sees_it)
{
    for (const char* other : {"amelie", "amali", "meli", "ameIix"}) {
        EXPECT_NE(skeleton(other), skeleton("ameli")) << other;
    }
    EXPECT_EQ(skeleton(""), "");
}

TEST(InvisibleWithinWords, counts_what_cuts_a_word)
{
    EXPECT_EQ(invisible_within_words("mot de pas\xE2\x80\x8Bse"), 1U);
    EXPECT_EQ(invisible_within_words("p\xC2\xAD" "a\xC2\xADss\xE2\x81\xA0" "e"), 3U);
    EXPECT_EQ(invisible_within_words("a\xE2\x80\x8Em\xE2\x80\xADm\xE2\x81\xA6m\xEF\xB8\x8Fx"), 4U) << "marks of direction, and forms";
    EXPECT_EQ(invisible_within_words("mot\xE2\x80\x8B de\xC2\xA0passe\xE2\x80\x8B"), 0U) << "between words";
    EXPECT_EQ(invisible_within_words("👨\xE2\x80\x8D👩\xE2\x80\x8D👧 می\xE2\x80\x8Cخواهم"), 0U) << "emoji and Persian need them";
}

TEST(StyledLetters, counts_letters_of_other_forms)
{
    EXPECT_EQ(styled_letters("𝐀meli ｖous Ⓐ"), 3U);
    EXPECT_EQ(styled_letters("Améli été"), 0U);
}

TEST(MixesAlphabets, within_one_word_only)
{
    EXPECT_TRUE(mixes_alphabets("аmeli")) << "a Cyrillic a";
    EXPECT_TRUE(mixes_alphabets("votre cοmpte")) << "a Greek o";
    EXPECT_FALSE(mixes_alphabets("Владимир Dupont"));
    EXPECT_FALSE(mixes_alphabets("été à Noël, naïf"));
    EXPECT_FALSE(mixes_alphabets("e\xCC\x81te\xCC\x81")) << "an accent of its own is of our letters";
    EXPECT_TRUE(mixes_alphabets("a\xD6\xB9meli")) << "a mark of Hebrew on our letter";
}

TEST(LookAlikes, takes_bytes_that_are_no_text)
{
    for (const std::string_view bytes : {"\xFF\xFE\xF0", "a\xC3", "\xE2\x80", "\xF0\x9F"}) {
        static_cast<void>(skeleton(bytes));
        EXPECT_EQ(invisible_within_words(bytes) + styled_letters(bytes), 0U);
        EXPECT_FALSE(mixes_alphabets(bytes));
    }
    std::string marks;
    for (int i = 0; i < 300'000; ++i) {
        marks += "\xD0\xB0";  // Cyrillic letters, and below as many marks on them
    }
    for (int i = 0; i < 300'000; ++i) {
        marks += "\xD2\x83";
    }
    EXPECT_FALSE(mixes_alphabets(marks));
    EXPECT_LE(skeleton(std::string(1'000'000, 'x')).size(), 2'000U) << "nobody compares such words";
}

}  // namespace
}  // namespace asepsie::unicode
