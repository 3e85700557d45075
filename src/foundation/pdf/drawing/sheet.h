// A document being laid out: its blocks become boxes that flow, parts of the tree, headings for the bookmarks and widgets to fill in.
#pragma once

#include "foundation/document/document.h"
#include "foundation/pdf/drawing/flow.h"
#include "foundation/pdf/drawing/text_layout.h"

#include <string>
#include <vector>

namespace asepsie::pdf {

// Dark enough to be told apart in black and white too, where signs and words say the same.
constexpr Ink text_ink{0.08, 0.12, 0.16};
constexpr Ink quiet_ink{0.27, 0.32, 0.36};
constexpr Ink line_ink{0.74, 0.77, 0.78};
constexpr Ink frame_ink{0.40, 0.45, 0.49};
constexpr Ink accent_ink{0.04, 0.35, 0.33};
Ink ink_of(document::Tone tone);

constexpr double value_padding = 4;  // between a field's box and what stands in it

constexpr TextStyle body_style{10.5, 15, Weight::regular, text_ink};
constexpr TextStyle strong_style{10.5, 15, Weight::bold, text_ink};
constexpr TextStyle quiet_style{9.25, 13, Weight::regular, quiet_ink};

// Where a bookmark leads.
struct Mark {
    int level;
    std::string text;
    std::size_t page;
    double y;
};

// Where a field is filled in: one for a text, a tick or a signature, one for each option of a choice.
struct Widget {
    const document::Field* field;
    std::string option;  // of a choice: its value
    std::string words;   // and its words
    std::size_t page;
    Rectangle place;
    const Part* part;
};

// Where a question's last short box ended: what belongs to the question may stand on the same line.
struct OpenLine {
    std::string question;
    double right = 0;
};

struct Sheet {
    Canvas& canvas;
    double scale = 1;  // of all letters
    Flow flow{};
    OpenLine open_line{};
    std::vector<Mark> marks{};
    std::vector<Widget> widgets{};

    [[nodiscard]] const Typefaces& typefaces() const { return canvas.typefaces(); }
    [[nodiscard]] Text set(std::string_view text, const TextStyle& style, double width) const
    {
        return {typefaces(), text, {style.size * scale, style.line_height * scale, style.weight, style.ink}, width};
    }

    // The text as boxes that may be parted between lines, but never one line from the rest (no widow, no orphan).
    void add_text(Part& part, const Text& text, double x, double before);
};

// Tables, figures and fields, in sources of their own.
void add_table(Sheet& sheet, const document::Table& table);
void add_ring(Sheet& sheet, const document::Ring& ring);
void add_gauge(Sheet& sheet, const document::Gauge& gauge);
void add_field(Sheet& sheet, const document::Field& field);
// Those that follow one another stand side by side.
void add_codes(Sheet& sheet, const std::vector<document::Code>& codes);
void add_cards(Sheet& sheet, const std::vector<document::Card>& cards);
void add_blocks(Sheet& sheet, const std::vector<document::Block>& blocks);

}  // namespace asepsie::pdf
