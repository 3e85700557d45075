#include "domain/mail/files/script_text.h"

#include "domain/mail/files/addresses.h"
#include "foundation/base/encoding.h"
#include "foundation/base/text.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace asepsie::mail {
namespace {

constexpr std::size_t most_targets = 200;
constexpr std::size_t before_address = 80;  // bytes looked at for the word that goes there

bool has_any(std::string_view script, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text::contains(script, word); });
}

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
bool is_digit_of_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// Signs that only codes are made of; three families, each counted by itself.
bool is_base_64(char c) { return is_letter_or_digit(c) || c == '+' || c == '/' || c == '=' || c == '-' || c == '_'; }
bool is_escape(char c) { return is_digit_of_hex(c) || c == '%' || c == '\\' || c == 'x' || c == 'u'; }
bool is_number_list(char c) { return (c >= '0' && c <= '9') || c == ',' || c == ' '; }

bool is_of_picture(std::string_view text, std::size_t begin)
{
    const std::string before = text::lower(text.substr(begin - std::min<std::size_t>(begin, 60), std::min<std::size_t>(begin, 60)));
    return text::contains(before, "data:image/") || text::contains(before, "data:font/") || text::contains(before, "data:application/font") || text::contains(before, "data:application/x-font");
}

template <typename IsPart>
bool has_run(std::string_view text, IsPart is_part)
{
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && is_part(text[i])) {
            continue;
        }
        // A run of one sign is a line drawn across the page.
        if (i - begin >= shortest_long_code && !is_of_picture(text, begin)
            && std::any_of(text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(i), [&](char c) { return c != text[begin]; })) {
            return true;
        }
        begin = i + 1;
    }
    return false;
}

bool goes_there(std::string_view before)
{
    const std::string folded = text::lower(before);
    return has_any(folded, {"location", "window.open", "fetch(", ".open(", ".action", ".href", ".src", "navigate("});
}

}  // namespace

bool has_long_code(std::string_view text)
{
    return text.size() >= shortest_long_code && (has_run(text, is_base_64) || has_run(text, is_escape) || has_run(text, is_number_list));
}

bool makes_file(std::string_view script) { return has_any(script, {"new Blob", "createObjectURL", "msSaveOrOpenBlob", "msSaveBlob"}); }

bool decodes(std::string_view script)
{
    return has_any(script, {"atob", "unescape(", "decodeURIComponent(", "fromCharCode", "document.write", "Uint8Array", "eval(", "TextDecoder"});
}

void add_targets_of_script(Attachment& file, std::string_view script)
{
    std::size_t found = 0;
    for (std::size_t at = script.find("http"); at != std::string_view::npos && found < most_targets; at = script.find("http", at + 4)) {
        const std::size_t begin = at - std::min(at, before_address);
        if (goes_there(script.substr(begin, at - begin))) {
            ++found;
            const std::string_view rest = script.substr(at, longest_address_bytes);
            add_addresses_in(file, LinkOrigin::script, rest.substr(0, rest.find_first_of("\"'`\\ \n")));
        }
    }
    // "http" in base 64.
    for (std::size_t at = script.find("aHR0c"); at != std::string_view::npos && found < most_targets; at = script.find("aHR0c", at + 5)) {
        ++found;
        const std::string_view rest = script.substr(at, longest_address_bytes);
        const std::string_view code = rest.substr(0, static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), is_base_64) - rest.begin()));
        if (const auto address = text::from_base64(code); address.ok()) {
            add_addresses_in(file, LinkOrigin::script, *address);
        } else if (const auto most = text::from_base64(code.substr(0, code.size() / 4 * 4)); most.ok()) {
            add_addresses_in(file, LinkOrigin::script, *most);
        }
    }
}

}  // namespace asepsie::mail
