// What tells a file from what it was before.
#pragma once

#include <cstdint>
#include <ctime>

struct stat;

namespace asepsie {

// Its owner can put the first of the two times back, but not the second.
struct FileState {
    std::uint64_t bytes = 0;
    std::int64_t modified_ns = 0;  // since 1970, UTC; at the end of the range where a disk says something wilder (before 1678, after 2261)
    std::int64_t changed_ns = 0;   // its content, name or rights
    friend bool operator==(const FileState&, const FileState&) = default;
};

FileState state_of(const struct stat& found);

std::int64_t nanoseconds_of(const timespec& time);

}  // namespace asepsie
