// Events as an iCalendar object (RFC 5545), for any calendar program.
#pragma once

#include "foundation/base/calendar.h"

#include <optional>
#include <string>
#include <vector>

namespace asepsie::document {

struct CalendarEvent {
    std::string id;  // the same for the same thing, so that a new file replaces it
    Date day{};
    std::string title;
    std::string description;  // may hold line ends
    std::optional<Moment> at{};  // of a delay that ends at that very moment; nothing: the whole day
    int every_days = 0;          // again after so many days, without end; 0: once
};

// now: when it is made.
std::string to_icalendar(const std::vector<CalendarEvent>& events, Moment now);

}  // namespace asepsie::document
