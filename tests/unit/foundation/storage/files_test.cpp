#include "foundation/storage/files.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace asepsie::storage {
namespace {

class Files : public testing::Test {
protected:
    Files()
    {
        std::string pattern = testing::TempDir() + "files-XXXXXX";
        m_folder = ::mkdtemp(pattern.data());
    }
    ~Files() override { std::filesystem::remove_all(m_folder); }
    std::string m_folder;
};

TEST_F(Files, are_replaced_whole)
{
    const std::string path = m_folder + "/a";
    ASSERT_TRUE(write_whole_file(path, "one").ok());
    ASSERT_TRUE(write_whole_file(path, std::string("tw\0o", 4)).ok());
    EXPECT_EQ(*read_whole_file(path, 10), std::string("tw\0o", 4));
    EXPECT_EQ(read_whole_file(path, 3).error().code, ErrorCode::too_large);
    EXPECT_EQ(std::filesystem::status(path).permissions(), std::filesystem::perms(0600)) << "its owner's alone";
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(m_folder), {}), 1) << "nothing is left beside it";
}

TEST_F(Files, fail_with_a_reason_and_leave_the_old_one)
{
    EXPECT_EQ(write_whole_file(m_folder + "/none/a", "x").error().code, ErrorCode::not_found);
    EXPECT_EQ(read_whole_file(m_folder, 10).error().code, ErrorCode::unsupported);
    const std::string folder = m_folder + "/folder";
    std::filesystem::create_directory(folder);
    EXPECT_FALSE(write_whole_file(folder, "x").ok());
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(m_folder), {}), 1);
}

}  // namespace
}  // namespace asepsie::storage
