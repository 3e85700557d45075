#include "foundation/tree/copy_file.h"

#include <gtest/gtest.h>

#include <sys/stat.h>

#include <filesystem>
#include <fstream>

namespace asepsie::tree {
namespace {

namespace fs = std::filesystem;

class CopyFile : public testing::Test {
protected:
    CopyFile()
    {
        std::string pattern = testing::TempDir() + "copy-XXXXXX";
        m_folder = ::mkdtemp(pattern.data());
        from = m_folder + "/from";
        to = m_folder + "/to";
        fs::create_directories(from + "/a/b");
        fs::create_directory(to);
        std::ofstream(from + "/a/b/file") << "content";
        fs::create_symlink("/etc/passwd", from + "/link");
        fs::create_directory_symlink(from + "/a", from + "/loop");
    }
    ~CopyFile() override { fs::remove_all(m_folder); }
    Result<CopyEnd> copy(const std::string& path, const ShowCopied& show = {}) const { return copy_file(Root::open(from).value(), Root::open(to).value(), path, show); }

    std::string m_folder;
    std::string from;
    std::string to;
};

TEST_F(CopyFile, takes_files_and_nothing_from_elsewhere)
{
    EXPECT_EQ(copy("a/b/file")->bytes, 7U);
    EXPECT_EQ(fs::file_size(to + "/a/b/file"), 7U);
    EXPECT_EQ(fs::last_write_time(to + "/a/b/file"), fs::last_write_time(from + "/a/b/file"));
    EXPECT_EQ(fs::status(to + "/a").permissions(), fs::perms(0700));
    EXPECT_FALSE(copy("a/b/file")) << "never over another";
    EXPECT_EQ(copy("link").error().code, ErrorCode::unsupported);
    EXPECT_EQ(copy("loop/b/file").error().code, ErrorCode::unsupported);
    EXPECT_EQ(copy("a/b").error().code, ErrorCode::unsupported);
    EXPECT_EQ(copy("a/none").error().code, ErrorCode::not_found);
    ASSERT_EQ(::mkfifo((from + "/pipe").c_str(), 0600), 0);
    EXPECT_EQ(copy("pipe").error().code, ErrorCode::unsupported);
    for (const char* odd : {"../from/a/b/file", "/etc/passwd", "a//b/file", "", "a/./b/file"}) {
        EXPECT_EQ(copy(odd).error().code, ErrorCode::bad_usage) << odd;
    }
}

TEST_F(CopyFile, goes_out_through_no_link)
{
    fs::create_directory_symlink(m_folder, to + "/x");
    fs::create_directory(from + "/x");
    std::ofstream(from + "/x/out") << "1";
    EXPECT_EQ(copy("x/out").error().code, ErrorCode::unsupported);
    EXPECT_FALSE(fs::exists(m_folder + "/out"));
}

TEST_F(CopyFile, leaves_nothing_where_it_is_stopped_or_the_file_changes)
{
    EXPECT_TRUE(copy("a/b/file", [](std::uint64_t) { return Wish::stop; })->was_stopped);
    EXPECT_FALSE(fs::exists(to + "/a/b/file"));
    const auto changed = copy("a/b/file", [&, is_first = true](std::uint64_t) mutable {
        if (std::exchange(is_first, false)) {
            fs::resize_file(from + "/a/b/file", 3);
        }
        return Wish::go_on;
    });
    ASSERT_FALSE(changed.ok());
    EXPECT_EQ(changed.error().code, ErrorCode::busy);
    EXPECT_FALSE(fs::exists(to + "/a/b/file"));
}

TEST_F(CopyFile, keeps_holes)
{
    std::ofstream(from + "/sparse") << "1";
    fs::resize_file(from + "/sparse", 50U << 20U);
    EXPECT_EQ(copy("sparse")->bytes, 50U << 20U);
    EXPECT_EQ(fs::file_size(to + "/sparse"), 50U << 20U);
    struct stat made {};
    ASSERT_EQ(::stat((to + "/sparse").c_str(), &made), 0);
    EXPECT_LT(made.st_blocks * 512, 1 << 20);
}

}  // namespace
}  // namespace asepsie::tree
