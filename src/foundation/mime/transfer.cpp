#include "foundation/mime/transfer.h"

#include "foundation/base/encoding.h"
#include "foundation/base/text.h"

#include <array>
#include <cstdint>

namespace asepsie::mime {
namespace {

constexpr std::uint8_t no_digit = 64;

constexpr std::array<std::uint8_t, 256> base64_digits = [] {
    std::array<std::uint8_t, 256> digits{};
    digits.fill(no_digit);
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (std::size_t i = 0; i < alphabet.size(); ++i) {
        digits[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
    }
    return digits;
}();

std::uint8_t digit(char c) { return base64_digits[static_cast<unsigned char>(c)]; }

enum class Underscore : std::uint8_t { itself, blank };

std::string from_equals_codes(std::string_view text, Underscore underscore)
{
    std::string out;
    out.reserve(text.size());
    std::size_t i = 0;
    while (i < text.size()) {
        const std::size_t next = underscore == Underscore::blank ? text.find_first_of("=_", i) : text.find('=', i);
        if (next == std::string_view::npos) {
            out += text.substr(i);
            break;
        }
        out += text.substr(i, next - i);
        i = next + 1;
        if (text[next] == '_') {
            out += ' ';
            continue;
        }
        const int high = i < text.size() ? text::hexadecimal_value(text[i]) : -1;
        const int low = high >= 0 && i + 1 < text.size() ? text::hexadecimal_value(text[i + 1]) : -1;
        if (low >= 0) {
            out += static_cast<char>(high * 16 + low);
            i += 2;
            continue;
        }
        // "=" at the end of a line joins it with the next one.
        std::size_t end = i;
        while (end < text.size() && (text[end] == ' ' || text[end] == '\t' || text[end] == '\r')) {
            ++end;
        }
        if (end == text.size() || text[end] == '\n') {
            i = end == text.size() ? end : end + 1;
        } else {
            out += '=';
        }
    }
    return out;
}

}  // namespace

std::string from_base64(std::string_view text)
{
    std::string out(text.size() / 4 * 3 + 3, '\0');
    std::size_t written = 0;
    std::uint32_t bits = 0;
    unsigned count = 0;
    // The bytes of a group that is not full.
    const auto finish = [&] {
        bits <<= 6U * (4 - count);
        for (unsigned byte = 1; byte < count; ++byte) {
            out[written++] = static_cast<char>(bits >> (24U - 8U * byte));
        }
        count = 0;
        bits = 0;
    };
    std::size_t i = 0;
    while (i < text.size()) {
        // Four at once, which is nearly always.
        if (count == 0 && i + 4 <= text.size()) {
            const std::uint8_t a = digit(text[i]);
            const std::uint8_t b = digit(text[i + 1]);
            const std::uint8_t c = digit(text[i + 2]);
            const std::uint8_t d = digit(text[i + 3]);
            if (((a | b | c | d) & no_digit) == 0) {
                out[written] = static_cast<char>((a << 2U) | (b >> 4U));
                out[written + 1] = static_cast<char>((b << 4U) | (c >> 2U));
                out[written + 2] = static_cast<char>((c << 6U) | d);
                written += 3;
                i += 4;
                continue;
            }
        }
        const std::uint8_t value = digit(text[i]);
        ++i;
        if (value == no_digit) {
            // '=' ends a piece: another may follow, encoded by itself.
            if (text[i - 1] == '=') {
                finish();
            }
            continue;
        }
        bits = (bits << 6U) | value;
        ++count;
        if (count == 4) {
            out[written] = static_cast<char>(bits >> 16U);
            out[written + 1] = static_cast<char>(bits >> 8U);
            out[written + 2] = static_cast<char>(bits);
            written += 3;
            count = 0;
            bits = 0;
        }
    }
    finish();
    out.resize(written);
    return out;
}

std::string from_quoted_printable(std::string_view text) { return from_equals_codes(text, Underscore::itself); }

std::string from_quoted_words(std::string_view text) { return from_equals_codes(text, Underscore::blank); }

std::string from_uuencode(std::string_view text)
{
    std::string out;
    const std::size_t begin = text.find("begin ");
    if (begin == std::string_view::npos) {
        return std::string(text);
    }
    bool is_first = true;
    bool is_over = false;
    text::for_each_line(text.substr(begin), [&](std::string_view line) {
        is_over = is_over || line == "end";
        if (is_first || is_over || line.empty()) {
            is_first = false;
            return;
        }
        const auto value = [&](std::size_t at) { return at < line.size() ? (static_cast<std::uint32_t>(static_cast<unsigned char>(line[at])) - 32U) & 63U : 0U; };
        std::size_t left = value(0);
        for (std::size_t at = 1; left > 0 && at < line.size(); at += 4) {
            const std::uint32_t bits = (value(at) << 18U) | (value(at + 1) << 12U) | (value(at + 2) << 6U) | value(at + 3);
            for (const unsigned shift : {16U, 8U, 0U}) {
                if (left > 0) {
                    out += static_cast<char>(bits >> shift);
                    --left;
                }
            }
        }
    });
    return out;
}

std::string decoded_body(std::string_view body, std::string_view encoding)
{
    const std::string name = text::lower(text::trim(encoding));
    if (name == "base64") {
        return from_base64(body);
    }
    if (name == "quoted-printable") {
        return from_quoted_printable(body);
    }
    if (name == "x-uuencode" || name == "uuencode" || name == "x-uue") {
        return from_uuencode(body);
    }
    return std::string(body);
}

}  // namespace asepsie::mime
