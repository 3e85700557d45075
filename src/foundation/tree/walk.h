// What stands below a folder, found without changing anything and without following a link.
#pragma once

#include "foundation/base/path_order.h"
#include "foundation/base/result.h"
#include "foundation/tree/entry.h"
#include "foundation/tree/root.h"

#include <stop_token>
#include <vector>

namespace asepsie::tree {

constexpr std::size_t max_entries = 10'000'000;  // of one walk, with what it missed; about 200 bytes of memory each

struct WalkOptions {
    Mounts mounts = Mounts::left_out;
    unsigned threads = 2;  // at least 1; fewer where the system starts no more
};

struct Walk {
    // A folder before what stands in it, and that together: sorted, see comes_before.
    std::vector<Entry> entries;
    std::vector<Missed> missed;  // sorted in the same way
};

// too_large beyond max_entries; everything else that fails is in missed. A folder in the midst of which it was asked to stop is missed too, whatever was found in it.
Result<Walk> walk(const Root& root, const WalkOptions& options, const std::stop_token& stop);

}  // namespace asepsie::tree
