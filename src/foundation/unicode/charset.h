// Text of any of the charsets that mail is written in, as UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace asepsie::unicode {

// What cannot be converted becomes U+FFFD; the result is always well-formed UTF-8. charset: as a message names it ("iso-8859-1"), which may be a lie: bytes that are
// UTF-8 beyond ASCII are taken for UTF-8 whatever the name says, and bytes of an unknown or empty name that are not are read as Windows-1252. NUL, which no program shows, is
// left out.
std::string to_utf8(std::string_view bytes, std::string_view charset);

// Whether bytes begin with the mark of UTF-16, of either order: to_utf8(bytes, "utf-16") reads both.
bool has_utf16_mark(std::string_view bytes);

// What a charset's library loads when it is first used, to be loaded before walls stand.
void prepare();

}  // namespace asepsie::unicode
