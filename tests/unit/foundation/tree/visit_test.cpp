#include "foundation/tree/visit.h"

#include "foundation/tree/lister.h"
#include "support/lesser_account.h"

#include <gtest/gtest.h>

#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <map>

namespace asepsie::tree {
namespace {

namespace fs = std::filesystem;

class VisitTest : public testing::Test {
protected:
    VisitTest()
    {
        std::string pattern = testing::TempDir() + "visit-XXXXXX";
        m_folder = ::mkdtemp(pattern.data());
        fs::create_directories(m_folder + "/a/b");
        std::ofstream(m_folder + "/a/b/file") << "content";
        fs::create_symlink("/etc/passwd", m_folder + "/link");
        fs::create_directory_symlink(m_folder + "/a", m_folder + "/loop");
    }
    ~VisitTest() override
    {
        ::chmod((m_folder + "/closed").c_str(), 0700);
        fs::remove_all(m_folder);
    }
    Result<VisitEnd> shown(Wish wish = Wish::go_on, const VisitOptions& options = {})
    {
        const Root root = Root::open(m_folder).value();
        return visit(root, options, [&](const Entry& entry) {
            seen[entry.path] = entry.kind;
            return wish;
        });
    }

    std::string m_folder;
    std::map<std::string, EntryKind> seen;
};

TEST_F(VisitTest, shows_links_and_goes_through_none)
{
    const auto end = shown();
    ASSERT_TRUE(end.ok());
    EXPECT_EQ(seen, (std::map<std::string, EntryKind>{{"a", EntryKind::folder}, {"a/b", EntryKind::folder}, {"a/b/file", EntryKind::file}, {"link", EntryKind::link}, {"loop", EntryKind::link}}));
    EXPECT_EQ(end->seen, 5U);
    EXPECT_EQ(end->missed, 0U);
    EXPECT_FALSE(end->was_stopped);
}

TEST_F(VisitTest, passes_over_and_stops_where_that_is_wished)
{
    EXPECT_EQ(shown(Wish::pass_over)->seen, 3U);
    const auto end = shown(Wish::stop);
    EXPECT_EQ(end->seen, 1U);
    EXPECT_TRUE(end->was_stopped);
}

TEST_F(VisitTest, stops_in_the_midst_of_one_folder)
{
    for (int i = 0; i < 5'000; ++i) {
        std::ofstream(m_folder + "/" + std::to_string(i));
    }
    int asked = 0;
    const auto end = shown(Wish::go_on, {.is_over = [&] { return ++asked > 3; }});
    EXPECT_TRUE(end->was_stopped);
    EXPECT_EQ(end->seen, 2 * names_in_a_piece);
}

TEST_F(VisitTest, counts_what_it_may_not_see)
{
    fs::create_directories(m_folder + "/closed/below");
    ::chmod((m_folder + "/closed").c_str(), 0);
    ::chmod(m_folder.c_str(), 0755);
    const tests::LesserAccount lesser;
    EXPECT_TRUE(lesser.is_refused_things());
    const auto end = shown();
    EXPECT_EQ(end->missed, 1U);
    ASSERT_EQ(end->first_missed.size(), 1U);
    EXPECT_EQ(end->first_missed[0].path, "closed");
    EXPECT_EQ(end->first_missed[0].why, Obstacle::denied);
    EXPECT_TRUE(seen.contains("a/b/file"));
}

TEST_F(VisitTest, names_a_few_of_many_that_it_missed)
{
    fs::create_directories(m_folder + "/closed");
    for (std::size_t i = 0; i < 3 * most_missed_named; ++i) {
        std::ofstream(m_folder + "/closed/" + std::to_string(i));
    }
    ::chmod((m_folder + "/closed").c_str(), 0444);  // names are read, and nothing else
    ::chmod(m_folder.c_str(), 0755);
    const tests::LesserAccount lesser;
    const auto end = shown();
    EXPECT_EQ(end->missed, 3 * most_missed_named);
    EXPECT_EQ(end->first_missed.size(), most_missed_named);
}

TEST_F(VisitTest, goes_as_deep_as_a_path_is_long)
{
    std::string deep = m_folder;
    for (int depth = 0; depth < 300; ++depth) {
        deep += "/d";
        fs::create_directory(deep);
    }
    std::ofstream(deep + "/bottom");
    const auto end = shown();
    EXPECT_EQ(end->missed, 0U);
    EXPECT_EQ(end->seen, 5U + 301U);
}

TEST_F(VisitTest, ends_where_the_system_gives_nothing_more)
{
    const Root root = Root::open(m_folder).value();
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
    // As of a medium that is gone: what is below can be named and not be opened.
    const auto end = visit(root, {}, [&](const Entry&) {
        const rlimit none{0, before.rlim_max};
        ::setrlimit(RLIMIT_NOFILE, &none);
        return Wish::go_on;
    });
    ::setrlimit(RLIMIT_NOFILE, &before);
    ASSERT_FALSE(end.ok());
    EXPECT_EQ(end.error().code, ErrorCode::io_failed);
}

TEST_F(VisitTest, leaves_out_what_is_mounted_a_second_time)
{
    const std::string again = m_folder + "/again";
    fs::create_directory(again);
    const bool is_mounted = ::unshare(CLONE_NEWNS) == 0 && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0
        && ::mount((m_folder + "/a").c_str(), again.c_str(), nullptr, MS_BIND, nullptr) == 0;
    if (!is_mounted) {
        GTEST_SKIP() << "nothing may be mounted here";
    }
    const auto end = shown();
    seen.clear();
    const auto entered = shown(Wish::go_on, {.mounts = Mounts::entered});
    ::umount(again.c_str());
    EXPECT_EQ(end->missed, 1U);
    EXPECT_EQ(end->first_missed.at(0).why, Obstacle::other_file_system);
    EXPECT_EQ(entered->missed, 0U);
    EXPECT_TRUE(seen.contains("again/b/file"));
}

TEST_F(VisitTest, lists_one_folder_up_to_a_limit)
{
    EXPECT_EQ(entries_in(m_folder, 3)->size(), 3U);
    EXPECT_EQ(entries_in(m_folder, 3)->front().path, "a");
    EXPECT_EQ(entries_in(m_folder, 2).error().code, ErrorCode::too_large);
    EXPECT_EQ(entries_in(m_folder + "/none", 2).error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace asepsie::tree
