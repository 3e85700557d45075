// How a child process ends: by itself before a deadline, or for good with whatever it started.
#pragma once

#include "foundation/base/result.h"

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>

namespace asepsie::platform {

// How many milliseconds poll may wait: 0 where the time has run out.
int left_until(std::chrono::steady_clock::time_point end);

// The child's status, or nothing where it still runs at the end. It has closed its output, so it is about to end: seldom more than one look is needed.
// io_failed where it cannot be known how it ended (the system reaps children itself): that is no success.
Result<std::optional<int>> status_before(pid_t child, std::chrono::steady_clock::time_point end);

// "SEGV"; empty where it ended by itself.
std::string signal_of(int status);

constexpr std::chrono::milliseconds usual_burial{2'000};

// Kills the child and whatever it started (it leads a group of its own), and waits for its end so long. One that hangs on a dead network drive ends later, and is buried by a later call.
void end_with_group(pid_t child, std::chrono::milliseconds burial = usual_burial);

}  // namespace asepsie::platform
