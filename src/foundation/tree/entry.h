// What stands in a folder of somebody else's, as it is found; and what keeps from looking at it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace asepsie::tree {

constexpr std::size_t max_path_bytes = 4'095;    // PATH_MAX without its NUL: what one system call can name

enum class EntryKind : std::uint8_t { file, folder, link, other };  // other: pipes, sockets, devices

struct Entry {
    std::string path;  // from the folder, with slashes; raw bytes, not always UTF-8
    EntryKind kind = EntryKind::other;
    std::int64_t size = 0;      // bytes; of a sparse file what it seems to hold
    std::int64_t mtime_ns = 0;  // since 1970, UTC; at the end of the range where a disk says something wilder (before 1678, after 2261)
    std::int64_t ctime_ns = 0;
    std::uint64_t inode = 0;
    std::uint64_t device = 0;
};

// Why something could not be looked at or read.
enum class Obstacle : std::uint8_t {
    denied,             // another account is needed
    vanished,           // it went away between being listed and being looked at
    changed,            // it was written to while it was read
    not_a_file,         // a pipe, a device or a link took its place
    io_failed,          // the disk or the system failed
    loop,               // the folder is one of those it stands in
    other_file_system,  // something else is mounted there
    path_too_long,      // beyond max_path_bytes
    not_reached,        // it was asked to stop before
};
std::string_view name_of(Obstacle obstacle);

struct Missed {
    std::string path;  // a file, or a folder and all that may stand in it; empty: the folder walked itself
    Obstacle why = Obstacle::io_failed;
};

enum class Mounts : std::uint8_t {
    left_out,  // one file system alone, also where a part of it is mounted a second time
    entered,
};

}  // namespace asepsie::tree
