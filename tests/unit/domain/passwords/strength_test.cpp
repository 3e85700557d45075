#include "domain/passwords/strength.h"

#include "domain/passwords/generator.h"
#include "domain/passwords/tried_words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace asepsie::passwords {
namespace {

Strength of(std::string_view password, const std::vector<std::string>& own = {}) { return strength_of(crypto::Secret::copy_of(password), *tried_words(own)); }

// Pseudo-random, the same each time for the same seed.
Draw drawing(std::uint64_t seed = 88'172'645'463'325'252)
{
    return [state = seed](std::uint32_t bound) mutable {
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

TEST(Strength, AccentsAndSpacesHideNoWord)
{
    for (const std::string_view weak : {"liberté égalité fraternité", "il était une fois", "Hélène1985", "CabinetMédical2024!", "le chat mange la souris", "Cœurdebœuf", "Maître Corbeau, sur un arbre perché"}) {
        EXPECT_LT(of(weak).level, Level::limited_attempts) << weak << ": " << of(weak).guessed_bits;
    }
    EXPECT_NEAR(of("Hélène1985").guessed_bits, of("Helene1985").guessed_bits, 3);
    EXPECT_LE(of("le-chat-mange-la-souris").guessed_bits, of("lechatmangelasouris").guessed_bits);
}

TEST(Strength, GuessesAreNeverMoreThanChanceWouldAsk)
{
    for (const std::string_view password : {"été à la plage", "🐱🐶🐭", "çàù", "a", "xK9!mQ2#vL7p"}) {
        EXPECT_LE(of(password).guessed_bits, of(password).counted_bits) << password;
    }
}

TEST(Strength, CountsSignsAndPlacesAsPeopleDo)
{
    EXPECT_EQ(of("été à la plage").characters, 14U);
    EXPECT_EQ(of("🐱🐶🐭").characters, 3U);
    for (const Part& part : of("été à la plage").parts) {
        EXPECT_LE(part.first, part.last);
        EXPECT_LT(part.last, 14U);
    }
}

TEST(Strength, TheNormalFormOfLettersMakesNoDifference)
{
    struct Pair {
        std::string_view one, other;
    };
    for (const auto& [one, other] : {Pair{"libert\u00e9 \u00e9galit\u00e9", "liberte\u0301 e\u0301galite\u0301"}, Pair{"H\u00e9l\u00e8ne1985", "He\u0301le\u0300ne1985"}, Pair{"\ufb01l \u00e0 la patte\u00b2", "fil a\u0300 la patte2"},
             Pair{"gar\u00e7on\u00a0fran\u00e7ais", "garc\u0327on franc\u0327ais"}, Pair{"\u1ed9t\u1ea1i", "o\u0323\u0302ta\u0323i"}, Pair{"\uff21\uff42\uff13", "Ab3"}, Pair{"\uac01\uac04", "\u1100\u1161\u11a8\u1100\u1161\u11ab"}}) {
        EXPECT_EQ(of(one).characters, of(other).characters) << one;
        EXPECT_EQ(of(one).counted_bits, of(other).counted_bits) << one;
        EXPECT_EQ(of(one).guessed_bits, of(other).guessed_bits) << one;
        EXPECT_EQ(of(one).level, of(other).level) << one;
    }
}

TEST(Strength, KnowsPhrasesThatEverybodyKnows)
{
    for (const std::string_view phrase : {"liberté égalité fraternité", "Rien ne sert de courir, il faut partir à point", "Quivoleunoe", "L’habit ne fait pas le moine", "au-clair-de-la-lune-mon-ami-pierrot"}) {
        const Strength strength = of(phrase);
        const bool is_known = std::any_of(strength.parts.begin(), strength.parts.end(), [](const Part& part) { return part.is_known_phrase; });
        EXPECT_EQ(is_known, phrase != "Quivoleunoe") << phrase;
    }
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

// However they are drawn, and typed with blanks in the place of hyphens.
TEST(Generator, WhatIsDrawnHoldsByItself)
{
    const auto tried = tried_words({});
    const auto level = [&](const std::string& password) { return strength_of(crypto::Secret::copy_of(password), *tried).level; };
    const Draw draw = drawing(20'261'128);
    for (int i = 0; i < 20; ++i) {
        std::string words = text_of(*draw_words(usual_words, draw));
        EXPECT_EQ(level(words), Level::alone) << words;
        std::replace(words.begin(), words.end(), '-', ' ');
        EXPECT_EQ(level(words), Level::alone) << words;
        EXPECT_EQ(level(text_of(*draw_signs(usual_signs, draw))), Level::alone);
    }
}

TEST(Generator, WhatWasDrawnIsNotReadAsWordsAndTheirJoints)
{
    for (const std::string_view drawn : {"ofp2RR;kKWh:Jk;M", "8Zdns45jhG.fYd.r", "B4zCAFKLQYBLe-M2"}) {
        EXPECT_EQ(of(drawn).level, Level::alone) << drawn << ": " << of(drawn).guessed_bits;
    }
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
