#include "application/watch/watch_folders.h"
#include "application/watch/watch_status.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <random>

namespace asepsie::application {
namespace {

namespace fs = std::filesystem;

std::string chance(std::size_t bytes)
{
    static std::mt19937_64 draw(7);
    std::string out(bytes, '\0');
    for (char& c : out) {
        c = static_cast<char>(draw());
    }
    return out;
}

class Watching : public testing::Test {
protected:
    Watching() : folder((fs::temp_directory_path() / ("asepsie-watch-" + std::to_string(::getpid()) + "-" + testing::UnitTest::GetInstance()->current_test_info()->name())).string())
    {
        fs::remove_all(folder);
        fs::create_directories(folder + "/a/b");
        for (int i = 0; i < 10; ++i) {
            write(document(i), "%PDF-1.4 " + std::string(3000, 'x'));
        }
    }
    ~Watching() override { fs::remove_all(folder); }

    [[nodiscard]] std::string document(int i) const { return folder + "/a/b/f" + std::to_string(i) + ".pdf"; }
    static void write(const std::string& path, const std::string& content) { std::ofstream(path, std::ios::binary | std::ios::trunc) << content; }

    // Runs the steps one after the other, once the watch stands and again each time nothing more happens; ends after the last.
    std::vector<watch::Raised> watched(const std::vector<std::function<void()>>& steps, const std::vector<std::string>& decoys = {})
    {
        std::vector<watch::Raised> raised;
        std::size_t step = 0;
        std::size_t rest = 0;
        WatchOrder order{{folder}, decoys};
        order.on_start = [&](const WatchStart& start) { files = start.files; };
        order.on_alarm = [&](const watch::Raised& one) { raised.push_back(one); };
        order.on_missed = [] {};
        order.clock = [at = watch::Instant(0)]() mutable { return at += std::chrono::milliseconds(1); };
        order.goes_on = [&] {
            if (step < steps.size()) {
                steps[step++]();
                return true;
            }
            return ++rest < 3;
        };
        EXPECT_TRUE(watch_folders(order).ok());
        return raised;
    }

    std::string folder;
    std::size_t files = 0;
};

TEST_F(Watching, CriesOutAtTheThirdFileWrittenOver)
{
    std::vector<std::function<void()>> steps;
    for (int i = 0; i < 4; ++i) {
        steps.emplace_back([this, i] { write(document(i), chance(3000)); });
    }
    const auto raised = watched(steps);
    EXPECT_EQ(files, 10U);
    ASSERT_FALSE(raised.empty());
    EXPECT_EQ(raised[0].files.size(), 3U);
}

TEST_F(Watching, SeesFoldersThatAreNewOrRenamed)
{
    const auto raised = watched({
        [this] { fs::rename(folder + "/a/b", folder + "/c"); },
        [this] {
            for (int i = 0; i < 4; ++i) {
                write(folder + "/c/f" + std::to_string(i) + ".pdf", chance(3000));
            }
        },
    });
    EXPECT_FALSE(raised.empty());
}

TEST_F(Watching, KeepsQuietWhileWorkIsDone)
{
    const auto raised = watched({
        [this] {
            fs::create_directories(folder + "/new/deep");
            for (int i = 0; i < 100; ++i) {
                write(folder + "/new/deep/x" + std::to_string(i) + ".bin", chance(3000));
            }
        },
        [this] {
            for (int i = 0; i < 10; ++i) {
                write(document(i) + ".part", "%PDF-1.7 " + std::string(5000, 'y'));
                fs::rename(document(i) + ".part", document(i));
            }
        },
        [this] { fs::remove_all(folder + "/new"); },
    });
    EXPECT_TRUE(raised.empty());
}

TEST_F(Watching, DecoysArePutOnceAndTakenAwayUnchangedAlone)
{
    const auto decoys = put_decoys(folder, "leurre");
    ASSERT_TRUE(decoys.ok());
    ASSERT_EQ(decoys->size(), 3U);
    EXPECT_EQ(put_decoys(folder, "leurre")->size(), 3U);
    const auto raised = watched({[&] { write(decoys->front(), "autre chose"); }}, *decoys);
    ASSERT_EQ(raised.size(), 1U);
    EXPECT_EQ(raised[0].sign, watch::Sign::decoy_touched);
    ASSERT_TRUE(remove_decoys(*decoys, "leurre").ok());
    EXPECT_TRUE(fs::exists(decoys->front()));
    EXPECT_FALSE(fs::exists(decoys->back()));
}

TEST_F(Watching, NeedsAFolder)
{
    WatchOrder order{{folder + "/nowhere"}, {}};
    EXPECT_EQ(watch_folders(order).error().code, ErrorCode::not_found);
}

TEST(WatchStatus, IsReadAsItWasWritten)
{
    WatchStatus status;
    status.folders = {"/home/claire/Documents"};
    status.since = *parse_moment("2026-11-28T09:00:00Z");
    status.seen = *parse_moment("2026-11-28T12:00:00Z");
    status.files = 12;
    status.alarms = {{status.seen, "unreadable", {"/a", "/b"}}};
    const auto read = watch_status_in(to_json(status));
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->folders, status.folders);
    EXPECT_EQ(read->files, 12);
    ASSERT_EQ(read->alarms.size(), 1U);
    EXPECT_EQ(read->alarms[0].files, status.alarms[0].files);
    EXPECT_TRUE(read->is_on(status.seen + std::chrono::minutes(4)));
    EXPECT_FALSE(read->is_on(status.seen + std::chrono::minutes(6)));
    EXPECT_FALSE(watch_status_in("[]").ok());
    EXPECT_FALSE(watch_status_in("{").ok());
}

TEST(WatchService, QuotesWhatSystemdWouldRead)
{
    const std::string unit = watch_service("/opt/a b/asepsie", {"watch", "/home/x/100% \"sûr\""});
    EXPECT_NE(unit.find("ExecStart=\"/opt/a b/asepsie\" \"watch\" \"/home/x/100%% \\\"sûr\\\"\""), std::string::npos) << unit;
}

}  // namespace
}  // namespace asepsie::application
