// A Document as lines for a terminal: wrapped words, signs before colours.
#pragma once

#include "foundation/document/document.h"

#include <cstddef>
#include <string>

namespace asepsie::document {

enum class Colour : std::uint8_t { none, ansi };

struct TerminalStyle {
    std::size_t width = 80;  // columns; no line is longer but for a word that is
    Colour colour = Colour::none;
};

// Ends with a LF. Control characters that come from a file were taken out before (text::made_safe_to_show).
std::string to_terminal(const Document& document, TerminalStyle style);

}  // namespace asepsie::document
