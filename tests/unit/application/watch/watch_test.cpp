#include "application/watch/decoys.h"
#include "application/watch/outcry.h"
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
        order.on_missed = [&] { ++missed; };
        order.on_unwatched = [](const std::string&) {};
        order.on_lost = [&](const std::string& one) { lost = one; };
        order.clock = [at = watch::Instant(0)]() mutable { return at += std::chrono::milliseconds(1); };
        order.goes_on = [&] {
            if (step < steps.size()) {
                steps[step++]();
                return true;
            }
            return ++rest < 3;
        };
        const auto ended = watch_folders(order);
        EXPECT_EQ(ended.ok(), lost.empty());
        return raised;
    }
    static std::vector<std::string> paths_of(const std::vector<Decoy>& decoys)
    {
        std::vector<std::string> paths;
        for (const Decoy& decoy : decoys) {
            paths.push_back(decoy.path);
        }
        return paths;
    }

    std::string folder;
    std::size_t files = 0;
    std::size_t missed = 0;
    std::string lost;
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
    const auto decoys = put_decoys(folder, "leurre", {});
    ASSERT_TRUE(decoys.ok());
    ASSERT_EQ(decoys->size(), 3U);
    EXPECT_EQ(*put_decoys(folder, "leurre", {}), *decoys);
    const auto raised = watched({[&] { write(decoys->front().path, "autre chose"); }}, paths_of(*decoys));
    ASSERT_EQ(raised.size(), 1U);
    EXPECT_EQ(raised[0].sign, watch::Sign::decoy_touched);
    EXPECT_EQ(standing_decoys(*decoys).size(), 2U);
    const auto taken = remove_decoys(*decoys);
    ASSERT_TRUE(taken.ok());
    EXPECT_EQ(taken->removed, 2U);
    ASSERT_EQ(taken->left.size(), 1U);
    EXPECT_TRUE(fs::exists(decoys->front().path));
    EXPECT_FALSE(fs::exists(decoys->back().path));
    EXPECT_EQ(remove_decoys(*decoys)->removed, 0U);
}

TEST_F(Watching, DecoysOutliveAChangeOfLanguage)
{
    const auto decoys = put_decoys(folder, "leurre", {});
    EXPECT_EQ(*put_decoys(folder, "decoy", *decoys), *decoys);
    EXPECT_EQ(remove_decoys(*decoys)->removed, 3U);
}

TEST_F(Watching, DecoysNeverTakeThePlaceOfAFile)
{
    write(folder + "/zz-anciens-courriers.txt", std::string(10'000, 'a'));
    fs::create_symlink(folder + "/nowhere", folder + "/comptes-cabinet-2019.csv");
    EXPECT_EQ(put_decoys(folder, "leurre", {})->size(), 1U);
    EXPECT_EQ(fs::file_size(folder + "/zz-anciens-courriers.txt"), 10'000U);
    EXPECT_FALSE(fs::exists(folder + "/nowhere"));
}

TEST_F(Watching, LooksAgainAfterTooMuchAtOnce)
{
    std::size_t most = 0;
    std::ifstream("/proc/sys/fs/inotify/max_queued_events") >> most;
    if (most == 0 || most > 100'000) {
        GTEST_SKIP() << "the queue here is too long to be filled: " << most;
    }
    const auto decoys = paths_of(*put_decoys(folder, "leurre", {}));
    const auto fill = [this, most] {
        for (std::size_t i = 0; i <= most / 2; ++i) {
            write(folder + "/storm" + std::to_string(i % 50), "x");
            fs::remove(folder + "/storm" + std::to_string(i % 50));
        }
    };
    const auto raised = watched({[&] {
                                    fill();
                                    for (int i = 0; i < 3; ++i) {
                                        write(document(i), chance(3000));  // none of it is told
                                    }
                                    write(decoys[0], "autre chose");
                                }},
        decoys);
    EXPECT_EQ(missed, 1U);
    ASSERT_EQ(raised.size(), 2U);
    EXPECT_EQ(raised[0].sign, watch::Sign::unreadable);
    EXPECT_EQ(raised[1].sign, watch::Sign::decoy_touched);
}

TEST_F(Watching, EndsWhereItsFolderIsGone)
{
    const std::string other = folder + "-away";
    watched({[&] { fs::rename(folder, other); }});
    EXPECT_EQ(lost, folder);
    fs::remove_all(other);
}

TEST_F(Watching, SeesEncryptedFilesRenamedOverTheirOriginals)
{
    std::vector<std::function<void()>> steps;
    for (int i = 0; i < 3; ++i) {
        steps.emplace_back([this, i] { write(folder + "/tmp", chance(3000)); });
        steps.emplace_back([this, i] { fs::rename(folder + "/tmp", document(i)); });
    }
    EXPECT_EQ(watched(steps).size(), 1U);
}

TEST_F(Watching, NeedsAFolder)
{
    WatchOrder order{{folder + "/nowhere"}, {}};
    EXPECT_EQ(watch_folders(order).error().code, ErrorCode::not_found);
}

Moment at_nine() { return *parse_moment("2026-11-28T09:00:00Z"); }

TEST(WatchStatus, IsReadAsItWasWritten)
{
    WatchStatus status;
    status.folders = {"/home/claire/Documents"};
    status.decoys = {{"/home/claire/Documents/!0", "abcd"}};
    status.since = at_nine();
    status.seen = *parse_moment("2026-11-28T12:00:00Z");
    status.files = 12;
    status.alarms = {{status.seen, "unreadable", {"/a", "/b"}, 40}};
    const auto read = watch_status_in(to_json(status));
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->folders, status.folders);
    EXPECT_EQ(read->decoys, status.decoys);
    EXPECT_EQ(read->files, 12);
    ASSERT_EQ(read->alarms.size(), 1U);
    EXPECT_EQ(read->alarms[0].files, status.alarms[0].files);
    EXPECT_EQ(read->alarms[0].count, 40);
    EXPECT_TRUE(read->is_on(status.seen + std::chrono::minutes(4)));
    EXPECT_FALSE(read->is_on(status.seen + std::chrono::minutes(6)));
    EXPECT_FALSE(read->is_on(status.seen - std::chrono::seconds(1)));  // a clock that was set back
    EXPECT_FALSE(watch_status_in("[]").ok());
    EXPECT_FALSE(watch_status_in("{").ok());
}

TEST(WatchStatus, IsOffOnceAFolderIsLost)
{
    WatchStatus status;
    status.seen = at_nine();
    status.lost_folder = "/media/disque";
    const auto read = watch_status_in(to_json(status));
    EXPECT_EQ(read->lost_folder, "/media/disque");
    EXPECT_FALSE(read->is_on(status.seen));
}

TEST(WatchStatus, NamesThatAreNoUtf8DoNotSpoilIt)
{
    WatchStatus status;
    status.folders = {"/home/caf\xE9"};
    status.decoys = {{"/home/caf\xE9/zz.txt", "abcd"}, {"/home/a\x01/zz.txt", "ef"}};
    status.alarms = {{at_nine(), "unreadable", {"/home/caf\xE9.pdf"}, 1}};
    const auto read = watch_status_in(to_json(status));
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->alarms[0].files[0], "/home/caf\xEF\xBF\xBD.pdf");
    EXPECT_EQ(read->decoys, status.decoys);
}

TEST(WatchStatus, WhatComesSoonAfterAnAlarmBelongsToIt)
{
    WatchStatus status;
    status.since = at_nine();
    status.alarms = {{at_nine() - std::chrono::minutes(1), "renamed", {"/old"}, 1}};  // of the watch before
    EXPECT_TRUE(note_alarm(status, {watch::Sign::unreadable, {"/0", "/1", "/2"}}, at_nine()));
    for (int i = 3; i < 3'000; i += 3) {
        EXPECT_FALSE(note_alarm(status, {watch::Sign::unreadable, {std::to_string(i), std::to_string(i + 1), std::to_string(i + 2)}}, at_nine() + std::chrono::seconds(i / 10)));
    }
    ASSERT_EQ(status.alarms.size(), 2U);
    EXPECT_EQ(status.alarms[1].files.size(), most_files_of_alarm);
    EXPECT_EQ(status.alarms[1].count, 3'000);
    EXPECT_TRUE(note_alarm(status, {watch::Sign::decoy_touched, {"/d"}}, at_nine() + std::chrono::minutes(11)));
    for (int i = 1; i < 100; ++i) {
        EXPECT_TRUE(note_alarm(status, {watch::Sign::decoy_touched, {"/d"}}, at_nine() + std::chrono::hours(i)));
    }
    EXPECT_EQ(status.alarms.size(), most_alarms_kept);
}

TEST(Outcry, DoesNotHoldUpWhoStartsIt)
{
    const std::string script = (fs::temp_directory_path() / ("asepsie-outcry-" + std::to_string(::getpid()) + ".sh")).string();
    std::ofstream(script) << "#!/bin/sh\nsleep 1\nexit 4\n";
    fs::permissions(script, fs::perms::owner_all);
    Outcry outcry;
    const auto start = std::chrono::steady_clock::now();
    outcry.start("titre", "texte", script);
    EXPECT_FALSE(outcry.script_ended());
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(900));
    std::optional<Result<Done>> ended;
    while (!(ended = outcry.script_ended())) {
        ::usleep(50'000);
    }
    EXPECT_FALSE(ended->ok());
    EXPECT_FALSE(outcry.script_ended());
    fs::remove(script);
}

TEST(WatchService, QuotesWhatSystemdWouldRead)
{
    const std::string unit = watch_service("/opt/a b/asepsie", {"watch", "/home/x/100% \"sûr\""});
    EXPECT_NE(unit.find("ExecStart=\"/opt/a b/asepsie\" \"watch\" \"/home/x/100%% \\\"sûr\\\"\""), std::string::npos) << unit;
    EXPECT_NE(watch_service("/a", {"--on-alarm", "/home/x/mon script.sh"}).find(" \"--on-alarm\" \"/home/x/mon script.sh\"\n"), std::string::npos);
    EXPECT_NE(watch_service("/a", {"/home/caf\xE9\n"}).find(" \"/home/caf\\xe9\\x0a\"\n"), std::string::npos);
}

TEST(WatchStatus, AlarmsStandUntilSomebodyDealtWithThem)
{
    const std::string path = (std::filesystem::temp_directory_path() / ("watch-dealt-with-" + std::to_string(::getpid()))).string();
    WatchStatus status;
    EXPECT_EQ(open_alarm(status, alarms_dealt_with(path)), nullptr);
    const Moment at = *parse_moment("2026-11-28T12:00:00Z");
    status.alarms = {{at, "unreadable", {"/a"}, 3}};
    EXPECT_NE(open_alarm(status, alarms_dealt_with(path)), nullptr);
    ASSERT_TRUE(note_alarms_dealt_with(path, at + std::chrono::minutes(1)).ok());
    EXPECT_EQ(open_alarm(status, alarms_dealt_with(path)), nullptr);
    status.alarms.push_back({at + std::chrono::hours(1), "unreadable", {"/b"}, 3});
    EXPECT_EQ(open_alarm(status, alarms_dealt_with(path)), &status.alarms.back());
    std::filesystem::remove(path + ".dealt_with");
}

}  // namespace
}  // namespace asepsie::application
