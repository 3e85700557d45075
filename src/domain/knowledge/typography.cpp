#include "domain/knowledge/typography.h"

namespace asepsie::knowledge {
namespace {

constexpr std::string_view no_break = "\xC2\xA0";
constexpr std::string_view narrow_no_break = "\xE2\x80\xAF";
constexpr std::string_view apostrophe = "\xE2\x80\x99";
constexpr std::string_view opening = "\xC2\xAB";
constexpr std::string_view closing = "\xC2\xBB";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The space to set for a plain one between what stands before and what follows, in French.
std::string_view french_space(std::string_view before, std::string_view after)
{
    if (before.ends_with(opening) || after.starts_with(closing)) {
        return no_break;
    }
    if (after.empty()) {
        return " ";
    }
    const bool ends_a_word = after.size() == 1 || after[1] == ' ' || after.substr(1).starts_with(closing) || after[1] == ')' || after[1] == '.';
    switch (after.front()) {
    case ';':
    case '!':
    case '?':
        return ends_a_word ? narrow_no_break : " ";
    case ':':
        return ends_a_word ? no_break : " ";
    case '%':
        return narrow_no_break;
    default:
        break;
    }
    // A number keeps its unit: "72 h", "10 minutes" may break, but not "3 000".
    const bool thousands = !before.empty() && is_digit(before.back()) && after.size() >= 3 && is_digit(after[0]) && is_digit(after[1]) && is_digit(after[2]);
    const bool hours = !before.empty() && is_digit(before.back()) && after.front() == 'h' && (after.size() == 1 || (after[1] < 'a' || after[1] > 'z'));
    return thousands || hours ? narrow_no_break : " ";
}

}  // namespace

std::string typeset(std::string_view typed, Language language)
{
    std::string set;
    set.reserve(typed.size() + 16);
    bool in_code = false;
    bool in_placeholder = false;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        const char c = typed[i];
        in_code = c == '`' ? !in_code : in_code;
        in_placeholder = !in_code && (c == '{' || (in_placeholder && c != '}'));
        if (in_code) {
            set += c;
        } else if (c == '\'') {
            set += apostrophe;
        } else if (c == ' ' && language == Language::french && !in_placeholder) {
            set += french_space(typed.substr(0, i), typed.substr(i + 1));
        } else {
            set += c;
        }
    }
    return set;
}

}  // namespace asepsie::knowledge
