#include "foundation/containers/code_page.h"

#include "foundation/base/text.h"
#include "foundation/base/utf8.h"
#include "foundation/containers/little_endian.h"
#include "foundation/unicode/charset.h"

#include <algorithm>
#include <array>

namespace asepsie::containers {
namespace {

// The charset that Windows numbers so; windows-1252 where nobody knows it.
std::string charset_of(std::uint32_t code_page)
{
    struct Named {
        std::uint32_t number;
        std::string_view name;
    };
    constexpr std::array<Named, 14> named{{{437, "cp437"}, {850, "cp850"}, {852, "cp852"}, {866, "cp866"}, {874, "windows-874"}, {932, "shift_jis"}, {936, "gbk"}, {949, "windows-949"}, {950, "big5"},
        {20127, "us-ascii"}, {20866, "koi8-r"}, {28591, "iso-8859-1"}, {28605, "iso-8859-15"}, {65001, "utf-8"}}};
    const auto found = std::find_if(named.begin(), named.end(), [&](const Named& one) { return one.number == code_page; });
    if (found != named.end()) {
        return std::string(found->name);
    }
    return code_page >= 1250 && code_page <= 1258 ? "windows-" + std::to_string(code_page) : "windows-1252";
}

}  // namespace

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
        text::append_character(out, unit);
    }
    return out;
}

std::string to_utf8(std::string_view bytes, std::uint32_t code_page)
{
    if (code_page == utf_16) {
        return utf16_to_utf8(bytes);
    }
    return unicode::to_utf8(bytes, charset_of(code_page));
}

std::string name_to_utf8(std::string_view bytes) { return text::is_plain_utf8(bytes) ? std::string(bytes) : to_utf8(bytes, windows_1252); }

}  // namespace asepsie::containers
