#include "domain/passwords/strength.h"

#include "domain/passwords/generator.h"
#include "domain/passwords/tried_words.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

namespace asepsie::passwords {
namespace {

Strength of(std::string_view password, const std::vector<std::string>& own = {}) { return strength_of(crypto::Secret::copy_of(password), *tried_words(own)); }

// Pseudo-random, the same each time.
Draw drawing()
{
    return [state = std::uint64_t{88'172'645'463'325'252}](std::uint32_t bound) mutable {
        state ^= state << 13U;
        state ^= state >> 7U;
        state ^= state << 17U;
        return static_cast<std::uint32_t>((state >> 32U) % bound);
    };
}

std::string text_of(const Drawn& drawn)
{
    const auto bytes = drawn.password.bytes();
    return {bytes.begin(), bytes.end()};
}

TEST(Strength, CountsAsTheCnilDoes)
{
    const Strength twelve = of("xK9!mQ2#vL7p");
    EXPECT_NEAR(twelve.counted_bits, 79.6, 0.05);
    EXPECT_EQ(twelve.level, Level::alone) << twelve.guessed_bits;
    EXPECT_EQ(twelve.length, Length::medium);
    EXPECT_EQ(of("4821").counted_bits, 4 * std::log2(10.0));
}

TEST(Strength, ALongGuessablePasswordReachesNoLevelOfItsOwn)
{
    EXPECT_NE(of("motdepasse2024motdepasse").level, Level::alone);
    EXPECT_EQ(of("azerty123").level, Level::none);
    EXPECT_EQ(of("aaaaaaaaaaaaaaaaaaaa").level, Level::none);
}

TEST(Strength, KnowsThePracticesOwnWords)
{
    const std::vector<std::string> own{"Cabinet du Dr Zwingelstein", "01 23 45 67 89"};
    EXPECT_LT(of("Zwingelstein67", own).guessed_bits, of("Zwingelstein67").guessed_bits - 10);
    EXPECT_LT(of("0123456789!", own).guessed_bits, 30);
}

TEST(Strength, TakesAnyBytes)
{
    EXPECT_EQ(of("").level, Level::none);
    EXPECT_EQ(of("\xC3\xA9\xC3\xA9").characters, 2U);
    EXPECT_GT(of(std::string("a\0b\x01\xFF", 5)).characters, 0U);
    EXPECT_GT(of(std::string(10'000'000, 'x')).characters, 9'000'000U);
    EXPECT_NE(of(std::string(10'000'000, 'x')).level, Level::alone);
}

TEST(Strength, TimesGrowWithBitsAndStopAtAMillionYears)
{
    EXPECT_LT(seconds_to_guess(20, Attacker::stolen_fast), 1);
    EXPECT_GT(seconds_to_guess(20, Attacker::online_limited), 86400);
    EXPECT_EQ(seconds_to_guess(10'000, Attacker::stolen_fast), seconds_to_guess(300, Attacker::stolen_fast));
}

TEST(CommonPasswords, AreFoundInAnyCase)
{
    EXPECT_TRUE(is_common(crypto::Secret::copy_of("123456")));
    EXPECT_TRUE(is_common(crypto::Secret::copy_of("Azerty")));
    EXPECT_FALSE(is_common(crypto::Secret::copy_of("xK9!mQ2#vL7p")));
    EXPECT_FALSE(is_common(crypto::Secret()));
}

TEST(Generator, DrawsWordsOfTheList)
{
    ASSERT_EQ(passphrase_words().size(), 7776U);
    const std::set<std::string_view> all(passphrase_words().begin(), passphrase_words().end());
    EXPECT_EQ(all.size(), 7776U);
    const auto drawn_words = draw_words(7, drawing());
    const Drawn& drawn = *drawn_words;
    EXPECT_NEAR(drawn.bits, 90.5, 0.05);
    EXPECT_EQ(of(text_of(drawn)).level, Level::alone) << of(text_of(drawn)).guessed_bits;
    EXPECT_FALSE(draw_words(3, drawing()).ok());
    EXPECT_FALSE(draw_words(21, drawing()).ok());
}

TEST(Generator, DrawsSignsOfEveryKindWithoutLookAlikes)
{
    for (int i = 0; i < 200; ++i) {
        const std::string drawn = text_of(*draw_signs(8, drawing()));
        EXPECT_EQ(drawn.find_first_of("0O1lI"), std::string::npos);
        for (const std::string_view kind : {"abcdefghijkmnopqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789", "!#%+-=?@*&;:."}) {
            EXPECT_NE(drawn.find_first_of(kind), std::string::npos) << drawn;
        }
    }
    const auto drawn_signs = draw_signs(16, drawing());
    const Drawn& sixteen = *drawn_signs;
    EXPECT_GT(sixteen.bits, 95);
    EXPECT_LT(sixteen.bits, 16 * std::log2(70.0));
    EXPECT_FALSE(draw_signs(7, drawing()).ok());
    EXPECT_FALSE(draw_signs(101, drawing()).ok());
}

TEST(Generator, EveryWordIsPlainAndNoneBeginsAnother)
{
    const auto& words = passphrase_words();
    for (std::size_t i = 0; i < words.size(); ++i) {
        EXPECT_EQ(words[i].find_first_not_of("abcdefghijklmnopqrstuvwxyz"), std::string_view::npos) << words[i];
        if (i > 0) {
            EXPECT_LT(words[i - 1], words[i]);
            EXPECT_FALSE(words[i].starts_with(words[i - 1])) << words[i];
        }
    }
}

}  // namespace
}  // namespace asepsie::passwords
