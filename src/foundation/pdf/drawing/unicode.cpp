#include "foundation/pdf/drawing/unicode.h"

#include "foundation/base/utf8.h"

#include <fmt/core.h>

#include <cstdint>

namespace asepsie::pdf::unicode {
namespace {

constexpr char32_t replacement = 0xFFFD;

// How many bytes the character takes that starts with this one; 0 where none does.
std::size_t length_from(unsigned char first)
{
    return first < 0x80U ? 1 : first < 0xC2U ? 0 : first < 0xE0U ? 2 : first < 0xF0U ? 3 : first < 0xF5U ? 4 : 0;
}

char32_t character_at(std::string_view bytes, std::size_t length)
{
    const auto first = static_cast<unsigned char>(bytes.front());
    char32_t character = length == 1 ? first : first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(bytes[i]);
        if ((next & 0xC0U) != 0x80U) {
            return replacement;
        }
        character = (character << 6U) | (next & 0x3FU);
    }
    const bool is_surrogate = character >= 0xD800 && character <= 0xDFFF;
    return is_surrogate || character > 0x10FFFF ? replacement : character;
}

}  // namespace

std::u32string characters_of(std::string_view utf8)
{
    std::u32string characters;
    while (!utf8.empty()) {
        const std::size_t length = length_from(static_cast<unsigned char>(utf8.front()));
        const bool is_whole = length > 0 && length <= utf8.size();
        characters += is_whole ? character_at(utf8, length) : replacement;
        utf8.remove_prefix(is_whole && characters.back() != replacement ? length : 1);
    }
    return characters;
}

std::string utf8_of(std::u32string_view characters)
{
    std::string bytes;
    for (const char32_t character : characters) {
        text::append_character(bytes, static_cast<std::uint32_t>(character));
    }
    return bytes;
}

std::string utf16_in_hexadecimal(std::string_view utf8)
{
    std::string all;
    for (const char32_t wide : characters_of(utf8)) {
        const auto c = static_cast<std::uint32_t>(wide);
        if (c < 0x10000) {
            all += fmt::format("{:04X}", c);
        } else {
            all += fmt::format("{:04X}{:04X}", 0xD800U + ((c - 0x10000U) >> 10U), 0xDC00U + ((c - 0x10000U) & 0x3FFU));
        }
    }
    return all;
}

}  // namespace asepsie::pdf::unicode
