// A notice on the desktop of whoever is logged in (freedesktop.org, Desktop Notifications Specification 1.2).
#pragma once

#include "foundation/base/result.h"

#include <string>

namespace asepsie::platform {

// Stays until it is closed. unsupported where there is no desktop or it shows none; io_failed where it refuses.
Result<Done> show_notice(const std::string& title, const std::string& text);

// Starts a program of the user's own, without arguments, and waits for it for a minute: what they chose to do in an alarm. path: absolute.
Result<Done> run_own_script(const std::string& path);

}  // namespace asepsie::platform
