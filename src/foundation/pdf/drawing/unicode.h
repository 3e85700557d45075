// UTF-8 to characters and to UTF-16, as typefaces and PDF count them.
#pragma once

#include <string>
#include <string_view>

namespace asepsie::pdf::unicode {

// A byte that belongs to no well-formed character (RFC 3629) is read as U+FFFD.
std::u32string characters_of(std::string_view utf8);
std::string utf8_of(std::u32string_view characters);

// "00E90065": UTF-16BE in hexadecimal, as a CMap writes it.
std::string utf16_in_hexadecimal(std::string_view utf8);

}  // namespace asepsie::pdf::unicode
