#include "application/backup/backup_pages.h"
#include "application/backup/drill.h"
#include "application/backup/look_at_backups.h"
#include "application/backup/original_places.h"
#include "application/manifest/keep_manifest.h"

#include "domain/backup/sample.h"
#include "foundation/platform/linux/live_machine.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>

namespace asepsie::application {
namespace {

namespace fs = std::filesystem;

const knowledge::Catalogue& catalogue = knowledge::embedded_catalogue();

// Opens nothing that begins with "broken".
class Opener : public worker::Asking {
public:
    [[nodiscard]] Result<std::vector<std::string>> ask(std::string_view, const std::vector<std::string>& parts) const override
    {
        std::vector<std::string> answers;
        for (std::size_t i = 1; i < parts.size(); i += 2) {
            answers.emplace_back(parts[i].starts_with("broken") ? "broken" : "opened");
        }
        return answers;
    }
};

// Knows no kind of file.
class Reader : public worker::Asking {
public:
    [[nodiscard]] Result<std::vector<std::string>> ask(std::string_view, const std::vector<std::string>& parts) const override { return std::vector<std::string>(parts.size() / 2, "unknown"); }
};

class Backups : public testing::Test {
protected:
    Backups() : m_folder((fs::temp_directory_path() / ("asepsie-backups-" + std::to_string(::getpid()) + "-" + testing::UnitTest::GetInstance()->current_test_info()->name())).string())
    {
        fs::remove_all(m_folder);
        fs::create_directories(m_folder + "/docs/a");
        fs::create_directories(m_folder + "/copy");
        write("/docs/one.txt", "one");
        write("/docs/a/two.pdf", "two");
        source.name = "Documents";
        source.place = m_folder + "/docs";
        destination.name = "Disque";
        destination.place = m_folder + "/copy";
    }
    ~Backups() override { fs::remove_all(m_folder); }

    void write(const std::string& path, const std::string& content) const { std::ofstream(m_folder + path, std::ios::binary | std::ios::trunc) << content; }
    void copy_all() const { fs::copy(m_folder + "/docs", m_folder + "/copy", fs::copy_options::recursive | fs::copy_options::overwrite_existing); }
    void age(const std::string& path) const { fs::last_write_time(m_folder + path, fs::file_time_type::clock::now() - std::chrono::hours(48)); }
    Result<DrillReport> drilled() const { return drill({*machine, opener, {}}, destination, {source}, {}, {.files = 0}, machine->now()); }
    backup::Sight looked_at() const { return look_at_backup(*machine, destination, {source}, {}, copies::Depth::cheap, machine->now()); }
    std::string manifests() const { return m_folder + "/manifests"; }
    PracticeFile created() const
    {
        return std::move(PracticeFile::create(storage::this_disk(), m_folder + "/practice", crypto::Secret::copy_of("sept mots au hasard"), crypto::least_cost, machine->now())).value().file;
    }

    std::unique_ptr<platform::LiveMachine> machine = platform::LiveMachine::create(std::chrono::hours(1)).value();
    Opener opener;
    backup::Source source;
    backup::Destination destination;

private:
    std::string m_folder;
};

TEST_F(Backups, AreRestoredComparedAndOpened)
{
    copy_all();
    const auto report = drilled();
    ASSERT_TRUE(report.ok()) << report.error().detail;
    EXPECT_EQ(report->drill.outcome, backup::DrillOutcome::restored);
    EXPECT_EQ(report->drill.same, 2U);
    EXPECT_EQ(report->drill.opened, 2U);
    EXPECT_TRUE(report->troubled.empty());
    EXPECT_TRUE(report->drill.whole_seconds);
}

TEST_F(Backups, ShowAFileThatDiffersThoughItsOriginalDidNotChange)
{
    copy_all();
    write("/copy/one.txt", "uno");
    age("/docs/one.txt");
    const auto report = drilled();
    ASSERT_TRUE(report.ok());
    EXPECT_EQ(report->drill.outcome, backup::DrillOutcome::differing);
    EXPECT_EQ(report->troubled, (std::vector<std::string>{"one.txt"}));
}

TEST_F(Backups, ShowAFileThatDoesNotOpen)
{
    copy_all();
    write("/copy/one.txt", "broken");
    const auto report = drilled();
    ASSERT_TRUE(report.ok());
    EXPECT_EQ(report->drill.outcome, backup::DrillOutcome::failed);
    EXPECT_EQ(report->drill.broken, 1U);
}

TEST_F(Backups, AreNotToBlameForAnOriginalThatDoesNotOpen)
{
    write("/docs/one.txt", "broken");
    write("/docs/three.txt", "three");
    copy_all();
    const auto report = drilled();
    ASSERT_TRUE(report.ok());
    EXPECT_EQ(report->drill.broken_before, 1U);
    EXPECT_EQ(report->drill.broken, 0U);
    EXPECT_EQ(report->drill.outcome, backup::DrillOutcome::restored);
}

// Encrypted first, and backed up then: identical to the originals, and of no use.
TEST_F(Backups, OfWhatWasEncryptedBeforeAreNoSuccess)
{
    std::mt19937 chance(7);  // NOLINT(cert-msc51-cpp): the same each time
    for (const char* path : {"/docs/one.txt", "/docs/a/two.pdf"}) {
        std::string noise(4000, '\0');
        std::generate(noise.begin(), noise.end(), [&] { return static_cast<char>(chance()); });
        write(path, noise);
    }
    copy_all();
    const Reader reader;
    const auto report = drill({*machine, reader, {}}, destination, {source}, {}, {.files = 0}, machine->now());
    ASSERT_TRUE(report.ok());
    EXPECT_EQ(report->drill.same, 2U);
    EXPECT_EQ(report->drill.scrambled, 2U);
    EXPECT_EQ(report->drill.outcome, backup::DrillOutcome::failed);
}

TEST_F(Backups, AlwaysRestoreTheDatabaseOfThePracticeSoftware)
{
    source.kind = backup::SourceKind::practice_software;
    write("/docs/cabinet.db", std::string(5000, 'd'));
    for (int i = 0; i < 20; ++i) {
        write("/docs/letter" + std::to_string(i) + ".txt", "letter");
    }
    copy_all();
    for (std::uint64_t seed = 1; seed < 6; ++seed) {
        const auto report = drill({*machine, opener, {}}, destination, {source}, {}, {.files = 2, .bytes = 100, .seed = seed}, machine->now());
        ASSERT_TRUE(report.ok());
        EXPECT_GE(report->drill.bytes, 5000U) << seed;
    }
}

TEST_F(Backups, ThatAreEmptyOrAwayAreNoSuccess)
{
    const auto empty = drilled();
    EXPECT_TRUE(!empty.ok() || empty->drill.outcome == backup::DrillOutcome::failed);
    destination.place += "/nowhere";
    EXPECT_FALSE(drilled().ok());
}

TEST_F(Backups, AreHeldBesideTheirSourcesFileByFile)
{
    write("/docs/~$note.docx", "lock");
    write("/docs/late.txt", "written after the copy");
    for (const char* path : {"/docs/one.txt", "/docs/a/two.pdf", "/docs/~$note.docx"}) {
        age(path);
    }
    copy_all();
    fs::remove(destination.place + "/late.txt");
    fs::remove(destination.place + "/~$note.docx");
    const auto whole = looked_at();
    ASSERT_TRUE(whole.coverage);
    EXPECT_EQ(whole.coverage->compared, 2U);
    EXPECT_EQ(whole.coverage->missing, 0U);
    write("/copy/one.txt", "");
    fs::remove(destination.place + "/a/two.pdf");
    const auto partial = looked_at();
    EXPECT_EQ(partial.coverage->missing, 2U);
    auto examples = partial.coverage->examples;
    std::sort(examples.begin(), examples.end());
    EXPECT_EQ(examples, (std::vector<std::string>{"a/two.pdf", "one.txt"}));
}

TEST_F(Backups, AreLookedForInTheirSourcesAlone)
{
    backup::Source other;
    other.place = "/srv/dossiers";
    const auto places = [&](const std::string& path) { return original_places(path, {other}); };
    EXPECT_EQ(places("srv/dossiers/a.pdf"), (std::vector<std::string>{"/srv/dossiers/a.pdf", "/srv/dossiers/srv/dossiers/a.pdf"}));
    EXPECT_EQ(places("poste/srv/dossiers/a.pdf").front(), "/srv/dossiers/a.pdf");
    EXPECT_EQ(places("dossiers/a.pdf").front(), "/srv/dossiers/a.pdf");
    EXPECT_EQ(places("etc/passwd"), (std::vector<std::string>{"/srv/dossiers/etc/passwd"}));
}

// A copy and a manifest taken when it was made; then the originals are gone.
TEST_F(Backups, AreComparedWithAnInventoryWhereTheOriginalsAreGone)
{
    for (const char* path : {"/docs/one.txt", "/docs/a/two.pdf"}) {
        age(path);
    }
    const auto kept = keep_manifest({.disk = storage::this_disk(), .shelves = manifests(), .folder = source.place, .now = machine->now()});
    ASSERT_TRUE(kept.ok()) << kept.error().detail;
    copy_all();
    write("/copy/one.txt", "uno");
    for (const char* path : {"one.txt", "a/two.pdf"}) {
        fs::last_write_time(destination.place + "/" + path, fs::last_write_time(source.place + "/" + path));
    }
    fs::remove_all(source.place);
    const Inventories inventories = Inventories::read(storage::this_disk(), manifests(), {source.place});
    ASSERT_FALSE(inventories.empty());
    const auto report = drill({*machine, opener, inventories}, destination, {source}, {}, {.files = 0}, machine->now());
    ASSERT_TRUE(report.ok());
    EXPECT_EQ(report->drill.same, 1U);
    EXPECT_EQ(report->drill.differing, 1U);
    EXPECT_EQ(report->troubled, (std::vector<std::string>{"one.txt"}));
}

TEST_F(Backups, ProveNothingWhereNothingCanBeComparedOrOpened)
{
    write("/docs/one.txt", std::string("\1\2\3", 3));
    write("/docs/a/two.pdf", std::string("\4\5\6", 3));
    copy_all();
    fs::remove_all(source.place);
    const Reader reader;
    const auto report = drill({*machine, reader, {}}, destination, {source}, {}, {.files = 0}, machine->now());
    ASSERT_TRUE(report.ok());
    EXPECT_EQ(report->drill.unmatched, 2U);
    EXPECT_EQ(report->drill.outcome, backup::DrillOutcome::unproven);
}

TEST_F(Backups, RestoredWholeGoOnWhereTheyWereBrokenOff)
{
    copy_all();
    DrillOrder order{.files = 0, .piece = 1};
    std::optional<backup::UnfinishedDrill> begun;
    order.keep = [&](const backup::UnfinishedDrill& so_far) -> Result<Done> {
        begun = so_far;
        return fail(ErrorCode::io_failed, "the disk is full");
    };
    EXPECT_EQ(drill({*machine, opener, {}}, destination, {source}, {}, order, machine->now()).error().code, ErrorCode::io_failed);
    ASSERT_TRUE(begun);
    EXPECT_EQ(begun->drill.same, 1U);
    EXPECT_EQ(begun->after, "a/two.pdf");
    std::vector<std::uint64_t> told;
    order = {.files = 0, .piece = 1, .earlier = begun, .tell = [&](std::uint64_t files, std::uint64_t) { told.push_back(files); }};
    const auto report = drill({*machine, opener, {}}, destination, {source}, {}, order, machine->now());
    ASSERT_TRUE(report.ok());
    EXPECT_EQ(told, (std::vector<std::uint64_t>{2}));
    EXPECT_EQ(report->drill.same, 2U);
    EXPECT_EQ(report->drill.wanted, 2U);
    EXPECT_EQ(report->drill.outcome, backup::DrillOutcome::restored);
    // Of another state of the copy it begins anew.
    begun->drill.snapshot = Moment{};
    order.earlier = begun;
    told.clear();
    ASSERT_TRUE(drill({*machine, opener, {}}, destination, {source}, {}, order, machine->now()).ok());
    EXPECT_EQ(told, (std::vector<std::uint64_t>{1, 2}));
}

TEST_F(Backups, OfADiskThatIsUnpluggedMeanwhileAreNoFailedRestoration)
{
    copy_all();
    DrillOrder order{.files = 0, .piece = 1};
    order.keep = [&](const backup::UnfinishedDrill&) -> Result<Done> {
        fs::remove_all(destination.place);
        return Done{};
    };
    EXPECT_EQ(drill({*machine, opener, {}}, destination, {source}, {}, order, machine->now()).error().code, ErrorCode::not_found);
}

TEST_F(Backups, BegunAreKeptUntilTheyEnd)
{
    PracticeFile file = created();
    BackupBook book(file);
    destination.id = *book.put(destination, machine->now());
    backup::UnfinishedDrill begun;
    begun.drill.destination = destination.id;
    begun.drill.at = machine->now();
    begun.drill.same = 7;
    begun.drill.unmatched = 2;
    begun.snapshot = std::string("\xFF\n\0", 3);
    begun.after = "d\xE9part";
    begun.troubled = {"un", "deux"};
    ASSERT_TRUE(book.put_unfinished(begun).ok());
    begun.drill.same = 8;
    ASSERT_TRUE(book.put_unfinished(begun).ok());
    const auto known = book.all();
    ASSERT_TRUE(known.ok());
    const backup::UnfinishedDrill* found = known->unfinished_of(destination.id);
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(found->snapshot, begun.snapshot);
    EXPECT_EQ(found->after, begun.after);
    EXPECT_EQ(found->troubled, begun.troubled);
    EXPECT_EQ(found->drill.same, 8U);
    EXPECT_EQ(found->drill.unmatched, 2U);
    backup::Drill sample = begun.drill;
    sample.seed = 3;
    ASSERT_TRUE(book.add_drill(sample, machine->now()).ok());
    EXPECT_NE(book.all()->unfinished_of(destination.id), nullptr);
    ASSERT_TRUE(book.add_drill(begun.drill, machine->now()).ok());
    EXPECT_EQ(book.all()->unfinished_of(destination.id), nullptr);
}

TEST_F(Backups, AreLookedAtAndKept)
{
    copy_all();
    PracticeFile file = created();
    BackupBook book(file);
    source.id = *book.put(source, machine->now());
    destination.sources = {source.id};
    destination.is_off_site = backup::Told::yes;
    ASSERT_EQ(*book.put(destination, machine->now()), 1);
    ASSERT_TRUE(book.put_secret(1, crypto::Secret::copy_of("bleu")).ok());
    EXPECT_EQ(book.secret(1)->size(), 4U);
    ASSERT_TRUE(look_at_backups(book, *machine, catalogue, copies::Depth::cheap, "essai", machine->now()).ok());
    ASSERT_TRUE(book.add_drill(drilled()->drill, machine->now()).ok());
    const auto known = book.all();
    ASSERT_TRUE(known.ok());
    ASSERT_EQ(known->sights.size(), 1U);
    EXPECT_EQ(known->sights[0].found, backup::Found::sound);
    EXPECT_TRUE(known->sights[0].last);
    ASSERT_TRUE(known->sights[0].coverage);
    EXPECT_EQ(known->sights[0].coverage->missing, 0U);
    ASSERT_EQ(known->drills.size(), 1U);
    EXPECT_EQ(known->drills[0].same, 2U);
    EXPECT_TRUE(known->destinations[0].has_secret);
    EXPECT_EQ(known->destinations[0].sources, (std::vector<std::int64_t>{1}));
    const PageSetting setting{catalogue, knowledge::Language::french, date_of(machine->now())};
    EXPECT_GT(backups_page(*known, setting, machine->now()).blocks.size(), 5U);
    EXPECT_GT(drill_page(known->drills[0], "Disque", {}, setting).blocks.size(), 3U);
    EXPECT_FALSE(file.evidence()->empty());
}

TEST_F(Backups, LinesAreChangedRemovedAndRefused)
{
    PracticeFile file = created();
    BackupBook book(file);
    source.id = *book.put(source, machine->now());
    destination.sources = {source.id};
    destination.id = *book.put(destination, machine->now());
    EXPECT_EQ(book.remove_source(source.id, machine->now()).error().code, ErrorCode::bad_usage);
    ASSERT_TRUE(book.remove_destination(destination.id, machine->now()).ok());
    ASSERT_TRUE(book.remove_source(source.id, machine->now()).ok());
    EXPECT_EQ(book.put(source, machine->now()).error().code, ErrorCode::not_found);
    source.id = 0;
    source.name = " ";
    EXPECT_EQ(book.put(source, machine->now()).error().code, ErrorCode::bad_usage);
    destination.id = 0;
    destination.kind = "castle";
    EXPECT_EQ(book.put(destination, machine->now()).error().code, ErrorCode::bad_usage);
}

TEST_F(Backups, SightsAreForgottenOneDay)
{
    PracticeFile file = created();
    BackupBook book(file);
    destination.id = *book.put(destination, machine->now());
    backup::Sight sight;
    sight.destination = destination.id;
    for (std::size_t i = 0; i < sights_kept + 5; ++i) {
        sight.at = machine->now() + std::chrono::hours(i);
        ASSERT_TRUE(book.add_sight(sight).ok());
    }
    EXPECT_EQ(book.all()->sights.size(), sights_kept);
    EXPECT_EQ(book.all()->sights.front().at, sight.at);
}

TEST(Sample, TakesSomeOfEachKindAndTheSameForTheSameSeed)
{
    std::vector<backup::Candidate> candidates;
    for (int i = 0; i < 1000; ++i) {
        candidates.push_back({"f" + std::to_string(i) + (i % 100 == 0 ? ".dcm" : ".pdf"), 1000, Moment{}});
    }
    const Moment now = Moment{} + std::chrono::days(1);
    const auto drawn = backup::draw_sample(candidates, 10, 1'000'000, 5, now);
    EXPECT_EQ(drawn.size(), 10U);
    EXPECT_EQ(std::set<std::size_t>(drawn.begin(), drawn.end()).size(), 10U);
    EXPECT_GE(std::count_if(drawn.begin(), drawn.end(), [](std::size_t place) { return place % 100 == 0; }), 4);
    EXPECT_EQ(drawn, backup::draw_sample(candidates, 10, 1'000'000, 5, now));
    EXPECT_NE(drawn, backup::draw_sample(candidates, 10, 1'000'000, 6, now));
    EXPECT_EQ(backup::draw_sample(candidates, 10, 3'000, 5, now).size(), 3U);
    EXPECT_EQ(backup::draw_sample(candidates, 5000, 1'000'000'000, 5, now).size(), 1000U);
    EXPECT_TRUE(backup::draw_sample({}, 10, 1'000, 5, now).empty());
}

}  // namespace
}  // namespace asepsie::application
