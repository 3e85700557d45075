// Moments as the programs that make backups write them.
#pragma once

#include "foundation/base/calendar.h"

#include <optional>
#include <string_view>

namespace asepsie::copies {

// "2026-11-28T14:52:29.898936852+01:00" (RFC 3339), of which the fraction and the offset may be missing; without an offset it is UTC, which is what the programs are asked for.
std::optional<Moment> parse_stamp(std::string_view text);
// "20261128T145229Z" (duplicity).
std::optional<Moment> parse_short_stamp(std::string_view text);
// "2026-11-28_14-52-29" (Timeshift), whose clock is the computer's own.
std::optional<Moment> parse_folder_stamp(std::string_view text);

}  // namespace asepsie::copies
