#include "foundation/platform/linux/outside_program.h"

#include "foundation/descriptor/descriptor.h"
#include "foundation/platform/linux/answering_place.h"
#include "foundation/platform/linux/child_end.h"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>

namespace asepsie::platform {
namespace {

class Outside : public testing::Test {
protected:
    void SetUp() override { ASSERT_TRUE(installed_path(OutsideProgram::restic)) << "tools/packages/test.txt names it"; }
    static ProgramCall call(std::vector<std::string> arguments) { return {.program = OutsideProgram::restic, .arguments = std::move(arguments), .deadline = std::chrono::minutes(2)}; }
};

TEST_F(Outside, is_heard_and_asked_how_it_ended)
{
    const auto end = run_outside(call({"version"}));
    ASSERT_TRUE(end.ok()) << end.error().detail;
    EXPECT_TRUE(end->output.starts_with("restic ")) << end->output;
    EXPECT_EQ(end->status, 0);
    const auto odd = run_outside(call({"no such command"}));
    ASSERT_TRUE(odd.ok());
    EXPECT_NE(odd->status, 0);
    EXPECT_FALSE(odd->complaints.empty());
}

TEST_F(Outside, is_bounded)
{
    ProgramCall small = call({"help"});
    small.output_bytes = 10;
    EXPECT_EQ(run_outside(small).error().code, ErrorCode::too_large);
    ProgramCall quick = call({"version"});
    quick.deadline = std::chrono::milliseconds(0);
    EXPECT_EQ(run_outside(quick).error().code, ErrorCode::too_slow);
}

TEST_F(Outside, stops_when_told)
{
    ProgramCall heard = call({"help"});
    heard.hear = [](std::string_view) { return Heard::stop; };
    EXPECT_TRUE(run_outside(heard)->was_stopped);
    const std::atomic<bool> cancelled = true;
    ProgramCall ended = call({"version"});
    ended.cancelled = &cancelled;
    EXPECT_TRUE(run_outside(ended)->was_stopped);
}

TEST_F(Outside, takes_no_secret_that_cannot_be_handed_over)
{
    const std::string with_nul("a\0b", 3);
    ProgramCall odd = call({"version"});
    odd.handed_over = with_nul;
    EXPECT_EQ(run_outside(odd).error().code, ErrorCode::bad_usage);
    const std::string large(most_secret_bytes + 1, 'x');
    odd.handed_over = large;
    EXPECT_EQ(run_outside(odd).error().code, ErrorCode::bad_usage);
    odd.handed_over = {};
    odd.secret_variable = "RESTIC_PASSWORD";
    odd.secret_value = with_nul;
    EXPECT_EQ(run_outside(odd).error().code, ErrorCode::bad_usage);
    EXPECT_EQ(run_outside(call({with_nul})).error().code, ErrorCode::bad_usage);
    ProgramCall nowhere = call({"version"});
    nowhere.folder = "/no such folder";
    EXPECT_EQ(run_outside(nowhere).error().code, ErrorCode::not_found);
}

TEST(AnsweringPlace, is_asked_by_a_child_that_holds_nothing_of_ours)
{
    const Descriptor held(::open("/", O_RDONLY | O_DIRECTORY));
    const std::string own = "/proc/self/fd/" + std::to_string(held.number());
    EXPECT_EQ(::access(own.c_str(), R_OK), 0);
    EXPECT_EQ(answers(own, std::chrono::minutes(1)).error().code, ErrorCode::not_found);
}

TEST(ChildEnd, kills_the_child_with_its_group)
{
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        ::pause();
        ::_exit(0);
    }
    ::setpgid(child, child);
    end_with_group(child);
    EXPECT_EQ(::kill(child, 0), -1);
    EXPECT_EQ(errno, ESRCH) << "ended, and asked how";
}

TEST(AnsweringPlace, says_why_not)
{
    EXPECT_TRUE(answers("/", std::chrono::minutes(1)).ok());
    EXPECT_EQ(answers("/no such folder", std::chrono::minutes(1)).error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace asepsie::platform
