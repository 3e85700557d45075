// The small shapes that stand for signs: how something stands, told without colour, and the few characters that the typeface lacks.
#pragma once

#include "foundation/document/document.h"
#include "foundation/pdf/drawing/canvas.h"

#include <cstdint>
#include <optional>

namespace asepsie::pdf {

enum class Sign : std::uint8_t { tick, arrow, triangle, question, half, ring, box, left_arrow };

Sign sign_for(document::Tone tone);

// Of "✓ → ▲ ? ◑ ○ ☐ ←"; nothing for what is a letter as others.
std::optional<Sign> sign_written(char32_t character);
std::string_view text_of(Sign sign);

// How wide a sign stands in a text of that size.
double sign_width(double size);

// Centred on (x, y), as tall as capitals of that size.
void draw_sign(Canvas& canvas, Sign sign, double x, double y, double size, Ink ink);

// A tick within a square of that side whose top left corner is (x, y).
Path tick_in(double x, double y, double side);

}  // namespace asepsie::pdf
