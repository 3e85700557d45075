#include "application/backup/backup_pages.h"
#include "application/backup/drill.h"
#include "application/backup/look_at_backups.h"

#include "domain/backup/sample.h"
#include "foundation/platform/linux/live_machine.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
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
    Result<DrillReport> drilled() const { return drill(*machine, opener, destination, {source}, {}, {0, 1'000'000, 1, {}}, machine->now()); }
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
    write("/docs/one.txt", "broken");
    copy_all();
    const auto report = drilled();
    ASSERT_TRUE(report.ok());
    EXPECT_EQ(report->drill.outcome, backup::DrillOutcome::failed);
    EXPECT_EQ(report->drill.broken, 1U);
}

TEST_F(Backups, ThatAreEmptyOrAwayAreNoSuccess)
{
    const auto empty = drilled();
    EXPECT_TRUE(!empty.ok() || empty->drill.outcome == backup::DrillOutcome::failed);
    destination.place += "/nowhere";
    EXPECT_FALSE(drilled().ok());
}

TEST_F(Backups, AreLookedAtAndKept)
{
    copy_all();
    PracticeFile file = created();
    BackupBook book(file);
    ASSERT_EQ(*book.put(source, machine->now()), 1);
    destination.sources = {1};
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
