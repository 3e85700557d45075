#include "foundation/tree/walk.h"
#include "support/lesser_account.h"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace asepsie::tree {
namespace {

namespace fs = std::filesystem;

class WalkTest : public testing::Test {
protected:
    WalkTest()
    {
        std::string pattern = testing::TempDir() + "walk-XXXXXX";
        m_folder = ::mkdtemp(pattern.data());
    }
    ~WalkTest() override
    {
        ::chmod((m_folder + "/closed").c_str(), 0700);
        fs::remove_all(m_folder);
    }
    void put(const std::string& path, std::string_view content) const
    {
        fs::create_directories(fs::path(m_folder + "/" + path).parent_path());
        std::ofstream(m_folder + "/" + path, std::ios::binary) << content;
    }
    [[nodiscard]] Walk walked(unsigned threads = 2) const { return *walk(*Root::open(m_folder), {Mounts::left_out, threads}, {}); }

    std::string m_folder;
};

std::string paths_of(const Walk& walk)
{
    std::string paths;
    for (const Entry& entry : walk.entries) {
        paths += (paths.empty() ? "" : " ") + entry.path;
    }
    return paths;
}

TEST_F(WalkTest, finds_everything_in_one_order_with_any_number_of_threads)
{
    put("b/2", "two");
    put("b/1", "o");
    put("b.txt", "");
    put("b-", "x");
    put("a/deep/er/file", "1234");
    fs::create_directories(m_folder + "/empty");
    for (const unsigned threads : {1U, 2U, 5U}) {
        const Walk found = walked(threads);
        EXPECT_EQ(paths_of(found), "a a/deep a/deep/er a/deep/er/file b b/1 b/2 b- b.txt empty");
        EXPECT_TRUE(found.missed.empty());
        EXPECT_TRUE(std::is_sorted(found.entries.begin(), found.entries.end(), [](const Entry& a, const Entry& b) { return comes_before(a.path, b.path); }));
    }
    const Walk found = walked();
    EXPECT_EQ(found.entries[3].size, 4);
    EXPECT_EQ(found.entries[3].kind, EntryKind::file);
    struct stat said {};
    ASSERT_EQ(::stat((m_folder + "/a/deep/er/file").c_str(), &said), 0);
    EXPECT_EQ(found.entries[3].inode, said.st_ino);
    EXPECT_EQ(found.entries[3].mtime_ns, said.st_mtim.tv_sec * 1'000'000'000 + said.st_mtim.tv_nsec);
}

TEST_F(WalkTest, follows_no_link_and_waits_for_no_pipe)
{
    put("in/file", "x");
    fs::create_directory_symlink(m_folder, m_folder + "/in/loop");
    fs::create_directory_symlink("/", m_folder + "/in/root");
    ASSERT_EQ(::mkfifo((m_folder + "/pipe").c_str(), 0600), 0);
    const Walk found = walked();
    EXPECT_EQ(paths_of(found), "in in/file in/loop in/root pipe");
    EXPECT_EQ(found.entries[2].kind, EntryKind::link);
    EXPECT_EQ(found.entries[4].kind, EntryKind::other);
}

TEST_F(WalkTest, takes_names_as_bytes)
{
    put("caf\xE9", "x");
    put("new\nline", "x");
    EXPECT_EQ(paths_of(walked()), "caf\xE9 new\nline");
}

TEST_F(WalkTest, says_what_it_may_not_see)
{
    put("closed/file", "x");
    put("open", "x");
    ::chmod((m_folder + "/closed").c_str(), 0);
    ::chmod(m_folder.c_str(), 0755);
    const Walk found = [&] {
        const tests::LesserAccount lesser;
        EXPECT_TRUE(lesser.is_refused_things());
        return walked();
    }();
    EXPECT_EQ(paths_of(found), "closed open");
    ASSERT_EQ(found.missed.size(), 1U);
    EXPECT_EQ(found.missed[0].path, "closed");
    EXPECT_EQ(found.missed[0].why, Obstacle::denied);
}

TEST_F(WalkTest, says_where_a_path_is_longer_than_can_be_named)
{
    const std::string name(250, 'x');
    Root root = Root::open(m_folder).value();
    Descriptor at = root.open_below("", 0);
    for (int depth = 0; depth < 20; ++depth) {
        ASSERT_EQ(::mkdirat(at.number(), name.c_str(), 0700), 0);
        at = Descriptor(::openat(at.number(), name.c_str(), 0));
    }
    const Walk found = *walk(root, {}, {});
    EXPECT_EQ(found.entries.size(), 16U);
    ASSERT_EQ(found.missed.size(), 1U);
    EXPECT_EQ(found.missed[0].why, Obstacle::path_too_long);
}

TEST_F(WalkTest, stops_when_asked_and_says_so)
{
    put("a", "x");
    std::stop_source stop;
    stop.request_stop();
    const Walk found = *walk(*Root::open(m_folder), {}, stop.get_token());
    EXPECT_TRUE(found.entries.empty());
    ASSERT_EQ(found.missed.size(), 1U);
    EXPECT_EQ(found.missed[0].path, "");
    EXPECT_EQ(found.missed[0].why, Obstacle::not_reached);
}

TEST_F(WalkTest, is_refused_for_what_is_no_folder)
{
    put("a", "x");
    EXPECT_EQ(Root::open(m_folder + "/none").error().code, ErrorCode::not_found);
    EXPECT_EQ(Root::open(m_folder + "/a").error().code, ErrorCode::unsupported);
    const Root root = Root::open(m_folder).value();
    EXPECT_TRUE(root.is_still_there());
    fs::rename(m_folder, m_folder + "-moved");
    EXPECT_FALSE(root.is_still_there());
    fs::rename(m_folder + "-moved", m_folder);
}

TEST(Root, opens_no_link_of_another_file_system)
{
    const auto root = Root::open("/");
    ASSERT_TRUE(root.ok());
    const Descriptor proc = root->open_below("proc/self", 0);
    EXPECT_FALSE(proc.is_open()) << "a link";
    EXPECT_TRUE(root->open_below("proc", 0).is_open());
}

TEST(Walk, leaves_out_what_is_mounted)
{
    const auto root = Root::open("/dev");
    struct stat self {};
    struct stat pts {};
    if (!root.ok() || ::stat("/dev", &self) != 0 || ::stat("/dev/pts", &pts) != 0 || self.st_dev == pts.st_dev) {
        GTEST_SKIP() << "nothing is mounted below /dev";
    }
    const Walk found = *walk(*root, {}, {});
    const auto missed = std::find_if(found.missed.begin(), found.missed.end(), [](const Missed& one) { return one.path == "pts"; });
    ASSERT_NE(missed, found.missed.end());
    EXPECT_EQ(missed->why, Obstacle::other_file_system);
    EXPECT_TRUE(std::none_of(found.entries.begin(), found.entries.end(), [](const Entry& entry) { return entry.path.starts_with("pts/"); }));
}

TEST_F(WalkTest, opens_below_without_links_in_both_ways)
{
    put("a/b/file", "x");
    fs::create_directory_symlink("a", m_folder + "/link");
    const Root root = Root::open(m_folder).value();
    EXPECT_TRUE(root.open_below("a/b/file", 0).is_open());
    EXPECT_TRUE(root.open_step_by_step("a/b/file", 0).is_open());
    EXPECT_TRUE(root.open_step_by_step("", 0).is_open());
    EXPECT_FALSE(root.open_below("link/b/file", 0).is_open());
    EXPECT_FALSE(root.open_step_by_step("link/b/file", 0).is_open());
    EXPECT_FALSE(root.open_below("../" + fs::path(m_folder).filename().string(), 0).is_open());
    EXPECT_FALSE(root.open_step_by_step("a/b/none", 0).is_open());
}

}  // namespace
}  // namespace asepsie::tree
