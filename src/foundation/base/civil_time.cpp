#include "foundation/base/civil_time.h"

#include <fmt/core.h>

#include <array>

namespace asepsie {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr minutes one_hour{60};

struct Span {
    Moment from;
    Moment to;  // not in it
};

// The summer of that year, in UTC.
Span summer_of(const Zone& zone, std::chrono::year year)
{
    using namespace std::chrono;
    if (zone.summer == SummerTime::europe) {
        return {sys_days(year / March / Sunday[last]) + hours(1), sys_days(year / October / Sunday[last]) + hours(1)};
    }
    return {sys_days(year / March / Sunday[2]) + hours(2) - zone.standard, sys_days(year / November / Sunday[1]) + hours(2) - zone.standard - one_hour};
}

}  // namespace

std::chrono::minutes offset_at(const Zone& zone, Moment moment)
{
    if (zone.summer == SummerTime::none) {
        return zone.standard;
    }
    // The year in UTC serves: no summer begins or ends within a day of the new year.
    const Span summer = summer_of(zone, date_of(moment).year());
    return moment >= summer.from && moment < summer.to ? zone.standard + one_hour : zone.standard;
}

WallTime wall_time(const Zone& zone, Moment moment)
{
    const Moment shown = moment + offset_at(zone, moment);
    const auto day = std::chrono::floor<std::chrono::days>(shown);
    return {Date(day), std::chrono::floor<minutes>(shown - day)};
}

std::optional<Moment> moment_at(const Zone& zone, const WallTime& shown)
{
    const Moment as_utc = std::chrono::sys_days(shown.day) + shown.minutes;
    for (const minutes offset : {zone.standard + one_hour, zone.standard}) {
        const Moment moment = as_utc - offset;
        if (offset_at(zone, moment) == offset) {
            return moment;
        }
    }
    return std::nullopt;
}

std::optional<WallTime> parse_wall_time(std::string_view text)
{
    if (text.size() != 16 || (text[10] != 'T' && text[10] != ' ')) {
        return std::nullopt;
    }
    const auto moment = parse_moment(std::string(text.substr(0, 10)) + "T" + std::string(text.substr(11)) + ":00Z");
    if (!moment) {
        return std::nullopt;
    }
    return wall_time(Zone{}, *moment);
}

std::string to_iso(const WallTime& shown)
{
    return fmt::format("{}T{:02}:{:02}", to_iso(shown.day), shown.minutes / hours(1), (shown.minutes % hours(1)).count());
}

}  // namespace asepsie
