// Small, allocation-free readings of text: lines, words, fields, numbers. Bytes are UTF-8 or unknown; nothing here fails on either.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::text {

std::string_view trim(std::string_view text);

// The pieces between separators, empty ones kept.
std::vector<std::string_view> split(std::string_view text, char separator);

// The runs of characters that are not blank (space, tab, CR, LF).
std::vector<std::string_view> words(std::string_view text);

// Calls visit(line) for each line, without its LF or CR LF; the last line needs no LF.
template <typename Visit>
void for_each_line(std::string_view text, Visit visit)
{
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        if (!line.empty() && line.back() == '\r') {
            line.remove_suffix(1);
        }
        visit(line);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
}

// The line without what follows '#' (a comment in most configuration files), trimmed.
std::string_view without_comment(std::string_view line);

// ASCII only; other bytes stay as they are.
std::string lower(std::string_view text);
bool equals_ignoring_case(std::string_view a, std::string_view b);
// Lower case without the accents of French, for finding words: "Évènement" is "evenement". œ and æ become two letters.
std::string folded(std::string_view text);
bool contains(std::string_view text, std::string_view part);

// The whole of the text as a number, or nothing. base: 2 to 36.
std::optional<std::int64_t> to_integer(std::string_view text, int base = 10);

// Text between double or single quotes loses them: `"a b"` is `a b`.
std::string_view unquote(std::string_view text);

std::string join(const std::vector<std::string>& pieces, std::string_view separator);

// True where every byte belongs to well-formed UTF-8 (RFC 3629) and none is NUL.
bool is_plain_utf8(std::string_view text);

// The text with malformed UTF-8 and control characters (but LF and tab) replaced, so that it may be shown on any screen.
std::string made_safe_to_show(std::string_view text);
// Without line ends and tabs, and cut short with … after so many characters.
std::string in_one_line(std::string_view text, std::size_t most);

// How many columns the UTF-8 text takes on a terminal (combining marks none, wide East Asian signs and emoji two).
std::size_t columns(std::string_view text);

}  // namespace asepsie::text
