#include "foundation/pdf/drawing/signs.h"

#include <array>

namespace asepsie::pdf {
namespace {

struct Written {
    char32_t character;
    Sign sign;
    std::string_view text;
};
constexpr std::array<Written, 8> written_signs{{{U'\u2713', Sign::tick, "\u2713"}, {U'\u2192', Sign::arrow, "\u2192"}, {U'\u25B2', Sign::triangle, "\u25B2"}, {U'?', Sign::question, "?"},
    {U'\u25D1', Sign::half, "\u25D1"}, {U'\u25CB', Sign::ring, "\u25CB"}, {U'\u2610', Sign::box, "\u2610"}, {U'\u2190', Sign::left_arrow, "\u2190"}}};

void draw_arrow(Canvas& canvas, double x, double y, double half, double direction, Ink ink)
{
    Path path;
    path.move(x - direction * half, y);
    path.line(x + direction * half, y);
    path.move(x + direction * half * 0.25, y - half * 0.7);
    path.line(x + direction * half, y);
    path.line(x + direction * half * 0.25, y + half * 0.7);
    canvas.stroke(path, ink, half * 0.3);
}

void draw_half_disc(Canvas& canvas, double x, double y, double radius, Ink ink)
{
    canvas.stroke(Path::circle(x, y, radius), ink, radius * 0.25);
    Path right;
    const double handle = radius * 1.3333;  // half a circle in one curve
    right.move(x, y - radius);
    right.curve(x + handle, y - radius, x + handle, y + radius, x, y + radius);
    right.close();
    canvas.fill(right, ink);
}

void draw_question(Canvas& canvas, double x, double y, double size, Ink ink)
{
    const Typeface& bold = canvas.typefaces().bold;
    const std::vector<Glyph> glyphs = bold.shape("?");
    const double width = glyphs.front().advance * size / 1000;
    canvas.glyphs(glyphs, Weight::bold, size, x - width / 2, y + bold.metrics().cap_height * size / 2000, ink);
}

}  // namespace

Sign sign_for(document::Tone tone)
{
    constexpr std::array<Sign, 6> signs{Sign::tick, Sign::arrow, Sign::triangle, Sign::question, Sign::half, Sign::ring};
    return signs.at(static_cast<std::size_t>(tone));
}

std::optional<Sign> sign_written(char32_t character)
{
    for (const Written& each : written_signs) {
        if (each.character == character && each.sign != Sign::question) {
            return each.sign;
        }
    }
    return std::nullopt;
}

std::string_view text_of(Sign sign)
{
    for (const Written& each : written_signs) {
        if (each.sign == sign) {
            return each.text;
        }
    }
    return {};
}

double sign_width(double size) { return size * 0.95; }

Path tick_in(double x, double y, double side)
{
    Path path;
    path.move(x + side * 0.1, y + side * 0.55);
    path.line(x + side * 0.4, y + side * 0.85);
    path.line(x + side * 0.92, y + side * 0.15);
    return path;
}

void draw_sign(Canvas& canvas, Sign sign, double x, double y, double size, Ink ink)
{
    const double half = size * 0.35;
    switch (sign) {
    case Sign::tick: canvas.stroke(tick_in(x - half, y - half, 2 * half), ink, size * 0.14); break;
    case Sign::arrow: draw_arrow(canvas, x, y, half, 1, ink); break;
    case Sign::left_arrow: draw_arrow(canvas, x, y, half, -1, ink); break;
    case Sign::triangle: {
        Path path;
        path.move(x, y - half);
        path.line(x + half * 1.1, y + half * 0.9);
        path.line(x - half * 1.1, y + half * 0.9);
        path.close();
        canvas.fill(path, ink);
        break;
    }
    case Sign::question: draw_question(canvas, x, y, size, ink); break;
    case Sign::half: draw_half_disc(canvas, x, y, half, ink); break;
    case Sign::ring: canvas.stroke(Path::circle(x, y, half * 0.9), ink, size * 0.1); break;
    case Sign::box: canvas.stroke(Path::rectangle({x - half, y - half, 2 * half, 2 * half}, half * 0.2), ink, size * 0.08); break;
    }
}

}  // namespace asepsie::pdf
