#include "domain/words/say.h"

#include <fmt/core.h>

#include <cmath>

namespace asepsie::words {
namespace {

constexpr std::size_t most_listed = 4;
constexpr std::string_view narrow_no_break = "\xE2\x80\xAF";

Word month_word(Date date)
{
    constexpr std::array months{Word::month_1, Word::month_2, Word::month_3, Word::month_4, Word::month_5, Word::month_6, Word::month_7, Word::month_8, Word::month_9,
        Word::month_10, Word::month_11, Word::month_12};
    return months.at(static_cast<unsigned>(date.month()) - 1);
}

// 1 048 576 as "1 Mo", in powers of 1,000 as disks are sold, with one decimal below ten.
std::string show_bytes(const Catalogue& catalogue, std::int64_t bytes, Language language)
{
    constexpr std::array units{Word::unit_bytes, Word::unit_kilobytes, Word::unit_megabytes, Word::unit_gigabytes, Word::unit_terabytes};
    double value = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (value >= 1000 && unit + 1 < units.size()) {
        value /= 1000;
        ++unit;
    }
    std::string number = value < 10 && unit > 0 ? fmt::format("{:.1f}", value) : fmt::format("{:.0f}", value);
    if (const std::size_t point = number.find('.'); point != std::string::npos && language == Language::french) {
        number[point] = ',';
    }
    return say(catalogue, units.at(unit), language, {{"n", number}});
}

// A delay in the largest unit that divides it: 600 seconds are "10 minutes".
std::string show_seconds(const Catalogue& catalogue, std::int64_t seconds, Language language)
{
    if (seconds != 0 && seconds % 86'400 == 0) {
        return say(catalogue, Word::unit_days, language, {{"n", seconds / 86'400}});
    }
    if (seconds != 0 && seconds % 3'600 == 0) {
        return say(catalogue, Word::unit_hours, language, {{"n", seconds / 3'600}});
    }
    if (seconds != 0 && seconds % 60 == 0) {
        return say(catalogue, Word::unit_minutes, language, {{"n", seconds / 60}});
    }
    return say(catalogue, Word::unit_seconds, language, {{"n", seconds}});
}

}  // namespace

std::string show_integer(std::int64_t number, Language language)
{
    std::string digits = std::to_string(number < 0 ? -number : number);
    for (std::size_t from_end = 3; from_end < digits.size(); from_end += 3) {
        const std::string_view separator = language == Language::french ? narrow_no_break : ",";
        digits.insert(digits.size() - from_end, separator);
        from_end += separator.size();
    }
    return (number < 0 ? "-" : "") + digits;
}

std::string show_quantity(const Catalogue& catalogue, std::int64_t number, facts::Unit unit, Language language)
{
    switch (unit) {
    case facts::Unit::seconds: return show_seconds(catalogue, number, language);
    case facts::Unit::minutes: return show_seconds(catalogue, number * 60, language);
    case facts::Unit::hours: return show_seconds(catalogue, number * 3'600, language);
    case facts::Unit::days: return say(catalogue, Word::unit_days, language, {{"n", number}});
    case facts::Unit::bytes: return show_bytes(catalogue, number, language);
    case facts::Unit::bits: return say(catalogue, Word::unit_bits, language, {{"n", number}});
    case facts::Unit::percent: return say(catalogue, Word::unit_percent, language, {{"n", number}});
    case facts::Unit::mode: return fmt::format("{:04o}", number);
    case facts::Unit::port: return std::to_string(number);
    case facts::Unit::count:
    case facts::Unit::none: return show_integer(number, language);
    }
    return {};
}

std::string show_list(const Catalogue& catalogue, const facts::FactList& list, Language language)
{
    if (list.empty()) {
        return say(catalogue, Word::list_empty, language);
    }
    const std::size_t shown = list.size() <= most_listed + 1 ? list.size() : most_listed;
    const std::size_t more = list.size() - shown;
    std::string all;
    for (std::size_t i = 0; i < shown; ++i) {
        const bool is_last = more == 0 && i + 1 == shown && shown > 1;
        all += i == 0 ? "" : is_last ? say(catalogue, Word::list_and, language) : ", ";
        all += list[i];
    }
    return more == 0 ? all : all + say(catalogue, Word::list_more, language, {{"n", static_cast<std::int64_t>(more)}});
}

std::string show_value(const Catalogue& catalogue, const facts::FactValue& value, facts::Unit unit, Language language)
{
    if (const bool* flag = std::get_if<bool>(&value)) {
        return say(catalogue, *flag ? Word::value_yes : Word::value_no, language);
    }
    if (const std::int64_t* number = std::get_if<std::int64_t>(&value)) {
        return show_quantity(catalogue, *number, unit, language);
    }
    if (const facts::FactList* list = std::get_if<facts::FactList>(&value)) {
        return show_list(catalogue, *list, language);
    }
    if (const Date* date = std::get_if<Date>(&value)) {
        return show_date(catalogue, *date, language);
    }
    return std::get<std::string>(value);
}

std::string show_moment(const Catalogue& catalogue, const WallTime& shown, Language language)
{
    const auto hours = std::chrono::floor<std::chrono::hours>(shown.minutes);
    return say(catalogue, Word::moment_in_words, language,
        {{"date", show_date(catalogue, shown.day, language)}, {"hour", fmt::format("{}", hours.count())}, {"minute", fmt::format("{:02}", (shown.minutes - hours).count())}});
}

std::string show_span(const Catalogue& catalogue, std::chrono::minutes span, Language language)
{
    constexpr std::chrono::hours longest_in_hours{99};
    const auto hours = std::chrono::floor<std::chrono::hours>(span);
    if (hours > longest_in_hours) {
        const auto days = std::chrono::floor<std::chrono::days>(span);
        return say(catalogue, Word::span_of_days_in_words, language, {{"days", static_cast<std::int64_t>(days.count())}, {"hours", static_cast<std::int64_t>((hours - days).count())}});
    }
    return say(catalogue, Word::span_in_words, language, {{"hours", static_cast<std::int64_t>(hours.count())}, {"minutes", fmt::format("{:02}", (span - hours).count())}});
}

std::string show_date(const Catalogue& catalogue, Date date, Language language)
{
    const auto day = static_cast<std::int64_t>(static_cast<unsigned>(date.day()));
    const auto year = static_cast<std::int64_t>(static_cast<int>(date.year()));
    const bool is_first = day == 1 && language == Language::french;
    return say(catalogue, Word::date_in_words, language,
        {{"day", is_first ? "1er" : std::to_string(day)}, {"month", say(catalogue, month_word(date), language)}, {"year", std::to_string(year)}});
}

std::string show_effort(const Catalogue& catalogue, int minutes, Language language)
{
    if (minutes <= 50) {
        return say(catalogue, Word::unit_minutes, language, {{"n", minutes}});
    }
    if (minutes < 200) {
        return say(catalogue, Word::unit_hours, language, {{"n", (minutes + 30) / 60}});
    }
    if (minutes <= 300) {
        return say(catalogue, Word::effort_half_day, language);
    }
    return say(catalogue, Word::effort_days, language, {{"n", (minutes + 479) / 480}});
}

}  // namespace asepsie::words
