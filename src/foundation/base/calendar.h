// Days and moments. A Moment is a second of UTC; a Date is a day of the civil calendar, without a place.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace asepsie {

using Moment = std::chrono::sys_seconds;
using Date = std::chrono::year_month_day;

// "2026-11-23" (ISO 8601, calendar date), or nothing.
std::optional<Date> parse_date(std::string_view text);
// The same, or as it is written in France: "28/11/2026".
std::optional<Date> parse_written_date(std::string_view text);
std::string to_iso(Date date);

// "2026-11-23T18:00:00Z", or nothing.
std::optional<Moment> parse_moment(std::string_view text);
std::string to_iso(Moment moment);

Date date_of(Moment moment);
std::chrono::days days_between(Date earlier, Date later);
Date plus_days(Date date, int days);

}  // namespace asepsie
