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
    // By how much the computer is known to be wrong.
    const seconds known_error = told ? told->sample.shown - told->told : seconds(0);
    const ClockTrust trust = told ? ClockTrust::told : ClockTrust::steady;
    if (last && is_same_start(*last, present)) {
        const Moment at = last->shown + (present.since_boot - last->since_boot);
        const seconds changed_by = present.shown - (at + known_error);
        return {at, !is_off(changed_by) ? trust : changed_by < seconds(0) ? ClockTrust::set_back : ClockTrust::set_forward, present.shown - at};
    }
    // After a restart the computer's clock is taken to be as wrong as it was; but time never goes back.
    const Moment at = present.shown - known_error;
    if (last && at < last->shown) {
        return {last->shown, is_off(at - last->shown) ? ClockTrust::set_back : trust, present.shown - last->shown};
    }
    return {at, trust, present.shown - at};
}

}  // namespace asepsie::incident
