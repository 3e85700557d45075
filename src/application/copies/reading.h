// What every kind of copy can be asked, each in its own way.
#pragma once

#include "application/copies/condition.h"
#include "application/copies/copy.h"
#include "foundation/tree/lister.h"
#include "foundation/tree/visit.h"

#include <atomic>
#include <chrono>
#include <functional>

namespace asepsie::copies {

// What bounds a piece of work.
struct Bounds {
    std::chrono::steady_clock::time_point until = std::chrono::steady_clock::time_point::max();
    const std::atomic<bool>* cancelled = nullptr;

    [[nodiscard]] std::chrono::milliseconds left() const;  // at least 1 ms, at most a week
    [[nodiscard]] bool is_over() const;                    // the time ran out, or somebody wants it to end
    [[nodiscard]] bool is_cancelled() const { return cancelled != nullptr && cancelled->load(std::memory_order_relaxed); }
};

// What was found in a copy, without looking at every file.
struct Contents {
    Ailment ailment{Condition::sound, {}};
    std::vector<Snapshot> snapshots;  // the oldest first
    std::optional<bool> is_encrypted;
    std::optional<Moment> locked_since;
    bool is_count_partial = false;      // the counts are of what could be seen in the time allowed
};

using VisitFile = std::function<tree::Wish(const FileEntry&)>;  // pass_over is as go_on

// How a listing ended.
struct ListingEnd {
    std::uint64_t unreadable = 0;  // places of the snapshot that could not be read: files, or folders and all that may stand in them; something else that is mounted in it too
};

// Whether the place is there, answers, and may be read. sound where all is well.
Ailment reach(const std::string& place);

// A time of a disk in whole seconds.
Moment moment_of(std::int64_t nanoseconds);

Contents look_at_restic(const Copy& copy, const Secrets& secrets, const Bounds& bounds);
Result<ListingEnd> list_restic(const Copy& copy, const Secrets& secrets, const std::string& snapshot, const VisitFile& visit, const Bounds& bounds);
// Those files alone, or all of them for none, below `into`. The program's own word of what went wrong; what is there afterwards says more.
Result<Ailment> extract_restic(const Copy& copy, const Secrets& secrets, const std::string& snapshot, const std::vector<std::string>& paths, const std::string& into, const Bounds& bounds);
Ailment check_restic(const Copy& copy, const Secrets& secrets, int percent, const Bounds& bounds);
bool is_restic_repository(const std::string& folder);

Contents look_at_borg(const Copy& copy, const Secrets& secrets, const Bounds& bounds);
Result<ListingEnd> list_borg(const Copy& copy, const Secrets& secrets, const std::string& snapshot, const VisitFile& visit, const Bounds& bounds);
Result<Ailment> extract_borg(const Copy& copy, const Secrets& secrets, const std::string& snapshot, const std::vector<std::string>& paths, const std::string& into, const Bounds& bounds);
Ailment check_borg(const Copy& copy, const Secrets& secrets, int percent, const Bounds& bounds);

// Copies that are files as they are.
Contents look_at_plain(const Copy& copy, const Bounds& bounds);
// Where a snapshot's files stand, and what their paths begin with there.
struct PlainRoot {
    std::string folder;
    std::string only;  // the one entry of the folder that belongs to it; empty: all
};
Result<PlainRoot> plain_root(const Copy& copy, const std::string& snapshot);
Result<ListingEnd> list_plain(const Copy& copy, const std::string& snapshot, const VisitFile& visit, const Bounds& bounds);

}  // namespace asepsie::copies
