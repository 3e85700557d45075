#include "foundation/unicode/charset.h"

#include "foundation/base/text.h"
#include "foundation/base/utf8.h"

#include <unicode/ucnv.h>
#include <unicode/uclean.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

namespace asepsie::unicode {
namespace {

// Windows-1252 from 0x80 to 0x9F, the five holes as U+FFFD. (Encoding Standard, index windows-1252.)
constexpr std::array<char16_t, 32> windows_1252{0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018,
    0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

std::string from_windows_1252(std::string_view bytes)
{
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        text::append_character(text, value >= 0x80 && value < 0xA0 ? windows_1252.at(value - 0x80U) : value);
    }
    return text;
}

bool is_windows_1252(std::string_view name) { return name == "iso-8859-1" || name == "windows-1252" || name == "latin1" || name == "cp1252" || name == "iso8859-1" || name == "us-ascii" || name.empty(); }

// Malformed sequences replaced one by one; NUL too, which text never holds.
std::string mended_utf8(std::string_view bytes)
{
    std::string text;
    text.reserve(bytes.size());
    std::size_t at = 0;
    while (at < bytes.size()) {
        const auto lead = static_cast<unsigned char>(bytes[at]);
        const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        const std::string_view character = bytes.substr(at, length);
        if (character.size() == length && text::is_plain_utf8(character)) {
            text += character;
            at += length;
        } else {
            text += "\xEF\xBF\xBD";
            ++at;
        }
    }
    return text;
}

// As Windows-1252 where the library knows no such charset.
std::string from_any(std::string_view bytes, const std::string& charset)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(charset.c_str(), &status), ucnv_close);
    if (U_FAILURE(status) != 0 || !from) {
        return from_windows_1252(bytes);
    }
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> to(ucnv_open("UTF-8", &status), ucnv_close);
    std::string text(bytes.size() * 3 + 16, '\0');
    const char* source = bytes.data();
    char* target = text.data();
    std::array<UChar, 4'096> pivot{};
    UChar* pivot_source = pivot.data();
    UChar* pivot_target = pivot.data();
    ucnv_convertEx(to.get(), from.get(), &target, text.data() + text.size(), &source, bytes.data() + bytes.size(), pivot.data(), &pivot_source, &pivot_target, pivot.data() + pivot.size(), 1, 1,
        &status);
    text.resize(static_cast<std::size_t>(target - text.data()));
    return text::is_plain_utf8(text) ? text : mended_utf8(text);
}

}  // namespace

std::string to_utf8(std::string_view bytes, std::string_view charset)
{
    const std::string name = text::lower(text::trim(charset));
    const bool may_shift = name.starts_with("iso-2022") || name.starts_with("utf-7") || name.starts_with("utf-16") || name.starts_with("utf-32") || name.starts_with("hz");
    if (!may_shift && bytes.find('\0') != std::string_view::npos) {
        std::string without(bytes);
        without.erase(std::remove(without.begin(), without.end(), '\0'), without.end());
        return to_utf8(without, charset);
    }
    if (!may_shift && text::is_plain_utf8(bytes)) {
        return std::string(bytes);
    }
    if (name == "utf-8" || name == "utf8") {
        return mended_utf8(bytes);
    }
    return is_windows_1252(name) ? mended_utf8(from_windows_1252(bytes)) : from_any(bytes, name);
}

bool has_utf16_mark(std::string_view bytes) { return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"); }

void prepare()
{
    UErrorCode status = U_ZERO_ERROR;
    u_init(&status);
    static_cast<void>(to_utf8("\xE9", "iso-8859-15"));
}

}  // namespace asepsie::unicode
