// What lies below a folder, seen and copied without ever leaving it: no link is gone through, above or below.
#pragma once

#include "foundation/base/calendar.h"
#include "foundation/base/result.h"
#include "foundation/platform/machine.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::storage {

constexpr std::size_t most_nested_folders = 200;  // deeper ones are counted as unreadable

struct WalkedEntry {
    std::string path;  // from the folder, raw bytes, with slashes
    platform::FileKind kind = platform::FileKind::other;
    std::uint64_t bytes = 0;  // of a regular file
    Moment modified{};        // mtime: a copy may have it from its source
    Moment changed{};         // ctime: when it was written here, whatever its mtime says
};

enum class Walk : std::uint8_t { go_on, pass_over, stop };  // pass_over: not into this folder
using VisitEntry = std::function<Walk(const WalkedEntry&)>;

struct WalkEnd {
    std::uint64_t entries = 0;
    std::uint64_t unreadable = 0;  // folders that could not be opened, and what vanished meanwhile
    bool was_stopped = false;      // by the visitor
};

// A folder comes before what it holds. Other file systems that are mounted below are left out. not_found, denied or io_failed where the folder itself cannot be opened;
// io_failed also where the disk fails on the way (a medium that was unplugged).
Result<WalkEnd> walk_folder(const std::string& folder, const VisitEntry& visit);

// What stands in the folder itself, sorted by name. too_large: more than most.
Result<std::vector<WalkedEntry>> entries_of(const std::string& folder, std::size_t most);

// A path that stays below the folder it is taken from: relative, with neither "." nor ".." nor empty names, nor a NUL.
bool stays_below(std::string_view path);

// How much was copied so far; Walk::stop ends the copying and leaves nothing behind.
using VisitCopied = std::function<Walk(std::uint64_t bytes)>;

// One regular file, to the same path below another folder, with its mtime; holes stay holes. The folders above it are made, for their owner alone. bad_usage where the path
// does not stay below, unsupported where a link stands in it or it is no regular file, busy where it was written to meanwhile or the copying was stopped, too_large where
// the disk is full. How many bytes.
Result<std::uint64_t> copy_below(const std::string& from_folder, const std::string& to_folder, const std::string& path, const VisitCopied& visit);

}  // namespace asepsie::storage
