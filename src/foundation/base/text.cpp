#include "foundation/base/text.h"

#include "foundation/base/utf8.h"

#include <algorithm>
#include <charconv>

namespace asepsie::text {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// C0 and C1 controls, marks that turn the direction of a line or break it, and whatever is not seen at all (soft hyphen, zero width, tags): none may reach a screen from a file.
bool is_unsafe_to_show(char32_t c)
{
    const bool is_control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
    const bool turns_or_breaks = c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    const bool is_unseen = c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE007F);
    return is_control || turns_or_breaks || is_unseen;
}

std::size_t columns_of(char32_t c)
{
    if (c < 0x20 || (c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200F) || c == 0xFE0F) {
        return 0;
    }
    const bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) || (c >= 0x1F300 && c <= 0x1FAFF);
    return wide ? 2 : 1;
}

}  // namespace

std::string_view trim(std::string_view text)
{
    while (!text.empty() && is_blank(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_blank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> pieces;
    for (std::size_t start = 0;;) {
        const std::size_t end = text.find(separator, start);
        pieces.push_back(text.substr(start, end - start));
        if (end == std::string_view::npos) {
            return pieces;
        }
        start = end + 1;
    }
}

std::vector<std::string_view> words(std::string_view text)
{
    std::vector<std::string_view> found;
    for (std::size_t i = 0; i < text.size();) {
        while (i < text.size() && is_blank(text[i])) {
            ++i;
        }
        const std::size_t start = i;
        while (i < text.size() && !is_blank(text[i])) {
            ++i;
        }
        if (i > start) {
            found.push_back(text.substr(start, i - start));
        }
    }
    return found;
}

std::string_view without_comment(std::string_view line) { return trim(line.substr(0, line.find('#'))); }

std::string lower(std::string_view text)
{
    std::string lowered(text);
    std::transform(lowered.begin(), lowered.end(), lowered.begin(), to_lower);
    return lowered;
}

bool equals_ignoring_case(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return to_lower(x) == to_lower(y); });
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::optional<std::int64_t> to_integer(std::string_view text, int base)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

std::string_view unquote(std::string_view text)
{
    if (text.size() >= 2 && text.front() == text.back() && (text.front() == '"' || text.front() == '\'')) {
        return text.substr(1, text.size() - 2);
    }
    return text;
}

std::string join(const std::vector<std::string>& pieces, std::string_view separator)
{
    std::string joined;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        joined += i == 0 ? "" : separator;
        joined += pieces[i];
    }
    return joined;
}

bool is_plain_utf8(std::string_view text)
{
    while (!text.empty()) {
        const CodePoint point = first_code_point(text);
        if (point.length == 0 || point.value == 0) {
            return false;
        }
        text.remove_prefix(point.length);
    }
    return true;
}

std::string made_safe_to_show(std::string_view text)
{
    std::string shown;
    shown.reserve(text.size());
    while (!text.empty()) {
        const CodePoint point = first_code_point(text);
        const std::size_t length = std::max<std::size_t>(point.length, 1);
        if (point.length == 0 || is_unsafe_to_show(point.value)) {
            shown += "\xEF\xBF\xBD";  // U+FFFD replacement character
        } else {
            shown += text.substr(0, length);
        }
        text.remove_prefix(length);
    }
    return shown;
}

std::string in_one_line(std::string_view text, std::size_t most)
{
    std::string line;
    for (std::size_t n = 0; !text.empty(); ++n) {
        if (n == most) {
            return line + "…";
        }
        const std::size_t length = std::max<std::size_t>(first_code_point(text).length, 1);
        const bool is_gap = is_blank(text.front());
        line += is_gap ? std::string_view(" ") : text.substr(0, length);
        text.remove_prefix(length);
    }
    return line;
}

std::string folded(std::string_view text)
{
    // U+00C0 to U+00FF, the letter without what it wears; '.' where it stands for itself or for two.
    constexpr std::string_view latin = "aaaaaa.ceeeeiiii.nooooo.ouuuuy..aaaaaa.ceeeeiiii.nooooo.ouuuuy.y";
    constexpr std::uint32_t first = 0xC0;
    std::string out;
    while (!text.empty()) {
        const CodePoint point = first_code_point(text);
        const std::size_t length = std::max<std::size_t>(point.length, 1);
        const std::uint32_t value = point.length == 0 ? 0 : static_cast<std::uint32_t>(point.value);
        if (value == 0xE6 || value == 0xC6) {
            out += "ae";
        } else if (value == 0x152 || value == 0x153) {
            out += "oe";
        } else if (value == 0x2019) {
            out += '\'';
        } else if (value == 0xA0 || value == 0x202F) {
            out += ' ';
        } else if (value >= first && value < first + latin.size() && latin[value - first] != '.') {
            out += latin[value - first];
        } else {
            out += lower(text.substr(0, length));
        }
        text.remove_prefix(length);
    }
    return out;
}

std::size_t columns(std::string_view text)
{
    std::size_t total = 0;
    while (!text.empty()) {
        const CodePoint point = first_code_point(text);
        total += point.length == 0 ? 1 : columns_of(point.value);
        text.remove_prefix(std::max<std::size_t>(point.length, 1));
    }
    return total;
}

}  // namespace asepsie::text
