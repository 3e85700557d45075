// What stands below a folder, shown one after the other as it is found: nothing of it is kept.
#pragma once

#include "foundation/base/result.h"
#include "foundation/tree/entry.h"
#include "foundation/tree/root.h"

#include <functional>
#include <vector>

namespace asepsie::tree {

constexpr std::size_t most_waiting_folders = 10'000'000;  // seen and not entered yet
constexpr std::size_t most_missed_named = 20;

enum class Wish : std::uint8_t { go_on, pass_over, stop };  // pass_over: not into this folder
using ShowEntry = std::function<Wish(const Entry&)>;

struct VisitOptions {
    Mounts mounts = Mounts::left_out;
    std::function<bool()> is_over{};  // whether to stop: asked before each folder, and every names_in_a_piece names of it
};

struct VisitEnd {
    std::uint64_t seen = 0;
    std::uint64_t missed = 0;           // files, or folders and all that may stand in them
    std::vector<Missed> first_missed;   // the first few of them
    bool was_stopped = false;           // by a wish, or is_over
};

// A folder comes before what it holds, in no other order. Errors: those of the root itself; io_failed where the disk no longer gives what stands on it (a medium that was unplugged); too_large.
// One folder that cannot be read to its end is missed, and the rest is shown.
Result<VisitEnd> visit(const Root& root, const VisitOptions& options, const ShowEntry& show);

}  // namespace asepsie::tree
