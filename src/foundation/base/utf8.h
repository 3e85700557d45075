// Characters as UTF-8 bytes (RFC 3629).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace asepsie::text {

// What is no character (a surrogate, beyond U+10FFFF) becomes U+FFFD.
void append_character(std::string& utf8, std::uint32_t character);

bool is_ascii(std::string_view text);

}  // namespace asepsie::text
