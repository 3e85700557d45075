#include "domain/backup/reminders.h"

#include <algorithm>

namespace asepsie::backup {
namespace {

Date due(const std::optional<Moment>& last, int every_days, Date today) { return last ? std::max(today, plus_days(date_of(*last), every_days)) : today; }

Date next_monday(Date today)
{
    const std::chrono::weekday day{std::chrono::sys_days(today)};
    return plus_days(today, static_cast<int>((std::chrono::Monday - day).count()));
}

std::optional<Moment> last_copy(const Known& known, std::int64_t destination)
{
    std::optional<Moment> last;
    for (const Sight& sight : known.sights) {
        if (sight.destination == destination && sight.last) {
            last = std::max(last.value_or(*sight.last), *sight.last);
        }
    }
    return last;
}

std::optional<Moment> last_success(const Known& known)
{
    std::optional<Moment> last;
    for (const Drill& drill : known.drills) {
        if (drill.outcome == DrillOutcome::restored) {
            last = std::max(last.value_or(drill.at), drill.at);
        }
    }
    return last;
}

}  // namespace

std::vector<Reminder> reminders_of(const Known& known, Moment now)
{
    std::vector<Reminder> reminders;
    if (known.destinations.empty()) {
        return reminders;
    }
    const Date today = date_of(now);
    reminders.push_back({Gesture::look, nullptr, next_monday(today), look_days});
    for (const Destination& destination : known.destinations) {
        if (destination.is_unplugged == Told::yes) {
            reminders.push_back({Gesture::plug_in, &destination, due(last_copy(known, destination.id), plug_in_days, today), plug_in_days});
        }
    }
    reminders.push_back({Gesture::drill, nullptr, due(last_success(known), drill_days, today), drill_days});
    return reminders;
}

}  // namespace asepsie::backup
