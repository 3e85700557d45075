#include "application/passwords/leak_answer.h"
#include "application/passwords/password_pages.h"

#include "domain/passwords/tried_words.h"

#include <gtest/gtest.h>

namespace asepsie::application {
namespace {

const PageSetting setting{knowledge::embedded_catalogue(), knowledge::Language::french, *parse_date("2026-11-28")};

passwords::Strength of(std::string_view password) { return passwords::strength_of(crypto::Secret::copy_of(password), *passwords::tried_words({})); }

TEST(PasswordPages, SayTheWorthInTheLead)
{
    EXPECT_EQ(worth_of(of("azerty123"), {}), Worth::weak);
    EXPECT_EQ(worth_of(of("xK9!mQ2#vL7p"), {}), Worth::strong);
    LeakAnswer leaked;
    leaked.is_leaked = true;
    EXPECT_EQ(worth_of(of("xK9!mQ2#vL7p"), leaked), Worth::leaked);
    const document::Document page = password_page(of("azerty123"), leaked, setting);
    const auto* lead = std::get_if<document::Lead>(&page.blocks.at(1));
    ASSERT_NE(lead, nullptr);
    EXPECT_EQ(lead->tone, document::Tone::danger);
}

TEST(PasswordPages, SayTimesAsPeopleDo)
{
    EXPECT_EQ(time_in_words(0.2, setting), "moins d’une seconde");
    EXPECT_EQ(time_in_words(12, setting), "12 secondes");
    EXPECT_EQ(time_in_words(120, setting), "2 minutes");
    EXPECT_EQ(time_in_words(3 * 3600, setting), "3 heures");
    EXPECT_EQ(time_in_words(10 * 86400.0, setting), "10 jours");
    EXPECT_EQ(time_in_words(200 * 86400.0, setting), "7 mois");
    EXPECT_EQ(time_in_words(30 * 365.25 * 86400, setting), "30 ans");
    EXPECT_EQ(time_in_words(1e12, setting), "des siècles");
}

TEST(LeakAnswer, AsksTheCommonListAndSaysWhereTheOwnOneFails)
{
    const LeakAnswer answer = leak_answer(crypto::Secret::copy_of("123456"), "/nowhere/leaks.list", setting);
    EXPECT_TRUE(answer.is_leaked);
    EXPECT_EQ(answer.asked.size(), 1U);
    EXPECT_TRUE(answer.failed.empty());
    EXPECT_EQ(leak_answer(crypto::Secret::copy_of("xK9!mQ2#vL7p"), "/etc/passwd", setting).failed.size(), 1U);
}

}  // namespace
}  // namespace asepsie::application
