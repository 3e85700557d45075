// A QR code that is drawn with letters: lines of half and whole blocks within a text, which no reader of pictures sees.
#pragma once

#include "foundation/images/picture.h"

#include <optional>
#include <string_view>

namespace asepsie::images {

// The smallest code, without a margin: 21 modules a side, two a line.
constexpr std::size_t fewest_code_columns = 21;
constexpr std::size_t fewest_code_lines = 11;

// The largest drawing out of spaces and the blocks U+2580, U+2584 and U+2588 in the text, as a picture with a margin for read_qr_codes. Nothing where there is none of that size.
std::optional<Picture> picture_of_text_code(std::string_view utf8_text);

}  // namespace asepsie::images
