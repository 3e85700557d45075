#include "domain/incident/timekeeping.h"

#include <array>

namespace asepsie::incident {
namespace {

using std::chrono::seconds;

bool is_same_start(const ClockSample& a, const ClockSample& b) { return !a.boot.empty() && a.boot == b.boot && a.since_boot <= b.since_boot; }

// True where the difference is worth a word.
bool is_off(seconds difference) { return difference > clock_tolerance || difference < -clock_tolerance; }

}  // namespace

std::string_view name_of(ClockTrust trust)
{
    constexpr std::array<std::string_view, 4> names{"steady", "told", "set_back", "set_forward"};
    return names.at(static_cast<std::size_t>(trust));
}

Now judge_clock(const ClockSample& present, const std::optional<ClockSample>& last, const std::optional<ToldTime>& told)
{
    if (told) {
        // After a restart the computer's clock is taken to be as wrong as it was.
        const Moment at = is_same_start(told->sample, present) ? told->told + (present.since_boot - told->sample.since_boot) : present.shown + (told->told - told->sample.shown);
        return {at, ClockTrust::told, present.shown - at};
    }
    if (!last) {
        return {present.shown, ClockTrust::steady, {}};
    }
    if (is_same_start(*last, present)) {
        const Moment expected = last->shown + (present.since_boot - last->since_boot);
        const seconds off_by = present.shown - expected;
        if (is_off(off_by)) {
            return {expected, off_by < seconds(0) ? ClockTrust::set_back : ClockTrust::set_forward, off_by};
        }
    } else if (is_off(present.shown - last->shown) && present.shown < last->shown) {
        return {last->shown, ClockTrust::set_back, present.shown - last->shown};
    }
    return {present.shown, ClockTrust::steady, {}};
}

}  // namespace asepsie::incident
