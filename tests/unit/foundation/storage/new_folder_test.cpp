#include "foundation/storage/scratch_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace asepsie::storage {
namespace {

TEST(NewFolders, are_new_or_empty)
{
    const ScratchFolder scratch = ScratchFolder::create().value();
    const std::string empty = scratch.path() + "/empty";
    const std::string full = scratch.path() + "/full";
    std::filesystem::create_directory(empty);
    std::filesystem::create_directory(full);
    std::ofstream(full + "/file") << "x";
    std::filesystem::create_symlink("/etc", full + "/link");
    EXPECT_TRUE(make_new_folder(empty).ok());
    EXPECT_EQ(make_new_folder(full).error().code, ErrorCode::busy);
    EXPECT_EQ(make_new_folder(full + "/link").error().code, ErrorCode::busy);
    EXPECT_EQ(make_new_folder(full + "/none/none").error().code, ErrorCode::not_found);
    EXPECT_TRUE(rights_in(empty)->may_write);
    EXPECT_GT(*free_bytes(empty), 0U);
}

}  // namespace
}  // namespace asepsie::storage
