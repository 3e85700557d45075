#include "foundation/platform/linux/answering_place.h"

#include "foundation/platform/linux/child_end.h"

#include <sys/wait.h>
#include <unistd.h>

#include <fmt/core.h>

#include <cerrno>

namespace asepsie::platform {
namespace {

constexpr std::chrono::milliseconds patience_with_killed{50};

// Only calls that a child of a threaded process may make (signal-safety(7)). It holds nothing of ours open, for it may hang for hours: the vault's lock, the port of the pages, the
// terminal would be held with it. access(2) makes a network drive speak.
[[noreturn]] void look_and_end(const char* folder)
{
    ::close_range(0, ~0U, 0);
    ::setpgid(0, 0);
    const int opened = ::access(folder, R_OK | X_OK);
    ::_exit(opened == 0 ? 0 : errno);
}

}  // namespace

Result<Done> answers(const std::string& folder, std::chrono::milliseconds deadline)
{
    const pid_t child = ::fork();
    if (child < 0) {
        return fail(ErrorCode::io_failed, fmt::format("fork: errno {}", errno));
    }
    if (child == 0) {
        look_and_end(folder.c_str());
    }
    ::setpgid(child, child);  // whoever of the two comes first
    const std::optional<int> status = TRY(status_before(child, std::chrono::steady_clock::now() + deadline));
    if (!status) {
        end_with_group(child, patience_with_killed);
        return fail(ErrorCode::too_slow, fmt::format("{}: no answer after {} ms", folder, deadline.count()));
    }
    const int error = WIFEXITED(*status) ? WEXITSTATUS(*status) : 255;
    switch (error) {
    case 0: return Done{};
    case ENOENT:
    case ENOTDIR: return fail(ErrorCode::not_found, folder);
    case EACCES:
    case EPERM: return fail(ErrorCode::denied, folder);
    default: return fail(ErrorCode::io_failed, fmt::format("{}: errno {}", folder, error));
    }
}

}  // namespace asepsie::platform
