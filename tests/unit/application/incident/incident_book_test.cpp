#include "application/incident/incident_book.h"

#include "application/incident/incident_view.h"
#include "application/incident/printed_sheet.h"
#include "application/incident/rehearsal.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

namespace asepsie::application {
namespace {

namespace fs = std::filesystem;
using incident::ClockSample;
using incident::Record;
using incident::RecordKind;
using std::chrono::hours;
using std::chrono::seconds;

const Moment nine = *parse_moment("2026-11-27T09:00:00Z");
const knowledge::Catalogue& catalogue = knowledge::embedded_catalogue();
const PageSetting setting{catalogue, knowledge::Language::french, date_of(nine)};

ClockSample after(seconds since) { return {nine + since, "boot", seconds(1'000) + since}; }

Record note(const std::string& text)
{
    Record record;
    record.text = text;
    record.author = "Claire";
    return record;
}

class Incidents : public testing::Test {
protected:
    Incidents() : folder((fs::temp_directory_path() / ("asepsie-incident-" + std::to_string(::getpid()) + "-" + testing::UnitTest::GetInstance()->current_test_info()->name())).string()) { fs::remove_all(folder); }
    ~Incidents() override { fs::remove_all(folder); }

    PracticeFile created() { return std::move(PracticeFile::create(storage::this_disk(), folder, crypto::Secret::copy_of("sept mots au hasard"), crypto::least_cost, nine)).value().file; }
    Result<PracticeFile> opened() { return PracticeFile::open(storage::this_disk(), folder, storage::KeyKind::passphrase, crypto::Secret::copy_of("sept mots au hasard"), {}); }

    std::string folder;
};

TEST_F(Incidents, are_kept_over_a_save_and_read_from_their_journal_alone)
{
    std::int64_t id = 0;
    {
        PracticeFile file = created();
        IncidentBook book(file);
        id = *book.open("ransom", "Claire", after(seconds(0)));
        ASSERT_TRUE(book.add(id, note("écran rouge"), after(hours(1))).ok());
        Record known;
        known.kind = RecordKind::milestone;
        known.about = "attack_known";
        known.happened = nine - hours(1);
        ASSERT_TRUE(book.add(id, known, after(hours(1))).ok());
        known.happened = nine - hours(2);
        known.text = "l'accueil l'avait vu avant";
        ASSERT_TRUE(book.add(id, known, after(hours(2))).ok());
        ASSERT_TRUE(book.add_evidence(id, note("photo"), {"écran.jpg", 0, "", ""}, "JPEG", after(hours(2))).ok());
        ASSERT_TRUE(file.save(nine).ok());
    }
    auto file = opened();
    ASSERT_TRUE(file.ok());
    const auto kept = IncidentBook(*file).incident(id);
    ASSERT_TRUE(kept.ok()) << kept.error().detail;
    EXPECT_EQ(kept->state.situation, "ransom");
    EXPECT_EQ(kept->state.milestones.at(knowledge::Milestone::attack_known), nine - hours(2));
    EXPECT_EQ(kept->journal.size(), 5U);
    ASSERT_EQ(kept->state.evidence.size(), 1U);
    EXPECT_EQ(kept->state.evidence[0].bytes, 4);
    EXPECT_EQ(*file->attachment(kept->state.evidence[0].attachment), "JPEG");
    const auto view = incident_view(*file, catalogue, id, after(hours(3)));
    ASSERT_TRUE(view.ok());
    EXPECT_EQ((*view)->clocks.front().due, nine - hours(2) + hours(72));
}

TEST_F(Incidents, refuse_what_says_nothing_or_too_much)
{
    PracticeFile file = created();
    IncidentBook book(file);
    const std::int64_t id = *book.open("ransom", "", after(seconds(0)));
    EXPECT_EQ(book.add(id, note("  "), after(seconds(1))).error().code, ErrorCode::bad_usage);
    EXPECT_EQ(book.add(id, note(std::string(9'000, 'x')), after(seconds(1))).error().code, ErrorCode::too_large);
    EXPECT_EQ(book.add(99, note("x"), after(seconds(1))).error().code, ErrorCode::not_found);
}

TEST_F(Incidents, tell_when_a_line_was_changed_in_the_file_itself)
{
    PracticeFile file = created();
    IncidentBook book(file);
    const std::int64_t id = *book.open("ransom", "", after(seconds(0)));
    ASSERT_TRUE(book.add(id, note("vrai"), after(seconds(1))).ok());
    ASSERT_TRUE(book.incident(id).ok());
    ASSERT_TRUE(file.database().run("UPDATE incident_line SET line = replace(line, 'vrai', 'faux') WHERE n = 2").ok());
    EXPECT_EQ(book.incident(id).error().code, ErrorCode::altered);
}

TEST_F(Incidents, count_on_when_the_clock_is_set_back)
{
    PracticeFile file = created();
    IncidentBook book(file);
    const std::int64_t id = *book.open("ransom", "", after(seconds(0)));
    // Two hours later by the clock that nobody sets, a year earlier by the other.
    ClockSample back = after(hours(2));
    back.shown = nine - hours(24 * 365);
    ASSERT_TRUE(book.add(id, note("x"), back).ok());
    EXPECT_EQ(book.incident(id)->journal.back().at, nine + hours(2));
    // The next line goes on from there, though the clock is still wrong.
    back.since_boot += hours(1);
    back.shown += hours(1);
    ASSERT_TRUE(book.add(id, note("y"), back).ok());
    EXPECT_EQ(book.incident(id)->journal.back().at, nine + hours(3));
}

TEST_F(Incidents, are_not_taken_back_with_an_earlier_state_of_the_file)
{
    PracticeFile file = created();
    ASSERT_TRUE(file.save(nine).ok());
    IncidentBook book(file);
    const std::int64_t id = *book.open("ransom", "", after(seconds(0)));
    ASSERT_TRUE(book.add_evidence(id, note(""), {"a.txt", 0, "", ""}, "abc", after(seconds(1))).ok());
    ASSERT_TRUE(file.set_practice({"Après", "", ""}, nine).ok());
    ASSERT_TRUE(file.save(nine + hours(1)).ok());
    const auto versions = *file.vault().versions();
    ASSERT_FALSE(versions.empty());
    ASSERT_TRUE(file.restore(versions.back().name, nine + hours(2)).ok());
    EXPECT_EQ(file.practice()->name, "");
    const auto kept = book.incident(id);
    ASSERT_TRUE(kept.ok()) << kept.error().detail;
    EXPECT_EQ(*file.attachment(kept->state.evidence.at(0).attachment), "abc");
}

// An old copy is put back, goes on differently, and is taken back to the other way: both stay.
TEST_F(Incidents, keep_both_ways_where_a_journal_forked)
{
    PracticeFile file = created();
    IncidentBook book(file);
    const std::int64_t id = *book.open("ransom", "", after(seconds(0)));
    ASSERT_TRUE(file.save(nine).ok());
    const auto start = *file.vault().versions();
    ASSERT_TRUE(book.add(id, note("un chemin"), after(seconds(1))).ok());
    ASSERT_TRUE(file.save(nine + hours(1)).ok());
    // The other way: as if the line had never been written.
    ASSERT_TRUE(file.database().run("DELETE FROM incident_line WHERE n = 2").ok());
    ASSERT_TRUE(book.add(id, note("un autre"), after(seconds(2))).ok());
    ASSERT_TRUE(file.save(nine + hours(2)).ok());
    const auto versions = *file.vault().versions();
    ASSERT_TRUE(file.restore(versions.front().name, nine + hours(3)).ok());
    const auto ids = *book.ids();
    ASSERT_EQ(ids.size(), 2U);
    std::string texts;
    for (const std::int64_t one : ids) {
        const auto kept = book.incident(one);
        ASSERT_TRUE(kept.ok()) << kept.error().detail;
        texts += kept->journal.back().record.text + ";";
    }
    EXPECT_TRUE(texts == "un chemin;un autre;" || texts == "un autre;un chemin;") << texts;
}

TEST_F(Incidents, take_little_more_once_they_are_closed)
{
    PracticeFile file = created();
    IncidentBook book(file);
    const std::int64_t id = *book.open("ransom", "", after(seconds(0)));
    Record record;
    record.kind = RecordKind::closed;
    ASSERT_TRUE(book.add(id, record, after(seconds(1))).ok());
    EXPECT_EQ(book.add(id, record, after(seconds(2))).error().code, ErrorCode::unsupported);
    EXPECT_TRUE(book.add(id, note("plus tard"), after(seconds(3))).ok());
    record.kind = RecordKind::reopened;
    ASSERT_TRUE(book.add(id, record, after(seconds(4))).ok());
    EXPECT_TRUE(book.incident(id)->state.is_open());
}

TEST_F(Incidents, leave_their_key_in_the_file)
{
    PracticeFile file = created();
    IncidentBook book(file);
    const std::int64_t id = *book.open("ransom", "", after(seconds(0)));
    std::string seed;
    ASSERT_TRUE(file.database().query("SELECT seed FROM incident_key", {}, [&](const storage::Row& row) { seed = row.text(0); }).ok());
    ASSERT_EQ(seed.size(), 64U);
    EXPECT_EQ(book.journal_text(id)->find(seed), std::string::npos);
}

TEST_F(Incidents, know_whether_the_printed_sheet_is_up_to_date)
{
    PracticeFile file = created();
    practice::Entry insurer;
    insurer.list = Register::number;
    insurer.kind = "insurer";
    insurer.name = "Assureur";
    insurer.phone = "01 00 00 00 00";
    insurer.id = *file.put_entry(insurer, nine);
    const auto place = [&] { return *incident_place(file, catalogue, date_of(nine)); };
    EXPECT_FALSE(printed_sheet(file, place())->printed);
    ASSERT_TRUE(note_printed(file, place(), date_of(nine)).ok());
    EXPECT_TRUE(printed_sheet(file, place())->is_current);
    insurer.reference = "C-17";
    ASSERT_TRUE(file.put_entry(insurer, nine).ok());
    EXPECT_EQ(printed_sheet(file, place())->printed, date_of(nine));
    EXPECT_FALSE(printed_sheet(file, place())->is_current);

    EXPECT_FALSE(published_numbers(folder));
    ASSERT_TRUE(publish_numbers(folder, place(), date_of(nine)).ok());
    ASSERT_TRUE(published_numbers(folder));
    EXPECT_EQ(published_numbers(folder)->entries.at(0).reference, "C-17");
    ASSERT_TRUE(unpublish_numbers(folder).ok());
    EXPECT_FALSE(published_numbers(folder));
    EXPECT_TRUE(unpublish_numbers(folder).ok());
}

TEST_F(Incidents, exercises_leave_evidence_and_a_plan)
{
    PracticeFile file = created();
    const knowledge::Exercise& exercise = catalogue.exercises.front();
    Rehearsal rehearsal{&exercise, nine, nine + std::chrono::minutes(15), "Claire, Paul", std::vector<RehearsalAnswer>(exercise.events.size(), {Could::yes, ""})};
    rehearsal.answers[1] = {Could::no, "pas de papier"};
    ASSERT_TRUE(keep_rehearsal(file, rehearsal, setting, nine).ok());
    EXPECT_EQ(file.evidence()->back().evidence.rule, "exercise_done");
    EXPECT_EQ(file.evidence()->back().evidence.answer, checklist::Answer::partly);
    ASSERT_EQ(file.decisions()->size(), 1U);
    EXPECT_EQ(file.decisions()->front().rule, catalogue.rules[exercise.events[1].rule].id);
    rehearsal.answers.pop_back();
    EXPECT_EQ(keep_rehearsal(file, rehearsal, setting, nine).error().code, ErrorCode::bad_usage);
}

}  // namespace
}  // namespace asepsie::application
