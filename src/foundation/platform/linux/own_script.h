// A program of the user's own, started in an alarm: what they chose to do then.
#pragma once

#include "foundation/base/result.h"

#include <chrono>
#include <string>

namespace asepsie::platform {

constexpr std::chrono::minutes script_time{1};

// Whether it can be started: bad_usage where the path is not absolute, not_found, unsupported where it is no regular file or nothing the system could start, denied where this account may not start it.
Result<Done> is_startable(const std::string& path);

// Starts it without arguments, with the environment of this program and nowhere to read or write, and waits until it ends; what it leaves running in the background goes on.
// As is_startable; too_slow where it is still there after all that time: it is ended then, with whatever it started. unsupported where it fails.
Result<Done> run_own_script(const std::string& path, std::chrono::milliseconds at_most = script_time);

}  // namespace asepsie::platform
