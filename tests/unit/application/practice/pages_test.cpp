#include "application/practice/practice_pages.h"

#include "foundation/document/terminal.h"
#include "noon.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

namespace asepsie::application {
namespace {

namespace fs = std::filesystem;
using checklist::Answer;
using checklist::Kind;

class Pages : public testing::Test {
protected:
    Pages()
        : folder((fs::temp_directory_path() / ("asepsie-pages-" + std::to_string(::getpid()) + "-" + testing::UnitTest::GetInstance()->current_test_info()->name())).string())
        , file(std::move(PracticeFile::create(storage::this_disk(), folder, crypto::Secret::copy_of("sept mots au hasard"), crypto::least_cost, noon)).value().file)
    {
    }
    ~Pages() override { fs::remove_all(folder); }

    void say(const std::string& rule, Kind kind, Answer answer, const std::string& note = "")
    {
        ASSERT_TRUE(file.add_declaration({rule, kind, answer, today, plus_days(today, 90), "", note}, std::nullopt, noon).ok());
    }
    [[nodiscard]] std::unique_ptr<const PracticeView> view() const { return std::move(view_of(file, setting.catalogue, today)).value(); }
    [[nodiscard]] std::string rule_page(std::string_view id) const
    {
        const auto now = view();
        const auto& rule = now->standing.rules[static_cast<std::size_t>(setting.catalogue.rule(id) - setting.catalogue.rules.data())];
        return shown(rule_standing_page(*now, rule, *file.evidence(), *file.findings(), setting));
    }
    static std::string shown(const document::Document& page) { return document::to_terminal(page, {200, document::Colour::none}); }

    std::string folder;
    PracticeFile file;
    PageSetting setting{knowledge::embedded_catalogue(), knowledge::Language::french, today};
};

TEST_F(Pages, show_what_was_typed_as_text)
{
    say("backup_done", Kind::declared, Answer::no, "le **disque** `mort`\x1B[31m");
    const std::string page = rule_page("backup_done");
    EXPECT_NE(page.find("le **disque** `mort`"), std::string::npos) << page;
    EXPECT_EQ(page.find('\x1B'), std::string::npos);
}

TEST_F(Pages, tell_the_answer_that_counts_from_those_before_it)
{
    say("backup_done", Kind::declared, Answer::no, "avant");
    say("backup_done", Kind::declared, Answer::partly, "maintenant");
    const std::string page = rule_page("backup_done");
    const std::size_t before = page.find("Les réponses d’avant");
    ASSERT_NE(before, std::string::npos) << page;
    EXPECT_LT(page.find("maintenant"), before);
    EXPECT_GT(page.find("avant", before + 22), before);
    EXPECT_NE(page.find("remplacé depuis", before), std::string::npos);
}

TEST_F(Pages, say_what_was_seen_and_how_it_is_mended)
{
    checks::Finding finding;
    finding.check = setting.catalogue.check("disk_encrypted");
    finding.verdict = checks::Verdict::not_met;
    ASSERT_TRUE(file.put_findings({{finding}, today, "accueil", {{"Le disque n’est pas chiffré.", {"Demandez au prestataire."}}}}).ok());
    const std::string page = rule_page("disk_encrypted");
    EXPECT_NE(page.find("Sur accueil, le 23 novembre 2026"), std::string::npos) << page;
    EXPECT_NE(page.find("Le disque n’est pas chiffré."), std::string::npos);
    EXPECT_NE(page.find("1. Demandez au prestataire."), std::string::npos);
}

TEST_F(Pages, ask_whoever_took_it_on_and_otherwise_the_supplier)
{
    ASSERT_TRUE(file.put_entry({0, Register::supplier, "it", "Info Services", "", "bonjour@info.example", "", {}, {}}, noon).ok());
    say("backup_done", Kind::declared, Answer::unknown);
    say("password_manager", Kind::declared, Answer::unknown);
    ASSERT_TRUE(file.decide({"backup_done", practice::DecisionState::planned, "Claire", std::nullopt, "", today}, noon).ok());
    const auto letters = letters_of(*view(), *entries_to_ask(file, today), setting);
    ASSERT_EQ(letters.size(), 2U);
    const auto& to_supplier = letters[letters[0].to == "Claire" ? 1 : 0];
    EXPECT_EQ(to_supplier.mail, "bonjour@info.example");
    EXPECT_EQ(to_supplier.rules.front()->id, "password_manager");
    EXPECT_NE(text_of(to_supplier, setting).find("gestionnaire"), std::string::npos);
    EXPECT_EQ(addressee_of(to_supplier, setting), "À Info Services");
}

TEST_F(Pages, lead_from_one_unanswered_rule_to_the_next)
{
    const auto rules = setting.catalogue.rules;
    EXPECT_EQ(next_unanswered(*view(), nullptr, today), &rules[0]);
    say(std::string(rules[1].id), Kind::declared, Answer::yes);
    say(std::string(rules[2].id), Kind::declared, Answer::unknown);
    EXPECT_EQ(next_unanswered(*view(), &rules[0], today), &rules[3]) << "not known to the practice is an answer";
    EXPECT_EQ(next_unanswered(*view(), &rules.back(), today), &rules[0]);
    EXPECT_EQ(unanswered_in(*view(), today), static_cast<std::int64_t>(rules.size()) - 2);
}

TEST_F(Pages, find_nothing_to_praise_in_a_review_of_nothing)
{
    const document::Document page = review_page({}, *view(), setting);
    EXPECT_EQ(std::get<document::Lead>(page.blocks[1]).tone, document::Tone::unknown);
}

TEST_F(Pages, count_and_never_score)
{
    say("backup_done", Kind::declared, Answer::yes);
    const std::string page = shown(today_page(*view(), setting)) + shown(plan_page(*view(), setting));
    EXPECT_EQ(page.find('%'), std::string::npos) << page;
    EXPECT_NE(page.find("1 geste est fait sur"), std::string::npos) << page;
    EXPECT_NE(page.find("proposé pour le 30 novembre 2026"), std::string::npos);
    const std::string items = shown(items_page(*view(), setting));
    EXPECT_EQ(items.find("0 en ordre"), std::string::npos) << items;
    EXPECT_EQ(items.find("0 à faire"), std::string::npos);
}

TEST_F(Pages, name_who_left)
{
    ASSERT_TRUE(file.put_entry({0, Register::person, "replacement", "Claire Petit", "", "", "", {}, *parse_date("2025-06-30")}, noon).ok());
    for (const document::Document& page : {today_page(*view(), setting), plan_page(*view(), setting)}) {
        EXPECT_NE(shown(page).find("Claire Petit"), std::string::npos);
        EXPECT_NE(shown(page).find("départ le 30 juin 2025"), std::string::npos);
    }
}

}  // namespace
}  // namespace asepsie::application
