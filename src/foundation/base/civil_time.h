// The time on the wall of a place, from UTC and back. The clocks of the French territories, of which some never change and one follows North America's rule.
#pragma once

#include "foundation/base/calendar.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace asepsie {

// When a place's clocks are one hour ahead of its standard time.
enum class SummerTime : std::uint8_t {
    none,
    europe,         // last Sunday of March to last Sunday of October, both at 01:00 UTC (directive 2000/84/EC)
    north_america,  // second Sunday of March to first Sunday of November, both at 02:00 of the time that then holds (Energy Policy Act of 2005)
};

struct Zone {
    std::chrono::minutes standard{};  // ahead of UTC; west of it negative
    SummerTime summer = SummerTime::none;
};

std::chrono::minutes offset_at(const Zone& zone, Moment moment);

// A day and the minutes since its midnight, as a clock on the wall shows them.
struct WallTime {
    Date day{};
    std::chrono::minutes minutes{};
    friend bool operator==(const WallTime&, const WallTime&) = default;
};
WallTime wall_time(const Zone& zone, Moment moment);

// The moment when that clock shows this. An hour that comes twice is taken as the first of the two: a delay that runs from it then ends no later than it must.
// Nothing for an hour that is skipped.
std::optional<Moment> moment_at(const Zone& zone, const WallTime& shown);

// "2026-11-27T14:05", what a browser's date and time field sends, or "2026-11-27 14:05".
std::optional<WallTime> parse_wall_time(std::string_view text);
std::string to_iso(const WallTime& shown);

}  // namespace asepsie
