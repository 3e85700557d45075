// Texts with the marks `code` and **strong** set into lines of a width.
#pragma once

#include "foundation/pdf/drawing/canvas.h"
#include "foundation/pdf/drawing/signs.h"

#include <string_view>
#include <vector>

namespace asepsie::pdf {

struct TextStyle {
    double size = 10.5;
    double line_height = 15;
    Weight weight = Weight::regular;
    Ink ink{};
};

// What is drawn without a break: glyphs of one weight, or a sign that the typeface lacks.
struct Run {
    Weight weight = Weight::regular;
    enum class Ground : std::uint8_t { none, code } ground = Ground::none;
    std::optional<Sign> sign{};
    std::vector<Glyph> glyphs{};
    double width = 0;
};

struct Line {
    std::vector<Run> runs;
    double width = 0;
};

// A value that somebody typed has no marks: what stands in it is text.
enum class Marks : std::uint8_t { read, none };

class Text {
public:
    // No line is wider; a word that alone would be is broken where it must. A LF in the text starts a line.
    Text(const Typefaces& typefaces, std::string_view marked, const TextStyle& style, double width, Marks marks = Marks::read);

    [[nodiscard]] std::size_t line_count() const { return m_lines.size(); }
    [[nodiscard]] double height() const { return static_cast<double>(m_lines.size()) * m_style.line_height; }
    [[nodiscard]] double width() const;  // of its longest line
    [[nodiscard]] const TextStyle& style() const { return m_style; }

    // From line `first` on, `count` of them, below y.
    void draw(Canvas& canvas, double x, double y, std::size_t first, std::size_t count) const;
    void draw(Canvas& canvas, double x, double y) const { draw(canvas, x, y, 0, m_lines.size()); }
    [[nodiscard]] const std::vector<Line>& lines() const { return m_lines; }

private:
    TextStyle m_style;
    std::vector<Line> m_lines;
};

}  // namespace asepsie::pdf
