// Characters as UTF-8 bytes (RFC 3629).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace asepsie::text {

// What is no character (a surrogate, beyond U+10FFFF) becomes U+FFFD.
void append_character(std::string& utf8, std::uint32_t character);

// One character and the bytes it takes; length 0 where they are malformed (RFC 3629, section 4).
struct CodePoint {
    char32_t value;
    std::size_t length;
};
// The one at the front of text, which is not empty.
CodePoint first_code_point(std::string_view text);

bool is_ascii(std::string_view text);

}  // namespace asepsie::text
