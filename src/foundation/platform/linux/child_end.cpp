#include "foundation/platform/linux/child_end.h"

#include <sys/wait.h>
#include <time.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstring>

namespace asepsie::platform {

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

void end_for_good(pid_t child)
{
    ::kill(-child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
}

}  // namespace asepsie::platform
