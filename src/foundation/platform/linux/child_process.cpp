#include "foundation/platform/linux/child_process.h"

#include "foundation/descriptor/descriptor.h"
#include "foundation/platform/linux/child_end.h"
#include "foundation/platform/linux/child_start.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
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

Result<pid_t> spawn(const ChildCall& call, const Lines& lines)
{
    ChildStart start;
    if (lines.input.is_open()) {
        start.give(lines.input, 0);
    } else {
        start.give_nothing(0, O_RDONLY);
    }
    start.give(lines.output, 1);
    start.give_nothing(2, O_WRONLY);
    start.close_from(3);
    // Words of a localised program are never read; C keeps even its numbers plain.
    const std::vector<std::string> plain{"LC_ALL=C", "PATH=/usr/sbin:/usr/bin:/sbin:/bin"};
    return start.run(call.command, call.environment == ChildEnvironment::plain ? plain : std::vector<std::string>{});
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
        end_with_group(child);
        return std::move(output).error();
    }
    const std::optional<int> status = TRY(status_before(child, end));
    if (!status) {
        end_with_group(child);
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
