#include "application/copies/stamp.h"

#include "foundation/base/text.h"

#include <algorithm>
#include <string>

namespace asepsie::copies {
namespace {

constexpr std::size_t seconds_end = 19;  // of "2026-11-28T14:52:29"

std::optional<std::chrono::minutes> parse_offset(std::string_view text)
{
    if (text.empty() || text == "Z") {
        return std::chrono::minutes(0);
    }
    const bool is_formed = text.size() == 6 && (text[0] == '+' || text[0] == '-') && text[3] == ':';
    const auto hours = is_formed ? text::to_integer(text.substr(1, 2)) : std::nullopt;
    const auto minutes = is_formed ? text::to_integer(text.substr(4, 2)) : std::nullopt;
    if (!hours || !minutes || *hours < 0 || *hours > 23 || *minutes < 0 || *minutes > 59) {
        return std::nullopt;
    }
    const std::chrono::minutes ahead(*hours * 60 + *minutes);
    return text[0] == '+' ? ahead : -ahead;
}

bool is_digits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; }

}  // namespace

std::optional<Moment> parse_stamp(std::string_view text)
{
    if (text.size() < seconds_end) {
        return std::nullopt;
    }
    std::string_view rest = text.substr(seconds_end);
    if (rest.starts_with('.')) {
        const std::size_t end = std::min(rest.find_first_not_of("0123456789", 1), rest.size());
        if (end == 1) {
            return std::nullopt;
        }
        rest.remove_prefix(end);
    }
    const auto offset = parse_offset(rest);
    const auto moment = parse_moment(std::string(text.substr(0, seconds_end)) + "Z");
    return offset && moment ? std::optional(*moment - *offset) : std::nullopt;
}

std::optional<Moment> parse_short_stamp(std::string_view text)
{
    if (text.size() != 16 || text[8] != 'T' || text[15] != 'Z' || !is_digits(text.substr(0, 8)) || !is_digits(text.substr(9, 6))) {
        return std::nullopt;
    }
    const std::string t(text);
    return parse_moment(t.substr(0, 4) + "-" + t.substr(4, 2) + "-" + t.substr(6, 2) + "T" + t.substr(9, 2) + ":" + t.substr(11, 2) + ":" + t.substr(13, 2) + "Z");
}

std::optional<Moment> parse_folder_stamp(std::string_view text)
{
    if (text.size() != seconds_end || text[10] != '_' || text[13] != '-' || text[16] != '-') {
        return std::nullopt;
    }
    std::string t(text);
    t[10] = 'T';
    t[13] = t[16] = ':';
    return parse_moment(t + "Z");
}

}  // namespace asepsie::copies
