#include "foundation/storage/open_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace asepsie::storage {
namespace {

class OpenFiles : public testing::Test {
protected:
    OpenFiles()
    {
        std::string pattern = testing::TempDir() + "open-XXXXXX";
        m_folder = ::mkdtemp(pattern.data());
    }
    ~OpenFiles() override { std::filesystem::remove_all(m_folder); }
    std::string m_folder;
};

TEST_F(OpenFiles, are_read_where_they_are_wanted)
{
    const std::string path = m_folder + "/a";
    ASSERT_TRUE(append_to_file(path, "0123").ok());
    ASSERT_TRUE(append_to_file(path, "456789").ok());
    ASSERT_TRUE(flush_file(path).ok());
    EXPECT_EQ(std::filesystem::status(path).permissions(), std::filesystem::perms(0600)) << "its owner's alone";
    const auto file = OpenFile::open(path, Links::followed);
    ASSERT_TRUE(file.ok());
    std::string piece;
    ASSERT_TRUE(file->read_at(3, 4, piece).ok());
    EXPECT_EQ(piece, "3456");
    ASSERT_TRUE(file->read_at(8, 100, piece).ok());
    EXPECT_EQ(piece, "89") << "what there is of it";
    ASSERT_TRUE(file->read_at(80, 1, piece).ok());
    EXPECT_EQ(piece, "");
    const FileState before = *file->state();
    EXPECT_EQ(before.bytes, 10U);
    EXPECT_EQ(*file->state(), before);
    std::filesystem::remove(path);
    ASSERT_TRUE(file->read_at(0, 2, piece).ok());
    EXPECT_EQ(piece, "01") << "held open, whatever becomes of its name";
}

TEST_F(OpenFiles, are_regular_and_of_their_own_name)
{
    const std::string path = m_folder + "/a";
    ASSERT_TRUE(append_to_file(path, "x").ok());
    std::filesystem::create_symlink(path, m_folder + "/link");
    EXPECT_TRUE(OpenFile::open(m_folder + "/link", Links::followed).ok());
    EXPECT_EQ(OpenFile::open(m_folder + "/link", Links::refused).error().code, ErrorCode::unsupported);
    EXPECT_EQ(append_to_file(m_folder + "/link", "y").error().code, ErrorCode::unsupported);
    EXPECT_EQ(OpenFile::open(m_folder, Links::followed).error().code, ErrorCode::unsupported);
    EXPECT_EQ(OpenFile::open(m_folder + "/none", Links::followed).error().code, ErrorCode::not_found);
    EXPECT_EQ(flush_file(m_folder + "/none").error().code, ErrorCode::not_found);
    EXPECT_EQ(append_to_file(m_folder + "/none/a", "y").error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace asepsie::storage
