// Files of a snapshot brought back into a new folder, and never anywhere else.
#pragma once

#include "application/copies/reading.h"

namespace asepsie::copies {

constexpr std::size_t most_restored_files = 2'000'000;

struct Restoring {
    std::vector<std::string> paths;  // as list_files gave them; none: every regular file
    std::string into;                // absolute; made, or an empty folder of this account's own. Its owner alone may look into it
    Bounds bounds{};
};

struct RestoredFile {
    std::string path;   // as asked for
    std::string place;  // below `into`: the true bytes of its name
    std::uint64_t bytes = 0;
};

struct LostFile {
    std::string path;
    Error error;  // not_found: not in the snapshot. altered: not given back, not in the size it was listed with, or broken by the listing's own word. unsupported: no regular file. malformed: a link stands above it, or two bear its name
};

struct Restoration {
    std::vector<RestoredFile> restored;
    std::vector<LostFile> lost;
    Ailment said{Condition::sound, {}};  // by the program. Where it is not sound, a file of `restored` may have holes: compare it
    std::uint64_t unlisted = 0;          // places of the snapshot that could not be read: what is in them is in neither list. Where it is not 0, not everything is back
    bool was_stopped = false;            // by the deadline or by cancelling: the rest is in neither list, nor is what a stopped program had begun or done
};

// Links, devices and pipes are not brought back. Errors as list_files, and: bad_usage (a path leads out), too_large (no room for it, or too many files), busy (something is in `into`).
Result<Restoration> restore_files(const Copy& copy, const Secrets& secrets, const std::string& snapshot, const Restoring& restoring);

}  // namespace asepsie::copies
