#include "foundation/platform/linux/own_script.h"

#include "foundation/descriptor/descriptor.h"
#include "foundation/platform/linux/child_end.h"
#include "foundation/platform/linux/child_start.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/core.h>

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <vector>

namespace asepsie::platform {
namespace {

std::vector<std::string> own_environment()
{
    std::vector<std::string> entries;
    for (char** entry = ::environ; entry != nullptr && *entry != nullptr; ++entry) {
        entries.emplace_back(*entry);
    }
    return entries;
}

// The kernel starts nothing else; what cannot be read may be a program all the same.
bool says_how_to_start(const std::string& path)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    char start[2] = {};
    if (!file.is_open()) {
        return true;
    }
    const std::string_view read(start, static_cast<std::size_t>(std::max<ssize_t>(::read(file.number(), start, sizeof start), 0)));
    return read == "#!" || read == "\x7F" "E";
}

}  // namespace

Result<Done> is_startable(const std::string& path)
{
    if (!path.starts_with('/')) {
        return fail(ErrorCode::bad_usage, path + ": no absolute path");
    }
    struct stat found {};
    if (::stat(path.c_str(), &found) != 0) {
        return fail(errno == EACCES ? ErrorCode::denied : ErrorCode::not_found, path);
    }
    if (!S_ISREG(found.st_mode)) {
        return fail(ErrorCode::unsupported, path + ": no regular file");
    }
    if (::access(path.c_str(), X_OK) != 0) {
        return fail(ErrorCode::denied, path + ": may not be started");
    }
    return says_how_to_start(path) ? Result<Done>(Done{}) : fail(ErrorCode::unsupported, path + ": neither a program nor a script with #! in its first line");
}

Result<Done> run_own_script(const std::string& path, std::chrono::milliseconds at_most)
{
    const auto end = std::chrono::steady_clock::now() + at_most;
    TRY(is_startable(path));
    ChildStart start;
    start.give_nothing(0, O_RDONLY);
    start.give_nothing(1, O_WRONLY);
    start.give_nothing(2, O_WRONLY);
    start.close_from(3);
    const pid_t child = TRY(start.run({path}, own_environment()));
    const std::optional<int> status = TRY(status_before(child, end));
    if (!status) {
        end_with_group(child);
        return fail(ErrorCode::too_slow, fmt::format("{}: still there after {} ms", path, at_most.count()));
    }
    return *status == 0 ? Result<Done>(Done{}) : fail(ErrorCode::unsupported, fmt::format("{}: status {}, signal {}", path, WIFEXITED(*status) ? WEXITSTATUS(*status) : 0, signal_of(*status)));
}

}  // namespace asepsie::platform
