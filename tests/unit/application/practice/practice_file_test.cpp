#include "application/practice/practice_file.h"
#include "application/practice/schema.h"

#include "noon.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

namespace asepsie::application {
namespace {

namespace fs = std::filesystem;
using checklist::Answer;
using checklist::Kind;

crypto::Secret passphrase() { return crypto::Secret::copy_of("sept mots au hasard"); }

class Practices : public testing::Test {
protected:
    Practices() : folder((fs::temp_directory_path() / ("asepsie-practice-" + std::to_string(::getpid()) + "-" + testing::UnitTest::GetInstance()->current_test_info()->name())).string()) { fs::remove_all(folder); }
    ~Practices() override { fs::remove_all(folder); }

    PracticeFile created() { return std::move(PracticeFile::create(storage::this_disk(), folder, passphrase(), crypto::least_cost, noon)).value().file; }
    Result<PracticeFile> opened() { return PracticeFile::open(storage::this_disk(), folder, storage::KeyKind::passphrase, passphrase(), {}); }

    std::string folder;
};

TEST_F(Practices, keep_everything_over_a_save)
{
    {
        PracticeFile file = created();
        ASSERT_TRUE(file.set_practice({"Cabinet des Lilas", "nurse", "group"}, noon).ok());
        const auto id = file.put_entry({0, Register::person, "replacement", "Anne <b>", "06", "a@b", "note", today, std::nullopt}, noon);
        ASSERT_TRUE(id.ok());
        ASSERT_TRUE(file.put_entry({0, Register::person, "secretary", "Partie", "", "", "", std::nullopt, parse_date("2026-01-01")}, noon).ok());
        ASSERT_TRUE(file.put_entry({0, Register::device, "phone", "Mobile", "", "", "", std::nullopt, std::nullopt}, noon).ok());
        ASSERT_TRUE(file.add_declaration({"backup_done", Kind::declared, Answer::partly, today, plus_days(today, 90), "Claire", "une fois sur deux"}, std::pair("contrat.pdf", "%PDF"), noon).ok());
        ASSERT_TRUE(file.decide({"backup_tested", practice::DecisionState::later, "Claire", parse_date("2027-01-15"), "après les fêtes", today}, noon).ok());
        ASSERT_TRUE(file.note_departure({noon, "annexe.pdf", "prestataire"}).ok());
        ASSERT_TRUE(file.keep_snapshot({today, {{"premises", "met"}}, {{0.5, 3, 9}, {0.25, 1, 8}, {0, 0, 7}}}).ok());
        ASSERT_TRUE(file.save(noon).ok());
    }
    const auto file = opened();
    ASSERT_TRUE(file.ok()) << file.error().detail;
    EXPECT_EQ(file->practice()->name, "Cabinet des Lilas");
    EXPECT_EQ(file->practice()->way, "group");
    const auto people = *file->entries(Register::person, today);
    ASSERT_EQ(people.size(), 2U);
    EXPECT_EQ(people[0].name, "Anne <b>");
    EXPECT_EQ(people[0].since, today);
    EXPECT_EQ(people[1].name, "Partie") << "gone ones last";
    const auto evidence = *file->evidence();
    ASSERT_EQ(evidence.size(), 1U);
    EXPECT_EQ(evidence[0].evidence.answer, Answer::partly);
    EXPECT_EQ(evidence[0].evidence.holds_to, plus_days(today, 90));
    ASSERT_TRUE(evidence[0].attachment.has_value());
    EXPECT_EQ(*file->attachment(evidence[0].attachment->id), "%PDF");
    EXPECT_EQ(file->attachment("../practice.vault").error().code, ErrorCode::not_found);
    EXPECT_EQ((*file->decisions())[0].due, parse_date("2027-01-15"));
    EXPECT_EQ(file->changes(100)->size(), 6U);
    EXPECT_EQ(file->changes(2)->front().what, "plan_later");
    EXPECT_EQ(file->departures()->front().to, "prestataire");
    EXPECT_EQ(file->snapshots()->front().gauges, (std::vector<GaugeThen>{{0.5, 3, 9}, {0.25, 1, 8}, {0, 0, 7}}));
    EXPECT_EQ(file->snapshots()->front().items.front().second, "met");
}

TEST_F(Practices, forget_what_was_not_saved)
{
    {
        PracticeFile file = created();
        ASSERT_TRUE(file.set_practice({"Perdu", "", ""}, noon).ok());
    }
    EXPECT_EQ(opened()->practice()->name, "");
}

TEST_F(Practices, refuse_what_cannot_be_kept)
{
    PracticeFile file = created();
    EXPECT_EQ(file.put_entry({0, Register::person, "secretary", " ", "", "", "", {}, {}}, noon).error().code, ErrorCode::bad_usage);
    EXPECT_EQ(file.put_entry({77, Register::person, "secretary", "Anne", "", "", "", {}, {}}, noon).error().code, ErrorCode::not_found);
    EXPECT_EQ(file.remove_entry(77, noon).error().code, ErrorCode::not_found);
    EXPECT_EQ(file.set_practice({std::string(1'000, 'x'), "", ""}, noon).error().code, ErrorCode::too_large);
}

TEST_F(Practices, know_how_they_stand_and_what_to_do_next)
{
    PracticeFile file = created();
    const knowledge::Catalogue& catalogue = knowledge::embedded_catalogue();
    const auto empty = view_of(file, catalogue, today);
    ASSERT_TRUE(empty.ok());
    ASSERT_EQ((*empty)->actions.size(), checklist::most_actions);
    const std::string first((*empty)->actions[0].rule->rule->id);

    ASSERT_TRUE(file.decide({first, practice::DecisionState::set_aside, "", std::nullopt, "pas pour nous", today}, noon).ok());
    const auto without = view_of(file, catalogue, today);
    EXPECT_NE((*without)->actions[0].rule->rule->id, first);
    EXPECT_EQ((*without)->decision_on(first)->reason, "pas pour nous");
    EXPECT_EQ((*without)->decision_on("x"), nullptr);
    EXPECT_EQ(snapshot_of((*without)->standing, today).items.size(), 10U);
}

TEST_F(Practices, ask_about_who_left_until_it_is_answered_after_that_day)
{
    PracticeFile file = created();
    const knowledge::Catalogue& catalogue = knowledge::embedded_catalogue();
    const Date left = *parse_date("2026-06-30");
    const auto answer = [&](Date on) { return file.add_declaration({"leavers_closed", Kind::declared, Answer::yes, on, plus_days(on, 365), "", ""}, std::nullopt, noon); };
    ASSERT_TRUE(answer(plus_days(left, -10)).ok());
    ASSERT_TRUE(file.put_entry({0, Register::person, "replacement", "Claire Petit", "", "", "", std::nullopt, left}, noon).ok());
    const auto asked = view_of(file, catalogue, today);
    ASSERT_EQ((*asked)->leavers.size(), 1U);
    EXPECT_EQ((*asked)->leavers[0].name, "Claire Petit");
    ASSERT_NE((*asked)->leavers_rule, nullptr);
    EXPECT_EQ((*asked)->leavers_rule->id, "leavers_closed");
    const auto& rule = (*asked)->standing.rules[static_cast<std::size_t>((*asked)->leavers_rule - catalogue.rules.data())];
    EXPECT_EQ(rule.standing, checklist::Standing::unknown) << "what was said before says nothing of her";
    ASSERT_TRUE(answer(today).ok());
    EXPECT_TRUE((*view_of(file, catalogue, today))->leavers.empty());
}

TEST_F(Practices, do_not_take_one_computer_for_all)
{
    PracticeFile file = created();
    const knowledge::Catalogue& catalogue = knowledge::embedded_catalogue();
    const auto standing = [&] {
        const auto view = view_of(file, catalogue, today);
        return (*view)->standing.rules[static_cast<std::size_t>(catalogue.rule("supported_system") - catalogue.rules.data())].standing;
    };
    ASSERT_TRUE(file.add_evidence({{"supported_system", Kind::observed, Answer::yes, today, plus_days(today, 30), "accueil", ""}}, "evidence_observed", noon).ok());
    EXPECT_EQ(standing(), checklist::Standing::met) << "no list says that there are more";
    for (const char* name : {"accueil", "bureau"}) {
        ASSERT_TRUE(file.put_entry({0, Register::device, "computer", name, "", "", "", {}, {}}, noon).ok());
    }
    EXPECT_EQ(standing(), checklist::Standing::unknown);
    ASSERT_TRUE(file.add_evidence({{"supported_system", Kind::observed, Answer::yes, today, plus_days(today, 30), "bureau", ""}}, "evidence_observed", noon).ok());
    EXPECT_EQ(standing(), checklist::Standing::met);
    ASSERT_TRUE(file.add_evidence({{"supported_system", Kind::observed, Answer::no, today, plus_days(today, 30), "bureau", ""}}, "evidence_observed", noon).ok());
    EXPECT_EQ(standing(), checklist::Standing::not_met);
}

TEST_F(Practices, keep_what_was_seen_check_by_check)
{
    PracticeFile file = created();
    const knowledge::Catalogue& catalogue = knowledge::embedded_catalogue();
    checks::Finding finding;
    finding.check = catalogue.check("disk_encrypted");
    finding.verdict = checks::Verdict::not_met;
    ASSERT_TRUE(file.put_findings({{finding}, today, "accueil", {{"Le disque est en clair.", {"Un.", "Deux."}}}}).ok());
    const auto kept = *file.findings();
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_EQ(kept[0].said.sentence, "Le disque est en clair.");
    EXPECT_EQ(kept[0].said.steps, (std::vector<std::string>{"Un.", "Deux."}));
    EXPECT_EQ(kept[0].verdict, checks::Verdict::not_met);
    ASSERT_TRUE(file.put_findings({{finding}, today, "accueil"}).ok());
    EXPECT_EQ(file.findings()->at(0).said.sentence, "") << "the last look replaces the one before";
}

TEST_F(Practices, know_which_supplier_provides_a_service)
{
    PracticeFile file = created();
    const std::int64_t supplier = *file.put_entry({0, Register::supplier, "it", "Info Services", "", "", "", {}, {}}, noon);
    const std::int64_t service = *file.put_entry({0, Register::service, "booking", "Agenda", "", "", "", {}, {}, supplier}, noon);
    EXPECT_EQ(file.entry(service)->provider, supplier);
    EXPECT_EQ(file.put_entry({0, Register::device, "phone", "Mobile", "", "", "", {}, {}, supplier}, noon).error().code, ErrorCode::bad_usage);
    EXPECT_EQ(file.put_entry({0, Register::service, "booking", "Autre", "", "", "", {}, {}, service}, noon).error().code, ErrorCode::bad_usage);
    EXPECT_EQ(file.put_entry({0, Register::service, "booking", "Autre", "", "", "", {}, {}, 99}, noon).error().code, ErrorCode::not_found);
    ASSERT_TRUE(file.remove_entry(supplier, noon).ok());
    EXPECT_EQ(file.entry(service)->provider, 0);
}

TEST_F(Practices, keep_their_notes_over_a_return_to_an_earlier_version)
{
    PracticeFile file = created();
    ASSERT_TRUE(file.set_practice({"Avant", "", ""}, noon).ok());
    ASSERT_TRUE(file.save(noon).ok());
    const Moment later = noon + std::chrono::hours(1);
    ASSERT_TRUE(file.set_practice({"Après", "", ""}, later).ok());
    ASSERT_TRUE(file.note_departure({later, "export", "clé"}).ok());
    ASSERT_TRUE(file.save(later).ok());
    const auto versions = *file.vault().versions();
    ASSERT_FALSE(versions.empty());
    const auto before = std::max_element(versions.begin(), versions.end(), [](const auto& a, const auto& b) { return a.state.generation < b.state.generation; });
    const Moment evening = later + std::chrono::hours(1);
    ASSERT_TRUE(file.restore(before->name, evening).ok());
    EXPECT_EQ(file.practice()->name, "Avant");
    const auto changes = *file.changes(10);
    ASSERT_EQ(changes.size(), 3U);
    EXPECT_EQ(changes[0].what, "restored");
    EXPECT_EQ(changes[1].subject, "Après");
    EXPECT_EQ(changes[2].subject, "Avant");
    ASSERT_EQ(file.departures()->size(), 1U);
    ASSERT_TRUE(file.change_passphrase(crypto::Secret::copy_of("huit mots au hasard"), crypto::least_cost, evening).ok());
    EXPECT_EQ(file.changes(1)->front().what, "keys_changed");
}

TEST(Schema, brings_files_of_every_age_up_to_date)
{
    // Tables of each form, as its programs wrote them: a step that was released does not change.
    constexpr std::array<std::int64_t, schema_version> tables{6, 8, 18, 25, 33, 34};
    for (std::int64_t age = 1; age <= schema_version; ++age) {
        storage::Database old = std::move(storage::Database::create()).value();
        ASSERT_TRUE(migrate(old, age).ok());
        EXPECT_EQ(*old.number("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"), tables.at(static_cast<std::size_t>(age - 1)));
        ASSERT_TRUE(old.run("INSERT INTO practice VALUES('name', 'Ancien')").ok());
        auto reopened = storage::Database::from_image(*old.image());
        ASSERT_TRUE(migrate(*reopened).ok()) << age;
        EXPECT_EQ(*reopened->number("PRAGMA user_version"), schema_version);
        EXPECT_EQ(*reopened->number("SELECT count(*) FROM practice"), 1);
        EXPECT_EQ(*reopened->number("SELECT count(*) FROM request"), 0);
    }
}

TEST(Schema, refuses_a_newer_file_and_another_program_s)
{
    storage::Database newer = std::move(storage::Database::create()).value();
    ASSERT_TRUE(migrate(newer).ok());
    ASSERT_TRUE(newer.run("PRAGMA user_version = 99").ok());
    EXPECT_EQ(migrate(newer).error().code, ErrorCode::unsupported);
    storage::Database other = std::move(storage::Database::create()).value();
    ASSERT_TRUE(other.run("CREATE TABLE bookmarks(x)").ok());
    EXPECT_EQ(migrate(other).error().code, ErrorCode::malformed);
}

TEST_F(Practices, keep_only_documents_that_some_state_names)
{
    std::string named;
    std::string earlier;
    const std::string stray(32, 'b');
    const std::string attachments = folder + "/attachments/";
    {
        PracticeFile file = created();
        earlier = *file.attach("ancien.pdf", "%PDF 1", noon);
        ASSERT_TRUE(file.save(noon).ok());
        ASSERT_TRUE(file.database().run("DELETE FROM attachment").ok());
        named = *file.attach("contrat.pdf", "%PDF 2", noon);
        ASSERT_TRUE(file.save(noon).ok());
    }
    fs::copy_file(attachments + named, attachments + stray);  // as a program that was ended before it saved would leave one
    const std::string foreign = folder + "/versions/of another.vault";
    fs::copy_file(attachments + named, foreign);
    { ASSERT_TRUE(opened().ok()); }
    EXPECT_TRUE(fs::exists(attachments + stray)) << "a version that cannot be read may name it";
    fs::remove(foreign);
    { ASSERT_TRUE(opened().ok()); }
    EXPECT_FALSE(fs::exists(attachments + stray));
    EXPECT_TRUE(fs::exists(attachments + named));
    EXPECT_TRUE(fs::exists(attachments + earlier)) << "an earlier state names it";
}

TEST_F(Practices, are_brought_back_from_a_version)
{
    {
        PracticeFile file = created();
        ASSERT_TRUE(file.set_practice({"Lilas", "", ""}, noon).ok());
        ASSERT_TRUE(file.save(noon).ok());
        ASSERT_TRUE(file.set_practice({"Roses", "", ""}, noon).ok());
        ASSERT_TRUE(file.save(noon).ok());
    }
    fs::remove(folder + "/practice.vault");
    EXPECT_EQ(opened().error().code, ErrorCode::not_found);
    const std::string version = storage::versions_in(*storage::this_disk(), folder)->front().name;
    {
        const auto file = PracticeFile::bring_back(storage::this_disk(), folder, version, storage::KeyKind::passphrase, passphrase(), {}, noon);
        ASSERT_TRUE(file.ok()) << file.error().detail;
        EXPECT_EQ(file->practice()->name, "Lilas");
    }
    EXPECT_EQ(opened()->practice()->name, "Lilas");
}

TEST_F(Practices, refuse_names_without_end)
{
    PracticeFile file = created();
    const checklist::Evidence evidence{"backup_done", Kind::declared, Answer::yes, today, plus_days(today, 90), "Claire", ""};
    EXPECT_EQ(file.add_declaration(evidence, std::pair(std::string(70'000, 'x'), "%PDF"), noon).error().code, ErrorCode::too_large);
    EXPECT_TRUE(file.add_declaration(evidence, std::pair(std::string(255, 'x'), "%PDF"), noon).ok());
    checklist::Evidence signed_at_length = evidence;
    signed_at_length.by = std::string(70'000, 'x');
    EXPECT_EQ(file.add_declaration(signed_at_length, std::nullopt, noon).error().code, ErrorCode::too_large);
}

}  // namespace
}  // namespace asepsie::application
