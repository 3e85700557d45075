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

// The child and whatever it started (it leads a session and a group of its own), gone on return.
void end_for_good(pid_t child);

}  // namespace asepsie::platform
