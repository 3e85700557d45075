// What time it really is: a delay of 72 hours must not move because a computer's clock is wrong, or was set while nobody looked.
#pragma once

#include "foundation/base/calendar.h"

#include <chrono>
#include <optional>
#include <string>

namespace asepsie::incident {

// Both clocks of a computer, read together.
struct ClockSample {
    Moment shown{};                   // the clock that people set
    std::string boot;                 // which start of the computer; empty where it is not known
    std::chrono::seconds since_boot{};  // the clock that nobody sets, sleep included
    friend bool operator==(const ClockSample&, const ClockSample&) = default;
};

// What a person read off a telephone, when the computer showed that sample.
struct ToldTime {
    Moment told{};
    ClockSample sample;
};

enum class ClockTrust : std::uint8_t {
    steady,
    told,         // by a person, against whom the computer is corrected
    set_back,     // it shows an earlier time than it must
    set_forward,  // it shows a later one
};
std::string_view name_of(ClockTrust trust);

struct Now {
    Moment at{};                        // the likeliest true time
    ClockTrust trust = ClockTrust::steady;
    std::chrono::seconds off_by{};      // how far the computer's clock is ahead of that; behind it negative
};

constexpr std::chrono::minutes clock_tolerance{2};  // what time servers correct on a healthy computer

// last: both clocks at the newest entry of the journal, the first of them put right, where there is one. Within one start of the computer the clock that nobody sets decides; across a restart
// time never goes back.
Now judge_clock(const ClockSample& present, const std::optional<ClockSample>& last, const std::optional<ToldTime>& told);

}  // namespace asepsie::incident
