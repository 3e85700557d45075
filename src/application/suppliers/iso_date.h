// A date as ISO 8601 writes it, or nothing. Only for the sources of this folder.
#pragma once

#include "foundation/base/calendar.h"

#include <optional>
#include <string>

namespace asepsie::application {

inline std::string iso(const std::optional<Date>& date) { return date ? to_iso(*date) : std::string(); }

}  // namespace asepsie::application
