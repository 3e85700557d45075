#include "foundation/descriptor/file_state.h"

#include <sys/stat.h>

#include <limits>

namespace asepsie {

std::int64_t nanoseconds_of(const timespec& time)
{
    constexpr std::int64_t second = 1'000'000'000;
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max() / second - 1;
    if (time.tv_sec > most) {
        return std::numeric_limits<std::int64_t>::max();
    }
    return time.tv_sec < -most ? std::numeric_limits<std::int64_t>::min() : time.tv_sec * second + time.tv_nsec;
}

FileState state_of(const struct stat& found) { return {static_cast<std::uint64_t>(found.st_size), nanoseconds_of(found.st_mtim), nanoseconds_of(found.st_ctim)}; }

}  // namespace asepsie
