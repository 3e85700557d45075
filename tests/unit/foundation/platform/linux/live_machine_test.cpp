// This very machine, and the traps that a file system can hold.
#include "foundation/platform/linux/child_process.h"
#include "foundation/platform/linux/console.h"
#include "foundation/platform/linux/live_machine.h"

#include <gtest/gtest.h>

#include <pty.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

namespace asepsie::platform {
namespace {

class Traps : public testing::Test {
protected:
    Traps() : m_machine(std::move(LiveMachine::create(std::chrono::seconds(60))).value())
    {
        std::string pattern = testing::TempDir() + "traps-XXXXXX";
        m_folder = ::mkdtemp(pattern.data());
    }
    ~Traps() override { std::filesystem::remove_all(m_folder); }

    [[nodiscard]] std::string path(const std::string& name) const { return m_folder + "/" + name; }

    std::unique_ptr<LiveMachine> m_machine;
    std::string m_folder;
};

TEST_F(Traps, do_not_hold_a_reader)
{
    ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
    EXPECT_EQ(m_machine->read_file(path("pipe"), 100).error().code, ErrorCode::unsupported);
    EXPECT_EQ(m_machine->read_file("/dev/zero", 100).error().code, ErrorCode::unsupported);
    EXPECT_EQ(m_machine->read_file(m_folder, 100).error().code, ErrorCode::unsupported);
    std::filesystem::create_symlink("loop", path("loop"));
    EXPECT_EQ(m_machine->read_file(path("loop"), 100).error().code, ErrorCode::malformed);
    EXPECT_EQ(m_machine->status(path("loop")).error().code, ErrorCode::malformed);
    EXPECT_EQ(m_machine->read_file(path(std::string(5000, 'x')), 100).error().code, ErrorCode::malformed);
    EXPECT_EQ(m_machine->read_file(path("none"), 100).error().code, ErrorCode::not_found);
}

TEST_F(Traps, have_limits)
{
    std::ofstream(path("big")) << std::string(1000, 'x');
    EXPECT_EQ(m_machine->read_file(path("big"), 999).error().code, ErrorCode::too_large);
    EXPECT_EQ(m_machine->read_file(path("big"), 1000)->size(), 1000U);
    EXPECT_EQ(m_machine->read_file("/proc/self/maps", 10).error().code, ErrorCode::too_large) << "a file that says it is empty";
    EXPECT_GT(m_machine->read_file("/proc/self/maps", small_file_bytes)->size(), 100U);
}

TEST_F(Traps, are_listed_in_order)
{
    std::ofstream(path("b")) << "x";
    std::filesystem::create_directory(path("a"));
    std::filesystem::create_symlink("b", path("c"));
    const auto entries = m_machine->list_directory(m_folder);
    ASSERT_TRUE(entries.ok());
    ASSERT_EQ(entries->size(), 3U);
    EXPECT_EQ((*entries)[0].kind, FileKind::directory);
    EXPECT_EQ((*entries)[1].kind, FileKind::regular);
    EXPECT_EQ((*entries)[2].kind, FileKind::link);
    EXPECT_EQ(*m_machine->read_link(path("c")), "b");
    EXPECT_EQ(m_machine->read_link(path("b")).error().code, ErrorCode::unsupported);
}

TEST(Allowance, ends_the_questions)
{
    const auto machine = LiveMachine::create(std::chrono::milliseconds(-1));
    ASSERT_TRUE(machine.ok());
    EXPECT_EQ((*machine)->read_file("/etc/passwd", 1000).error().code, ErrorCode::too_slow);
    EXPECT_EQ((*machine)->status("/").error().code, ErrorCode::too_slow);
}

TEST(Identity, is_of_this_process)
{
    const auto machine = LiveMachine::create(std::chrono::seconds(60));
    ASSERT_TRUE(machine.ok());
    EXPECT_EQ((*machine)->identity().uid, ::geteuid());
    EXPECT_FALSE((*machine)->identity().groups.empty());
}

TEST(Child, is_heard_bounded_and_ended)
{
    using std::chrono::milliseconds;
    EXPECT_EQ(*run_child({"/bin/echo", "a"}, milliseconds(5000)), "a\n");
    EXPECT_EQ(run_child({"/bin/none"}, milliseconds(5000)).error().code, ErrorCode::not_found);
    EXPECT_EQ(run_child({"/bin/false"}, milliseconds(5000)).error().code, ErrorCode::unsupported);
    EXPECT_EQ(run_child({"/bin/sleep", "60"}, milliseconds(20)).error().code, ErrorCode::too_slow);
    EXPECT_EQ(run_child({"/usr/bin/yes"}, milliseconds(5000)).error().code, ErrorCode::too_large);
    EXPECT_EQ(run_child({"/bin/sh", "-c", "exec >&-; sleep 60"}, milliseconds(100)).error().code, ErrorCode::too_slow) << "a closed output is not the end";
    EXPECT_EQ(*run_child({"/usr/bin/env"}, milliseconds(5000)), "LC_ALL=C\nPATH=/usr/sbin:/usr/bin:/sbin:/bin\n") << "nothing of ours is passed on";
}

TEST(Child, is_fed_and_heard_at_once)
{
    using std::chrono::milliseconds;
    const std::string much(3'000'000, 'x');
    const auto echoed = converse({.command = {"/bin/cat"}, .input = much, .deadline = milliseconds(20'000)});
    ASSERT_TRUE(echoed.ok()) << echoed.error().detail;
    EXPECT_EQ(echoed->output, much);
    EXPECT_EQ(converse({.command = {"/bin/cat"}, .input = "", .deadline = milliseconds(5'000)})->output, "");
    EXPECT_EQ(converse({.command = {"/bin/true"}, .input = much, .deadline = milliseconds(5'000)})->status, 0) << "one that does not read does us no harm";
    EXPECT_EQ(converse({.command = {"/bin/sh", "-c", "kill -SEGV $$"}, .deadline = milliseconds(5'000)})->signal, "SEGV");
    EXPECT_EQ(converse({.command = {"/usr/bin/env"}, .deadline = milliseconds(5'000), .environment = ChildEnvironment::empty})->output, "");
}

TEST(Program, knows_its_folder)
{
    const auto path = path_beside_this_program("another");
    ASSERT_TRUE(path.ok());
    EXPECT_TRUE(path->starts_with('/') && path->ends_with("/another")) << *path;
}

// Where the system reaps children itself nobody learns how they ended: that is no success.
TEST(Child, is_no_success_where_its_end_is_unknown)
{
    const auto before = ::signal(SIGCHLD, SIG_IGN);
    EXPECT_EQ(run_child({"/bin/false"}, std::chrono::milliseconds(5000)).error().code, ErrorCode::io_failed);
    ::signal(SIGCHLD, before);
}

TEST(Browser, opened_changes_nothing_for_other_children)
{
    ::setenv("DISPLAY", ":99", 1);
    open_in_browser("/none.html");
    ::unsetenv("DISPLAY");
    EXPECT_EQ(run_child({"/bin/false"}, std::chrono::milliseconds(5000)).error().code, ErrorCode::unsupported);
}

// Whatever ends the question, the terminal shows what is typed again.
TEST(Prompt, gives_the_terminal_back_when_a_signal_ends_it)
{
    for (const int signal : {SIGINT, SIGTERM}) {
        int terminal = -1;
        const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
        if (child == 0) {
            static_cast<void>(read_line_unseen("? "));
            ::_exit(7);
        }
        termios state{};
        const auto echoes = [&] { return ::tcgetattr(terminal, &state) == 0 && (state.c_lflag & ECHO) != 0; };
        for (int i = 0; i < 500 && echoes(); ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        ASSERT_FALSE(echoes());
        ASSERT_EQ(::kill(child, signal), 0);
        int status = 0;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == signal);
        EXPECT_TRUE(echoes());
        ::close(terminal);
    }
}

}  // namespace
}  // namespace asepsie::platform
