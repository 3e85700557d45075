#include "foundation/containers/code_page.h"

#include "foundation/base/text.h"
#include "foundation/containers/little_endian.h"

#include <array>

namespace asepsie::containers {
namespace {

constexpr std::uint32_t replacement = 0xFFFD;

// 0x80 to 0x9F of windows-1252; the rest is Latin-1.
constexpr std::array<std::uint16_t, 32> c1_of_1252{0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018,
    0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178};

std::uint32_t character_of(std::uint32_t byte, std::uint32_t code_page)
{
    constexpr std::uint32_t latin_9 = 28605;
    if (code_page == latin_9 && byte == 0xA4) {
        return 0x20AC;
    }
    return byte >= 0x80 && byte < 0xA0 ? c1_of_1252[byte - 0x80] : byte;
}

}  // namespace

void append_utf8(std::string& out, std::uint32_t character)
{
    if (character > 0x10FFFF || (character >= 0xD800 && character < 0xE000)) {
        character = replacement;
    }
    const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
    const auto tail = [&](std::uint32_t shift) { put(0x80U | ((character >> shift) & 0x3FU)); };
    if (character < 0x80) {
        put(character);
    } else if (character < 0x800) {
        put(0xC0U | character >> 6U);
        tail(0);
    } else if (character < 0x10000) {
        put(0xE0U | character >> 12U);
        tail(6);
        tail(0);
    } else {
        put(0xF0U | character >> 18U);
        tail(12);
        tail(6);
        tail(0);
    }
}

std::string utf16_to_utf8(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size() / 2);
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        std::uint32_t unit = u16_at(bytes, i);
        if (unit == 0) {
            break;
        }
        const std::uint32_t next = i + 3 < bytes.size() ? u16_at(bytes, i + 2) : 0U;
        if (unit >= 0xD800 && unit < 0xDC00 && next >= 0xDC00 && next < 0xE000) {
            unit = 0x10000U + ((unit - 0xD800U) << 10U) + (next - 0xDC00U);
            i += 2;
        }
        append_utf8(out, unit);
    }
    return out;
}

std::string to_utf8(std::string_view bytes, std::uint32_t code_page)
{
    if (code_page == utf_16) {
        return utf16_to_utf8(bytes);
    }
    if (code_page == utf_8 && text::is_plain_utf8(bytes)) {
        return std::string(bytes);
    }
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        append_utf8(out, character_of(byte_at(bytes, i), code_page));
    }
    return out;
}

std::string name_to_utf8(std::string_view bytes) { return text::is_plain_utf8(bytes) ? std::string(bytes) : to_utf8(bytes, windows_1252); }

}  // namespace asepsie::containers
