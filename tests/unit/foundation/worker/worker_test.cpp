#include "foundation/worker/worker.h"

#include "foundation/platform/linux/child_process.h"
#include "foundation/worker/protocol.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace asepsie::worker {
namespace {

using std::chrono::milliseconds;

Worker misbehaving(Limits limits = {}) { return Worker(*platform::path_beside_this_program("misbehaving-worker"), limits); }

Error error_of(std::string_view task, Limits limits = {})
{
    const auto outcome = misbehaving(limits).ask(task, {"a part"});
    return outcome.ok() ? fail(ErrorCode::bad_usage, "it was answered: " + (outcome->empty() ? std::string() : outcome->front())) : outcome.error();
}

TEST(Worker, gives_back_what_the_task_made)
{
    const auto worker = Worker::beside_this_program();
    ASSERT_TRUE(worker.ok());
    const std::vector<std::string> parts{"", std::string("\0\xFF", 2), std::string(3'000'000, 'x'), "é"};
    const auto answer = worker->ask("echo", parts);
    ASSERT_TRUE(answer.ok()) << answer.error().detail;
    EXPECT_EQ(*answer, parts);
    EXPECT_EQ(worker->ask("echo", {})->size(), 0U);
}

TEST(Worker, of_another_name_is_not_found)
{
    EXPECT_EQ(Worker("/nowhere/asepsie-worker").ask("echo", {}).error().code, ErrorCode::not_found);
    EXPECT_EQ(Worker::beside_this_program()->ask("no_such_task", {}).error().code, ErrorCode::unsupported);
}

TEST(Worker, passes_on_the_error_of_a_task)
{
    EXPECT_EQ(misbehaving().ask("refuse", {"why"}).error().code, ErrorCode::wrong_key);
    EXPECT_EQ(misbehaving().ask("refuse", {"why"}).error().detail, "why");
    EXPECT_EQ(misbehaving().ask("refuse", {}).error().detail.find('\x1B'), std::string::npos) << "what a worker says may be an enemy's";
    EXPECT_EQ(misbehaving().ask("refuse", {std::string(100'000, 'x')}).error().detail.size(), most_detail_bytes);
}

TEST(Worker, that_takes_too_long_is_killed_and_gone)
{
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(error_of("sleep_on", {.time = milliseconds(300)}).code, ErrorCode::too_slow);
    EXPECT_EQ(error_of("burn", {.time = milliseconds(300)}).code, ErrorCode::too_slow);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
    // pause() is one of the calls that nobody needs.
    EXPECT_EQ(error_of("hang").code, ErrorCode::io_failed);
}

TEST(Worker, without_a_parent_that_watches_ends_by_its_own_limit)
{
    const std::string program = *platform::path_beside_this_program("misbehaving-worker");
    const std::string question = write_message(Kind::question, {});
    const auto end = platform::converse({.command = to_arguments(program, {"burn", 512U << 20U, std::chrono::seconds(1)}), .input = question, .deadline = milliseconds(60'000)});
    ASSERT_TRUE(end.ok()) << end.error().detail;
    EXPECT_EQ(end->signal, "XCPU");
}

TEST(Worker, that_crashes_says_by_which_signal)
{
    EXPECT_EQ(error_of("crash").code, ErrorCode::io_failed);
    EXPECT_EQ(error_of("crash").detail, "crash: ended by SIGABRT");
    EXPECT_EQ(error_of("leave").code, ErrorCode::io_failed);
    EXPECT_EQ(error_of("mutter").code, ErrorCode::io_failed);
}

TEST(Worker, that_says_too_much_is_cut_short)
{
    EXPECT_EQ(error_of("babble").code, ErrorCode::too_large);
    const auto worker = Worker::beside_this_program({.answer_bytes = 1'000});
    EXPECT_TRUE(worker->ask("echo", {std::string(900, 'x')}).ok());
    EXPECT_EQ(worker->ask("echo", {std::string(1'000, 'x')}).error().code, ErrorCode::too_large);
}

TEST(Worker, that_grows_is_stopped)
{
    const Error error = error_of("grow", {.memory_bytes = 200U << 20U});
    EXPECT_EQ(error.code, ErrorCode::too_large) << error.detail;
    EXPECT_TRUE(misbehaving({.memory_bytes = 600U << 20U}).ask("grow", {}).ok());
}

TEST(Worker, reaches_no_file_and_no_network)
{
    EXPECT_EQ(error_of("open_file").code, ErrorCode::denied);
    EXPECT_EQ(error_of("write_file").code, ErrorCode::denied);
    EXPECT_FALSE(std::filesystem::exists("/tmp/asepsie-worker-test"));
    EXPECT_EQ(error_of("open_socket").detail, "open_socket: ended by SIGSYS, for a call that the walls refuse");
}

TEST(Worker, starts_nothing_and_makes_no_code)
{
    EXPECT_EQ(error_of("fork_off").code, ErrorCode::io_failed);
    EXPECT_EQ(error_of("start_program").code, ErrorCode::io_failed);
    EXPECT_EQ(error_of("make_code").code, ErrorCode::denied);
}

TEST(Worker, is_handed_nothing_but_the_question)
{
    const std::vector<std::string> three_files_and_no_environment{"3", "empty"};
    EXPECT_EQ(*misbehaving().ask("count_files", {}), three_files_and_no_environment);
}

}  // namespace
}  // namespace asepsie::worker
