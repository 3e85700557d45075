#include "foundation/base/utf8.h"

#include <algorithm>

namespace asepsie::text {

void append_character(std::string& utf8, std::uint32_t character)
{
    if (character > 0x10FFFF || (character >= 0xD800 && character <= 0xDFFF)) {
        character = 0xFFFD;
    }
    const auto put = [&](std::uint32_t byte) { utf8 += static_cast<char>(static_cast<unsigned char>(byte)); };
    const auto put_tail = [&](std::uint32_t shift) { put(0x80U | ((character >> shift) & 0x3FU)); };
    if (character < 0x80) {
        put(character);
    } else if (character < 0x800) {
        put(0xC0U | character >> 6U);
        put_tail(0);
    } else if (character < 0x10000) {
        put(0xE0U | character >> 12U);
        put_tail(6);
        put_tail(0);
    } else {
        put(0xF0U | character >> 18U);
        put_tail(12);
        put_tail(6);
        put_tail(0);
    }
}

bool is_ascii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80U) == 0; });
}

}  // namespace asepsie::text
