// A known program, started without a shell, with an empty environment, a deadline and a limit on what it may say.
#pragma once

#include "foundation/base/result.h"

#include <chrono>
#include <string>
#include <vector>

namespace asepsie::platform {

// What the program wrote to its standard output. command[0] is an absolute path. not_found where it is not installed, unsupported
// where it ends with another status than 0, too_slow past the deadline, too_large beyond 4 MiB.
Result<std::string> run_child(const std::vector<std::string>& command, std::chrono::milliseconds deadline);

}  // namespace asepsie::platform
