#include "domain/suppliers/figure.h"

#include "foundation/base/text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace asepsie::suppliers {
namespace {

constexpr std::size_t most_digits = 9;
constexpr std::size_t most_decimals = 2;  // three stand for thousands as often as for a fraction

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A unit of time, counted in minutes, and in months where it is made of them.
struct Span {
    std::string_view id;
    std::int64_t minutes = 0;
    std::int64_t months = 0;
};
constexpr std::array spans{Span{"minutes", 1}, Span{"hours", 60}, Span{"days", 1'440}, Span{"weeks", 10'080}, Span{"months", 43'200, 1}, Span{"years", 525'600, 12}};

// Without accents; form.js knows the same.
struct UnitWord {
    std::string_view word;
    std::string_view unit;
};
constexpr auto unit_words = std::to_array<UnitWord>({{"min", "minutes"}, {"mn", "minutes"}, {"minute", "minutes"}, {"minutes", "minutes"}, {"h", "hours"}, {"hr", "hours"}, {"hrs", "hours"},
    {"heure", "hours"}, {"heures", "hours"}, {"hour", "hours"}, {"hours", "hours"}, {"j", "days"}, {"d", "days"}, {"jour", "days"}, {"jours", "days"}, {"day", "days"}, {"days", "days"},
    {"semaine", "weeks"}, {"semaines", "weeks"}, {"week", "weeks"}, {"weeks", "weeks"}, {"mois", "months"}, {"month", "months"}, {"months", "months"}, {"an", "years"}, {"ans", "years"},
    {"annee", "years"}, {"annees", "years"}, {"year", "years"}, {"years", "years"}});

const Span* span_called(std::string_view id)
{
    const auto* const found = std::find_if(spans.begin(), spans.end(), [&](const Span& span) { return span.id == id; });
    return found == spans.end() ? nullptr : found;
}

const Span* span_written(std::string_view word)
{
    const std::string folded = text::folded(word);
    const auto* const found = std::find_if(unit_words.begin(), unit_words.end(), [&](const UnitWord& known) { return known.word == folded; });
    return found == unit_words.end() ? nullptr : span_called(found->unit);
}

std::string with_plain_spaces(std::string_view typed)
{
    std::string plain(text::trim(typed));
    for (const std::string_view space : {"\xC2\xA0", "\xE2\x80\xAF"}) {  // no-break, and the narrow one
        for (std::size_t at = plain.find(space); at != std::string::npos; at = plain.find(space)) {
            plain.replace(at, space.size(), " ");
        }
    }
    return plain;
}

std::string digits_from(std::string_view text, std::size_t& at)
{
    std::string digits;
    for (; at < text.size() && is_digit(text[at]); ++at) {
        digits += text[at];
    }
    return digits;
}

// Whether three digits follow a space, and then none: thousands.
bool is_thousands(std::string_view text, std::size_t at)
{
    const auto digit_at = [&](std::size_t place) { return place < text.size() && is_digit(text[place]); };
    return at < text.size() && text[at] == ' ' && digit_at(at + 1) && digit_at(at + 2) && digit_at(at + 3) && !digit_at(at + 4);
}

// How much is written: number / 10^decimals of the unit behind it.
struct Written {
    std::int64_t number = 0;
    std::int64_t parts = 1;  // 10^decimals
    std::string_view unit;   // may be empty
};

std::optional<Written> written_in(std::string_view plain)
{
    std::size_t at = 0;
    std::string digits = digits_from(plain, at);
    while (!digits.empty() && is_thousands(plain, at)) {
        digits += digits_from(plain, ++at);
    }
    Written written;
    const bool has_separator = at + 1 < plain.size() && (plain[at] == ',' || plain[at] == '.') && is_digit(plain[at + 1]);
    if (has_separator) {
        const std::string decimals = digits_from(plain, ++at);
        if (decimals.size() > most_decimals) {
            return std::nullopt;
        }
        digits += decimals;
        written.parts = decimals.size() == 1 ? 10 : 100;
    }
    const auto number = digits.empty() || digits.size() > most_digits + most_decimals ? std::nullopt : text::to_integer(digits);
    if (!number) {
        return std::nullopt;
    }
    written.number = *number;
    written.unit = text::trim(plain.substr(at));
    if (written.unit.ends_with('.')) {
        written.unit.remove_suffix(1);
    }
    return written;
}

// The quotient, rounded to the side on which the figure is worth less.
std::int64_t rounded(std::int64_t dividend, std::int64_t divisor, const knowledge::FigureScale& scale)
{
    const std::int64_t below = dividend / divisor;
    const bool is_whole = dividend % divisor == 0;
    const bool is_too_large = scale.good_most && below >= *scale.good_most;
    const bool goes_down = is_whole || (scale.good_least && !is_too_large);
    return goes_down ? below : below + 1;
}

}  // namespace

std::string figure_as_digits(const knowledge::Question& question, std::string_view typed)
{
    const std::string plain = with_plain_spaces(typed);
    const auto written = written_in(plain);
    const Span* own = span_called(question.unit);
    const Span* behind = written && !written->unit.empty() ? span_written(written->unit) : own;
    const bool has_foreign_word = written && !written->unit.empty() && (own == nullptr || behind == nullptr);
    if (!written || has_foreign_word) {
        return std::string(typed);
    }
    std::int64_t of_written = 1;
    std::int64_t of_own = 1;
    if (own != nullptr) {
        const bool are_months = behind->months > 0 && own->months > 0;
        of_written = are_months ? behind->months : behind->minutes;
        of_own = are_months ? own->months : own->minutes;
    }
    return std::to_string(rounded(written->number * of_written, written->parts * of_own, question.figure));
}

}  // namespace asepsie::suppliers
