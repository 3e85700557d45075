#include "foundation/platform/linux/folder_events.h"

#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace asepsie::platform {
namespace {

namespace fs = std::filesystem;
using Kind = FolderEvent::Kind;

class Folders : public testing::Test {
protected:
    Folders() : place((fs::temp_directory_path() / ("asepsie-folders-" + std::to_string(::getpid()) + testing::UnitTest::GetInstance()->current_test_info()->name())).string()), root(place + "/root")
    {
        fs::remove_all(place);
        fs::create_directories(root + "/a/b");
        fs::create_directories(place + "/elsewhere");
        write_file(root + "/a/b/f");
        write_file(root + "/g");
    }
    ~Folders() override { fs::remove_all(place); }

    static void write_file(const std::string& path) { std::ofstream(path) << "x"; }

    // All that is told until nothing more is, for a moment.
    static std::vector<FolderEvent> told(FolderEvents& events)
    {
        std::vector<FolderEvent> all;
        for (int quiet = 0; quiet < 3;) {
            auto some = events.wait(std::chrono::milliseconds(60));
            EXPECT_TRUE(some.ok());
            quiet = some->empty() ? quiet + 1 : 0;
            all.insert(all.end(), some->begin(), some->end());
        }
        return all;
    }
    static bool holds(const std::vector<FolderEvent>& events, Kind kind, const std::string& path)
    {
        return std::any_of(events.begin(), events.end(), [&](const FolderEvent& event) { return event.kind == kind && event.path == path; });
    }

    std::string place;
    std::string root;
};

TEST_F(Folders, TellWhatHappens)
{
    auto events = FolderEvents::of({root}).value();
    fs::rename(root + "/a", root + "/c");
    write_file(root + "/c/b/f");
    fs::rename(root + "/g", root + "/h");
    fs::remove(root + "/h");
    const auto all = told(events);
    EXPECT_TRUE(holds(all, Kind::folder_renamed, root + "/c"));
    EXPECT_TRUE(holds(all, Kind::written, root + "/c/b/f"));
    EXPECT_TRUE(holds(all, Kind::renamed, root + "/h"));
    EXPECT_TRUE(holds(all, Kind::gone, root + "/h"));
}

TEST_F(Folders, WhatIsMovedAwayIsGoneWhileOtherThingsGoOnHappening)
{
    auto events = FolderEvents::of({root}).value();
    fs::rename(root + "/g", place + "/elsewhere/g");
    fs::rename(root + "/a/b", place + "/elsewhere/b");
    std::vector<FolderEvent> all;
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(800);
    while (std::chrono::steady_clock::now() < end && !holds(all, Kind::folder_gone, root + "/a/b")) {
        write_file(root + "/a/busy");
        const auto some = events.wait(std::chrono::milliseconds(300));
        all.insert(all.end(), some->begin(), some->end());
    }
    EXPECT_TRUE(holds(all, Kind::gone, root + "/g"));
    EXPECT_TRUE(holds(all, Kind::folder_gone, root + "/a/b"));
    write_file(place + "/elsewhere/b/f");
    EXPECT_FALSE(holds(told(events), Kind::written, root + "/a/b/f"));
}

TEST_F(Folders, AFolderMadeAndDeletedAtOnceIsNothing)
{
    auto events = FolderEvents::of({root}).value();
    for (int i = 0; i < 20; ++i) {
        fs::create_directory(root + "/short");
        fs::remove(root + "/short");
    }
    EXPECT_TRUE(told(events).empty());
}

TEST_F(Folders, TellThatTheyAreDeletedOrMoved)
{
    auto moved = FolderEvents::of({root}).value();
    fs::rename(root, place + "/other");
    EXPECT_TRUE(holds(told(moved), Kind::root_gone, root));
    fs::rename(place + "/other", root);
    auto deleted = FolderEvents::of({root}).value();
    fs::remove_all(root);
    const auto all = told(deleted);
    EXPECT_TRUE(holds(all, Kind::gone, root + "/a/b/f"));
    EXPECT_TRUE(holds(all, Kind::root_gone, root));
    EXPECT_EQ(std::count_if(all.begin(), all.end(), [](const FolderEvent& event) { return event.kind == Kind::root_gone; }), 1);
}

TEST_F(Folders, OfAnotherFileSystemAreLeftOut)
{
    struct stat above {};
    struct stat below {};
    if (::stat("/dev", &above) != 0 || ::stat("/dev/shm", &below) != 0 || above.st_dev == below.st_dev || ::access("/dev/shm", W_OK) != 0) {
        GTEST_SKIP() << "nothing is mounted below /dev here";
    }
    auto events = FolderEvents::of({"/dev"}).value();
    const std::string path = "/dev/shm/asepsie-events-" + std::to_string(::getpid());
    write_file(path);
    const auto all = told(events);
    fs::remove(path);
    EXPECT_FALSE(holds(all, Kind::written, path));
}

TEST_F(Folders, AfterTooMuchAtOnceAllThatStandsThereIsWatched)
{
    std::size_t most = 0;
    std::ifstream("/proc/sys/fs/inotify/max_queued_events") >> most;
    if (most == 0 || most > 100'000) {
        GTEST_SKIP() << "the queue here is too long to be filled: " << most;
    }
    auto events = FolderEvents::of({root}).value();
    for (std::size_t i = 0; i <= most / 2; ++i) {
        write_file(root + "/g" + std::to_string(i % 100));  // made or written, and closed
        fs::remove(root + "/g" + std::to_string(i % 100));
    }
    fs::create_directories(root + "/new/deep");
    fs::rename(root + "/a", root + "/z");
    EXPECT_TRUE(holds(told(events), Kind::missed, ""));
    write_file(root + "/new/deep/x");
    write_file(root + "/z/b/f");
    const auto all = told(events);
    EXPECT_TRUE(holds(all, Kind::written, root + "/new/deep/x"));
    EXPECT_TRUE(holds(all, Kind::written, root + "/z/b/f"));
}

}  // namespace
}  // namespace asepsie::platform
