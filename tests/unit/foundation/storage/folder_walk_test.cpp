#include "foundation/storage/folder_walk.h"

#include "foundation/storage/scratch_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>

namespace asepsie::storage {
namespace {

class FolderWalk : public testing::Test {
protected:
    FolderWalk() : m_scratch(ScratchFolder::create().value()), from(m_scratch.path() + "/from"), to(m_scratch.path() + "/to")
    {
        std::filesystem::create_directories(from + "/a/b");
        std::filesystem::create_directory(to);
        std::ofstream(from + "/a/b/file") << "content";
        std::filesystem::create_symlink("/etc/passwd", from + "/link");
        std::filesystem::create_directory_symlink(from + "/a", from + "/loop");
    }
    Result<std::uint64_t> copy(const std::string& path) { return copy_below(from, to, path, {}); }

    ScratchFolder m_scratch;
    std::string from;
    std::string to;
};

TEST_F(FolderWalk, sees_links_and_goes_through_none)
{
    std::map<std::string, platform::FileKind> seen;
    const auto end = walk_folder(from, [&](const WalkedEntry& entry) {
        seen[entry.path] = entry.kind;
        return Walk::go_on;
    });
    ASSERT_TRUE(end.ok());
    EXPECT_EQ(seen, (std::map<std::string, platform::FileKind>{{"a", platform::FileKind::directory}, {"a/b", platform::FileKind::directory},
                        {"a/b/file", platform::FileKind::regular}, {"link", platform::FileKind::link}, {"loop", platform::FileKind::link}}));
    EXPECT_EQ(entries_of(from, 10)->size(), 3U);
    EXPECT_EQ(entries_of(from, 2).error().code, ErrorCode::too_large);
    EXPECT_EQ(walk_folder(from + "/none", [](const WalkedEntry&) { return Walk::go_on; }).error().code, ErrorCode::not_found);
}

TEST_F(FolderWalk, copies_files_and_nothing_from_elsewhere)
{
    EXPECT_EQ(*copy("a/b/file"), 7U);
    EXPECT_EQ(std::filesystem::file_size(to + "/a/b/file"), 7U);
    EXPECT_FALSE(copy("a/b/file"));  // never over another
    EXPECT_FALSE(copy("link"));
    EXPECT_EQ(copy("loop/b/file").error().code, ErrorCode::unsupported);
    for (const char* odd : {"../from/a/b/file", "/etc/passwd", "a//b/file", ""}) {
        EXPECT_EQ(copy(odd).error().code, ErrorCode::bad_usage) << odd;
    }
    std::filesystem::create_directory_symlink(m_scratch.path(), to + "/x");
    std::filesystem::create_directory(from + "/x");
    std::ofstream(from + "/x/out") << "1";
    EXPECT_FALSE(copy("x/out"));
    EXPECT_FALSE(std::filesystem::exists(m_scratch.path() + "/out"));
}

TEST_F(FolderWalk, leaves_nothing_where_it_is_stopped_and_keeps_holes)
{
    EXPECT_EQ(copy_below(from, to, "a/b/file", [](std::uint64_t) { return Walk::stop; }).error().code, ErrorCode::busy);
    EXPECT_FALSE(std::filesystem::exists(to + "/a/b/file"));
    std::ofstream(from + "/sparse") << "1";
    std::filesystem::resize_file(from + "/sparse", 50U << 20U);
    EXPECT_EQ(*copy("sparse"), 50U << 20U);
    EXPECT_EQ(std::filesystem::file_size(to + "/sparse"), 50U << 20U);
}

TEST_F(FolderWalk, a_new_folder_is_new)
{
    EXPECT_TRUE(make_new_folder(to).ok());  // empty
    EXPECT_EQ(make_new_folder(from).error().code, ErrorCode::busy);
    EXPECT_EQ(make_new_folder(from + "/link").error().code, ErrorCode::busy);
    EXPECT_EQ(make_new_folder(from + "/none/none").error().code, ErrorCode::not_found);
    EXPECT_TRUE(rights_in(to)->may_write);
    EXPECT_GT(*free_bytes(to), 0U);
}

}  // namespace
}  // namespace asepsie::storage
