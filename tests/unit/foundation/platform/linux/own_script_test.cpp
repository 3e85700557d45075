#include "foundation/platform/linux/own_script.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace asepsie::platform {
namespace {

namespace fs = std::filesystem;

class OwnScript : public testing::Test {
protected:
    OwnScript() : folder((fs::temp_directory_path() / ("asepsie script " + std::to_string(::getpid()) + testing::UnitTest::GetInstance()->current_test_info()->name())).string()), path(folder + "/mon script.sh")
    {
        fs::create_directories(folder);
    }
    ~OwnScript() override { fs::remove_all(folder); }

    void write(const std::string& text, fs::perms perms = fs::perms::owner_all) const
    {
        std::ofstream(path) << text;
        fs::permissions(path, perms);
    }
    [[nodiscard]] std::string said() const
    {
        std::ifstream file(folder + "/said");
        return {std::istreambuf_iterator<char>(file), {}};
    }

    std::string folder;
    std::string path;
};

TEST_F(OwnScript, IsRefusedBeforeItIsNeeded)
{
    EXPECT_EQ(is_startable("mon script.sh").error().code, ErrorCode::bad_usage);
    EXPECT_EQ(is_startable(path).error().code, ErrorCode::not_found);
    EXPECT_EQ(is_startable(folder).error().code, ErrorCode::unsupported);
    write("#!/bin/sh\n", fs::perms::owner_read);
    EXPECT_EQ(is_startable(path).error().code, ErrorCode::denied);
    fs::remove(path);
    write("touch x\n");
    EXPECT_EQ(is_startable(path).error().code, ErrorCode::unsupported);
    fs::remove(path);
    write("#!/bin/sh\n");
    EXPECT_TRUE(is_startable(path).ok());
    EXPECT_TRUE(is_startable("/bin/sh").ok());
}

TEST_F(OwnScript, FindsTheEnvironmentOfWhoStartsIt)
{
    ::setenv("ASEPSIE_TRIED", "bleu", 1);
    write("#!/bin/sh\necho \"$ASEPSIE_TRIED\" > \"$(dirname \"$0\")/said\"\n");
    ASSERT_TRUE(run_own_script(path).ok());
    EXPECT_EQ(said(), "bleu\n");
}

TEST_F(OwnScript, WhatItLeavesRunningIsNotWaitedFor)
{
    write("#!/bin/sh\n(sleep 2; echo fini > \"$(dirname \"$0\")/said\") &\n");
    const auto start = std::chrono::steady_clock::now();
    ASSERT_TRUE(run_own_script(path).ok());
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(1'900));
    for (int i = 0; i < 100 && said().empty(); ++i) {
        ::usleep(100'000);
    }
    EXPECT_EQ(said(), "fini\n");
}

TEST_F(OwnScript, ItsFailureIsSaidAndItsTimeHasAnEnd)
{
    write("#!/bin/sh\nexit 3\n");
    EXPECT_EQ(run_own_script(path).error().code, ErrorCode::unsupported);
    fs::remove(path);
    write("#!/bin/sh\nsleep 60\n");
    EXPECT_EQ(run_own_script(path, std::chrono::milliseconds(100)).error().code, ErrorCode::too_slow);
}

}  // namespace
}  // namespace asepsie::platform
