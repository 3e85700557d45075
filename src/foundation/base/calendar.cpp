#include "foundation/base/calendar.h"

#include "foundation/base/text.h"

#include <fmt/core.h>

namespace asepsie {
namespace {

// A number of exactly as many digits as the text is long, so that neither a sign nor a blank is taken for one.
std::optional<unsigned> digits(std::string_view text)
{
    for (const char c : text) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
    }
    const auto value = text::to_integer(text);
    return value ? std::optional(static_cast<unsigned>(*value)) : std::nullopt;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day) {
        return std::nullopt;
    }
    const Date date{std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month), std::chrono::day(*day)};
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<Date> parse_written_date(std::string_view text)
{
    text = text::trim(text);
    const std::vector<std::string_view> parts = text::split(text, '/');
    if (parts.size() != 3 || parts[0].size() > 2 || parts[1].size() > 2) {
        return parse_date(text);
    }
    const auto padded = [](std::string_view part) { return (part.size() < 2 ? "0" : "") + std::string(part); };
    return parse_date(std::string(parts[2]) + "-" + padded(parts[1]) + "-" + padded(parts[0]));
}

std::string to_iso(Date date)
{
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::optional<Moment> parse_moment(std::string_view text)
{
    if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z') {
        return std::nullopt;
    }
    const auto date = parse_date(text.substr(0, 10));
    const auto hours = digits(text.substr(11, 2));
    const auto minutes = digits(text.substr(14, 2));
    const auto seconds = digits(text.substr(17, 2));
    if (!date || !hours || !minutes || !seconds || *hours > 23 || *minutes > 59 || *seconds > 59) {
        return std::nullopt;
    }
    return std::chrono::sys_days(*date) + std::chrono::hours(*hours) + std::chrono::minutes(*minutes) + std::chrono::seconds(*seconds);
}

std::string to_iso(Moment moment)
{
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::hh_mm_ss time(moment - day);
    return fmt::format("{}T{:02}:{:02}:{:02}Z", to_iso(Date(day)), time.hours().count(), time.minutes().count(), time.seconds().count());
}

Date date_of(Moment moment) { return std::chrono::floor<std::chrono::days>(moment); }

std::chrono::days days_between(Date earlier, Date later) { return std::chrono::sys_days(later) - std::chrono::sys_days(earlier); }

Date plus_days(Date date, int days) { return std::chrono::sys_days(date) + std::chrono::days(days); }

}  // namespace asepsie
