#include "foundation/platform/linux/child_end.h"

#include <sys/wait.h>
#include <time.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstring>
#include <mutex>
#include <vector>

namespace asepsie::platform {
namespace {

// Killed, and not ended when they were waited for: until somebody asks how they ended, no other process gets their numbers.
struct LeftBehind {
    std::mutex mutex;
    std::vector<pid_t> children;
};
LeftBehind left_behind;

void bury_those_left()
{
    const std::scoped_lock lock(left_behind.mutex);
    std::erase_if(left_behind.children, [](pid_t child) { return ::waitpid(child, nullptr, WNOHANG) != 0; });
}

}  // namespace

int left_until(std::chrono::steady_clock::time_point end)
{
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now()).count();
    return static_cast<int>(std::clamp<std::int64_t>(left, 0, INT_MAX));
}

Result<std::optional<int>> status_before(pid_t child, std::chrono::steady_clock::time_point end)
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
        if (std::chrono::steady_clock::now() >= end) {
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

void end_with_group(pid_t child, std::chrono::milliseconds burial)
{
    ::kill(-child, SIGKILL);
    bury_those_left();
    const auto status = status_before(child, std::chrono::steady_clock::now() + burial);
    if (status.ok() && !*status) {
        const std::scoped_lock lock(left_behind.mutex);
        left_behind.children.push_back(child);
    }
}

}  // namespace asepsie::platform
