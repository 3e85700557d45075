#include "foundation/platform/linux/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/core.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <optional>

namespace asepsie::platform {
namespace {

constexpr std::size_t max_output_bytes = 4U << 20U;

// Nothing where it cannot be known how the child ended.
std::optional<int> wait_for(pid_t child)
{
    int status = 0;
    pid_t ended = 0;
    do {
        ended = ::waitpid(child, &status, 0);
    } while (ended < 0 && errno == EINTR);
    return ended == child ? std::optional(status) : std::nullopt;
}

Result<pid_t> spawn(const std::vector<std::string>& command, int output)
{
    std::vector<char*> arguments;
    for (const std::string& argument : command) {
        arguments.push_back(const_cast<char*>(argument.c_str()));
    }
    arguments.push_back(nullptr);
    // Words of a localised program are never read; C keeps even its numbers plain.
    std::array<const char*, 3> environment{"LC_ALL=C", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", nullptr};

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, output, 1);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const int error = ::posix_spawn(&child, command.front().c_str(), &actions, nullptr, arguments.data(), const_cast<char**>(environment.data()));
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0) {
        return fail(error == ENOENT ? ErrorCode::not_found : error == EACCES ? ErrorCode::denied : ErrorCode::io_failed,
            fmt::format("{}: errno {}", command.front(), error));
    }
    return child;
}

}  // namespace

Result<std::string> run_child(const std::vector<std::string>& command, std::chrono::milliseconds deadline)
{
    const auto end = std::chrono::steady_clock::now() + deadline;
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) {
        return fail(ErrorCode::io_failed, fmt::format("pipe: errno {}", errno));
    }
    const auto child = spawn(command, pipe[1]);
    ::close(pipe[1]);
    if (!child) {
        ::close(pipe[0]);
        return child.error();
    }

    std::string output;
    std::optional<Error> failure;
    std::array<char, 16'384> buffer{};
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        pollfd wanted{pipe[0], POLLIN, 0};
        const int ready = left.count() > 0 ? ::poll(&wanted, 1, static_cast<int>(left.count())) : 0;
        if (ready < 0 && errno == EINTR) {
            continue;
        }
        if (ready <= 0) {
            failure = fail(ErrorCode::too_slow, fmt::format("{}: no answer after {} ms", command.front(), deadline.count()));
            break;
        }
        const ssize_t got = ::read(pipe[0], buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            break;
        }
        output.append(buffer.data(), static_cast<std::size_t>(got));
        if (output.size() > max_output_bytes) {
            failure = fail(ErrorCode::too_large, fmt::format("{}: more than {} bytes", command.front(), max_output_bytes));
            break;
        }
    }
    ::close(pipe[0]);
    if (failure) {
        ::kill(*child, SIGKILL);
    }
    const auto status = wait_for(*child);
    if (failure) {
        return *failure;
    }
    if (!status) {
        return fail(ErrorCode::io_failed, command.front() + ": how it ended cannot be known");
    }
    if (!WIFEXITED(*status) || WEXITSTATUS(*status) != 0) {
        return fail(ErrorCode::unsupported, fmt::format("{}: status {}", command.front(), *status));
    }
    return output;
}

}  // namespace asepsie::platform
