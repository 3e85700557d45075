// Bytes of an old code page, or UTF-16, as UTF-8. One that nobody knows is read as windows-1252.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace asepsie::containers {

// Windows' numbers for them.
constexpr std::uint32_t windows_1252 = 1252;
constexpr std::uint32_t utf_16 = 1200;
constexpr std::uint32_t utf_8 = 65001;

// U+FFFD for what is no character. Never fails.
std::string to_utf8(std::string_view bytes, std::uint32_t code_page);
// Little-endian, without what follows a NUL.
std::string utf16_to_utf8(std::string_view bytes);
// Of a name whose encoding nobody declared: itself where it is UTF-8, else read as windows-1252.
std::string name_to_utf8(std::string_view bytes);

}  // namespace asepsie::containers
