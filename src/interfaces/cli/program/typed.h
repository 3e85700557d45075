// Values as they are typed after an option.
#pragma once

#include "foundation/base/calendar.h"
#include "foundation/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::cli {

// A day, "2026-11-28" or "28/11/2026"; nothing where nothing was typed. bad_usage where it is none.
Result<std::optional<Date>> day_in(const std::string& typed);

// The parts of a list; an empty list has none.
std::vector<std::string_view> named_in(std::string_view typed);

// Numbers of devices and services; nothing for "all": nobody says which. bad_usage where one is no number.
Result<std::optional<std::vector<std::int64_t>>> reach_in(std::string_view typed);

}  // namespace asepsie::cli
