#include "foundation/imap/folder_name.h"

#include "foundation/base/encoding.h"
#include "foundation/base/text.h"

#include <algorithm>
#include <cstdint>

namespace asepsie::imap {
namespace {

// The character at the front of well-formed UTF-8, taken away.
std::uint32_t take_character(std::string_view& utf8)
{
    const auto first = static_cast<unsigned char>(utf8.front());
    const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    std::uint32_t character = length == 1 ? first : first & (0x7FU >> length);
    for (std::size_t i = 1; i < length && i < utf8.size(); ++i) {
        character = character << 6U | (static_cast<unsigned char>(utf8[i]) & 0x3FU);
    }
    utf8.remove_prefix(std::min(length, utf8.size()));
    return character;
}

void append_unit(std::string& utf16, std::uint32_t unit)
{
    utf16 += static_cast<char>(unit >> 8U & 0xFFU);
    utf16 += static_cast<char>(unit & 0xFFU);
}

void append_utf16(std::string& utf16, std::uint32_t character)
{
    if (character >= 0x10000) {
        append_unit(utf16, 0xD800 + ((character - 0x10000) >> 10U));
        append_unit(utf16, 0xDC00 + ((character - 0x10000) & 0x3FFU));
    } else {
        append_unit(utf16, character);
    }
}

// Base 64 without padding, "," in place of "/".
std::string shifted(const std::string& utf16)
{
    std::string letters = text::to_base64(utf16);
    letters.erase(std::min(letters.find('='), letters.size()));
    std::replace(letters.begin(), letters.end(), '/', ',');
    return "&" + letters + "-";
}

}  // namespace

Result<std::string> to_folder_name(std::string_view utf8)
{
    if (utf8.empty() || utf8.size() > longest_folder_name || !text::is_plain_utf8(utf8)) {
        return fail(ErrorCode::bad_usage, "imap: no name of a folder");
    }
    std::string name;
    std::string waiting;  // UTF-16 of the signs that are not written as they are
    while (!utf8.empty()) {
        const std::uint32_t character = take_character(utf8);
        if (character < 0x20 || character > 0x7E) {
            append_utf16(waiting, character);
            continue;
        }
        name += waiting.empty() ? "" : shifted(waiting);
        waiting.clear();
        name += character == '&' ? std::string("&-") : std::string(1, static_cast<char>(character));
    }
    return name + (waiting.empty() ? "" : shifted(waiting));
}

}  // namespace asepsie::imap
