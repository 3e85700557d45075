#include "foundation/platform/linux/child_process.h"

#include "foundation/platform/linux/descriptor.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstring>
#include <optional>

namespace asepsie::platform {
namespace {

using Clock = std::chrono::steady_clock;

// The child's ends are closed here once it has them.
struct Lines {
    Descriptor to_child;
    Descriptor input;  // the child's
    Descriptor from_child;
    Descriptor output;  // the child's

    Result<Done> open(bool has_input)
    {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
            return fail(ErrorCode::io_failed, fmt::format("pipe: errno {}", errno));
        }
        from_child.become(ends[0]);
        output.become(ends[1]);
        if (!has_input) {
            return Done{};
        }
        // A pair of sockets and no pipe: writing to a child that is gone is then an error, without the signal that would end us (SIGPIPE).
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
            return fail(ErrorCode::io_failed, fmt::format("socketpair: errno {}", errno));
        }
        to_child.become(ends[0]);
        input.become(ends[1]);
        return Done{};
    }
};

class SpawnSettings {
public:
    explicit SpawnSettings(const Lines& lines)
    {
        posix_spawn_file_actions_init(&m_actions);
        if (lines.input.is_open()) {
            posix_spawn_file_actions_adddup2(&m_actions, lines.input.number(), 0);
        } else {
            posix_spawn_file_actions_addopen(&m_actions, 0, "/dev/null", O_RDONLY, 0);
        }
        posix_spawn_file_actions_adddup2(&m_actions, lines.output.number(), 1);
        posix_spawn_file_actions_addopen(&m_actions, 2, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addclosefrom_np(&m_actions, 3);

        posix_spawnattr_init(&m_attributes);
        sigset_t signals;
        sigemptyset(&signals);
        posix_spawnattr_setsigmask(&m_attributes, &signals);
        sigfillset(&signals);
        posix_spawnattr_setsigdefault(&m_attributes, &signals);
        posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    SpawnSettings(const SpawnSettings&) = delete;
    SpawnSettings& operator=(const SpawnSettings&) = delete;
    ~SpawnSettings()
    {
        posix_spawn_file_actions_destroy(&m_actions);
        posix_spawnattr_destroy(&m_attributes);
    }

    [[nodiscard]] const posix_spawn_file_actions_t* actions() const { return &m_actions; }
    [[nodiscard]] const posix_spawnattr_t* attributes() const { return &m_attributes; }

private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
};

Result<pid_t> spawn(const ChildCall& call, const Lines& lines)
{
    std::vector<char*> arguments;
    for (const std::string& argument : call.command) {
        arguments.push_back(const_cast<char*>(argument.c_str()));
    }
    arguments.push_back(nullptr);
    // Words of a localised program are never read; C keeps even its numbers plain.
    std::array<const char*, 3> plain{"LC_ALL=C", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", nullptr};
    std::array<const char*, 1> empty{nullptr};
    const char** environment = call.environment == ChildEnvironment::plain ? plain.data() : empty.data();

    const SpawnSettings settings(lines);
    pid_t child = 0;
    const int error = ::posix_spawn(&child, call.command.front().c_str(), settings.actions(), settings.attributes(), arguments.data(), const_cast<char**>(environment));
    if (error != 0) {
        return fail(error == ENOENT ? ErrorCode::not_found : error == EACCES ? ErrorCode::denied : ErrorCode::io_failed,
            fmt::format("{}: errno {}", call.command.front(), error));
    }
    return child;
}

// How many milliseconds poll may wait: 0 where the time has run out.
int left_until(Clock::time_point end)
{
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now()).count();
    return static_cast<int>(std::clamp<std::int64_t>(left, 0, INT_MAX));
}

// What the child takes now of what it has not read yet; closed when all is said, or nobody listens.
void feed(Descriptor& to_child, std::string_view& input)
{
    const ssize_t sent = ::send(to_child.number(), input.data(), input.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent >= 0) {
        input.remove_prefix(static_cast<std::size_t>(sent));
    }
    const bool is_gone = sent < 0 && errno != EAGAIN && errno != EINTR;
    if (input.empty() || is_gone) {
        to_child.close();
    }
}

// Until the child has closed its output.
Result<std::string> exchange(const ChildCall& call, Lines& lines, Clock::time_point end)
{
    std::string_view input = call.input.value_or(std::string_view{});
    if (input.empty()) {
        lines.to_child.close();
    }
    std::string output;
    std::array<char, 65'536> buffer{};
    for (;;) {
        std::array<pollfd, 2> wanted{pollfd{lines.from_child.number(), POLLIN, 0}, pollfd{lines.to_child.number(), POLLOUT, 0}};  // poll passes over a number below 0
        const int left = left_until(end);
        const int ready = left > 0 ? ::poll(wanted.data(), wanted.size(), left) : 0;
        if (ready < 0 && errno == EINTR) {
            continue;
        }
        if (ready <= 0) {
            return fail(ErrorCode::too_slow, fmt::format("{}: no answer after {} ms", call.command.front(), call.deadline.count()));
        }
        if (wanted[1].revents != 0) {
            feed(lines.to_child, input);
        }
        if (wanted[0].revents == 0) {
            continue;
        }
        const ssize_t got = ::read(lines.from_child.number(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return output;
        }
        output.append(buffer.data(), static_cast<std::size_t>(got));
        if (output.size() > call.output_bytes) {
            return fail(ErrorCode::too_large, fmt::format("{}: more than {} bytes", call.command.front(), call.output_bytes));
        }
    }
}

// The child's status, or nothing where it still runs at the end. It has closed its output, so it is about to end: seldom more than one look is needed.
// io_failed where it cannot be known how it ended (the system reaps children itself): that is no success.
Result<std::optional<int>> status_before(pid_t child, Clock::time_point end)
{
    auto pause = std::chrono::microseconds(50);
    for (;;) {
        int status = 0;
        const pid_t ended = ::waitpid(child, &status, WNOHANG);
        if (ended == child) {
            return std::optional(status);
        }
        if (ended < 0 && errno == ECHILD) {
            return fail(ErrorCode::io_failed, "how a child ended cannot be known");
        }
        if (Clock::now() >= end) {
            return std::optional<int>();
        }
        const timespec wanted{0, pause.count() * 1000};
        ::nanosleep(&wanted, nullptr);
        pause = std::min(pause * 2, std::chrono::microseconds(10'000));
    }
}

std::string signal_of(int status)
{
    if (!WIFSIGNALED(status)) {
        return {};
    }
    const char* name = ::sigabbrev_np(WTERMSIG(status));
    return name == nullptr ? std::to_string(WTERMSIG(status)) : name;
}

// The child and whatever it started (it leads a session and a group of its own), gone on return.
void end_for_good(pid_t child)
{
    ::kill(-child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
}

}  // namespace

Result<ChildEnd> converse(const ChildCall& call)
{
    const auto end = Clock::now() + call.deadline;
    Lines lines;
    TRY(lines.open(call.input.has_value()));
    const pid_t child = TRY(spawn(call, lines));
    lines.input.close();
    lines.output.close();

    auto output = exchange(call, lines, end);
    if (!output) {
        end_for_good(child);
        return std::move(output).error();
    }
    const std::optional<int> status = TRY(status_before(child, end));
    if (!status) {
        end_for_good(child);
        return fail(ErrorCode::too_slow, fmt::format("{}: still there after {} ms", call.command.front(), call.deadline.count()));
    }
    return ChildEnd{std::move(*output), WIFEXITED(*status) ? WEXITSTATUS(*status) : 0, signal_of(*status)};
}

Result<std::string> run_child(const std::vector<std::string>& command, std::chrono::milliseconds deadline)
{
    auto end = TRY(converse({.command = command, .deadline = deadline}));
    if (end.status != 0 || !end.signal.empty()) {
        return fail(ErrorCode::unsupported, fmt::format("{}: status {}, signal {}", command.front(), end.status, end.signal));
    }
    return std::move(end.output);
}

Result<std::string> path_beside_this_program(std::string_view name)
{
    std::array<char, PATH_MAX> path{};
    const ssize_t length = ::readlink("/proc/self/exe", path.data(), path.size());
    if (length <= 0 || static_cast<std::size_t>(length) == path.size()) {
        return fail(ErrorCode::io_failed, fmt::format("/proc/self/exe: errno {}", errno));
    }
    const std::string_view own(path.data(), static_cast<std::size_t>(length));
    return std::string(own.substr(0, own.rfind('/') + 1)) + std::string(name);
}

}  // namespace asepsie::platform
