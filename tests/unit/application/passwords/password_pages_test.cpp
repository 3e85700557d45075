#include "application/passwords/leak_answer.h"
#include "application/passwords/password_pages.h"

#include "domain/passwords/tried_words.h"
#include "foundation/document/terminal.h"

#include <gtest/gtest.h>

namespace asepsie::application {
namespace {

const PageSetting setting{knowledge::embedded_catalogue(), knowledge::Language::french, *parse_date("2026-11-28")};

passwords::Strength of(std::string_view password) { return passwords::strength_of(crypto::Secret::copy_of(password), *passwords::tried_words({})); }

// Every text of the blocks, one after the other.
std::string text_of(const std::vector<document::Block>& blocks)
{
    document::Document page{"fr", "", blocks};
    return document::to_terminal(page, {1'000, document::Colour::none});
}

TEST(PasswordPages, SayTheWorthInTheLead)
{
    EXPECT_EQ(worth_of(of("azerty123"), {}), Worth::weak);
    EXPECT_EQ(worth_of(of("xK9!mQ2#vL7p"), {}), Worth::strong);
    LeakAnswer leaked;
    leaked.is_leaked = true;
    EXPECT_EQ(worth_of(of("xK9!mQ2#vL7p"), leaked), Worth::leaked);
    const PasswordPage page = password_page(of("azerty123"), leaked, setting);
    const auto* lead = std::get_if<document::Lead>(&page.verdict.blocks.at(1));
    ASSERT_NE(lead, nullptr);
    EXPECT_EQ(lead->tone, document::Tone::danger);
}

TEST(PasswordPages, AlwaysGiveAReason)
{
    const std::string cats = text_of(password_page(of("\U0001F431\U0001F436\U0001F42D"), {}, setting).advice);
    EXPECT_NE(cats.find("3 signes. Il en faut 12."), std::string::npos) << cats;
    EXPECT_NE(text_of(password_page(of("a"), {}, setting).advice).find("1 signe. Il en faut 12."), std::string::npos);
    EXPECT_NE(text_of(password_page(of("wqzxkjvbnmhgw"), {}, setting).advice).find("Pourquoi"), std::string::npos);
    EXPECT_NE(text_of(password_page(of("libert\u00e9 \u00e9galit\u00e9 fraternit\u00e9"), {}, setting).advice).find("Une phrase connue"), std::string::npos);
}

TEST(PasswordPages, NoFigureReassuresWhereTheVerdictDoesNot)
{
    for (const std::string& weak : {std::string(300, 'x'), std::string("a"), std::string("motdepasse2024")}) {
        const std::string figures = text_of(password_page(of(weak), {}, setting).measures);
        EXPECT_EQ(figures.find("enjeu"), std::string::npos) << figures;
        EXPECT_EQ(figures.find("absent de"), std::string::npos) << figures;
    }
    const std::string figures = text_of(password_page(of("xK9!mQ2#vL7p"), {}, setting).measures);
    EXPECT_NE(figures.find("enjeu moyen"), std::string::npos) << figures;
    EXPECT_NE(figures.find("absent de"), std::string::npos) << figures;
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
    const LeakAnswer answer = leak_answer(crypto::Secret::copy_of("123456"), "/nowhere/leaks.list");
    EXPECT_TRUE(answer.is_leaked);
    EXPECT_EQ(answer.own, LeakAnswer::OwnList::absent);
    const LeakAnswer failed = leak_answer(crypto::Secret::copy_of("xK9!mQ2#vL7p"), "/etc/passwd");
    EXPECT_EQ(failed.own, LeakAnswer::OwnList::unreadable);
}

}  // namespace
}  // namespace asepsie::application
