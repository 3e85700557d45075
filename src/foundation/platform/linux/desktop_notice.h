// A notice on the desktop of whoever is logged in (freedesktop.org, Desktop Notifications Specification 1.2).
#pragma once

#include "foundation/base/result.h"

#include <string>

namespace asepsie::platform {

// Stays until it is closed. Takes up to two seconds where the desktop does not answer. unsupported where there is no desktop or it shows none; io_failed where it refuses.
Result<Done> show_notice(const std::string& title, const std::string& text);

}  // namespace asepsie::platform
