#include "foundation/base/encoding.h"

#include <fmt/core.h>

#include <cstdint>

namespace asepsie::text {
namespace {

constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::uint32_t byte_at(std::string_view bytes, std::size_t i) { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U; }

}  // namespace

std::string to_base64(std::string_view bytes)
{
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t left = bytes.size() - i;
        const std::uint32_t group = byte_at(bytes, i) << 16U | byte_at(bytes, i + 1) << 8U | byte_at(bytes, i + 2);
        for (std::size_t k = 0; k < 4; ++k) {
            out += k <= left ? digits[(group >> (18U - 6U * k)) & 63U] : '=';
        }
    }
    return out;
}

Result<std::string> from_base64(std::string_view text)
{
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
    if (text.size() % 4 != 0) {
        return fail(ErrorCode::malformed, fmt::format("base 64: {} signs are no multiple of 4", text.size()));
    }
    text.remove_suffix(padding);
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3 + 2);
    std::uint32_t held = 0;
    std::uint32_t held_bits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t digit = digits.find(text[i]);
        if (digit == std::string_view::npos) {
            return fail(ErrorCode::malformed, fmt::format("base 64: byte {} is no digit", i));
        }
        held = held << 6U | static_cast<std::uint32_t>(digit);
        held_bits += 6;
        if (held_bits >= 8) {
            held_bits -= 8;
            bytes += static_cast<char>((held >> held_bits) & 255U);
            held &= (1U << held_bits) - 1U;
        }
    }
    if (held != 0) {
        return fail(ErrorCode::malformed, fmt::format("base 64: byte {} holds stray bits", text.size() - 1));
    }
    return bytes;
}

int hexadecimal_value(char digit)
{
    if (digit >= '0' && digit <= '9') {
        return digit - '0';
    }
    const char lower = static_cast<char>(digit | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string percent_decoded(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hexadecimal_value(text[i + 1]) : -1;
        const int low = high >= 0 ? hexadecimal_value(text[i + 2]) : -1;
        if (low >= 0) {
            out += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string to_crockford(std::string_view bytes, std::size_t signs)
{
    ASSERT(signs * 5 <= bytes.size() * 8);
    std::string out;
    for (std::size_t bit = 0; bit < signs * 5; bit += 5) {
        const std::uint32_t pair = byte_at(bytes, bit / 8) << 8U | byte_at(bytes, bit / 8 + 1);
        out += crockford_signs[(pair >> (11U - bit % 8)) & 31U];
    }
    return out;
}

}  // namespace asepsie::text
