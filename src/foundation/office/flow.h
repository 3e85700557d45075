// A Document as a word processor sees it: paragraphs of named styles, and tables. The two formats write the same flow.
#pragma once

#include "foundation/document/document.h"

#include <array>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace asepsie::office {

enum class Style : std::uint8_t { heading_1, heading_2, heading_3, heading_4, body, lead, bullet, number, status, label, hint, quiet, cell, cell_head };

// How each style looks, once for both formats.
struct StyleLook {
    Style style;
    std::string_view id;    // "Heading1"
    std::string_view name;  // as a person sees it in the list of styles
    int half_points;        // size of the letters
    bool is_bold;
    std::string_view colour;  // "15202A"
    int space_before;         // in twentieths of a point, as after
    int space_after;
    bool keeps_with_next;
};
extern const std::array<StyleLook, 14> style_looks;
const StyleLook& look_of(Style style);

struct Run {
    document::Piece::Kind kind = document::Piece::Kind::plain;
    std::string text;  // may hold line ends
};

struct Paragraph {
    Style style = Style::body;
    std::vector<Run> runs;
    unsigned list = 0;  // of a number: which list it belongs to, from 1
};

struct Cell {
    enum class Kind : std::uint8_t {
        bare,  // no line around
        line,  // a line above
        head,  // of a column
        box,   // to be filled in
    } kind = Kind::bare;
    std::vector<Paragraph> paragraphs;  // at least one
};

struct Row {
    std::vector<Cell> cells;
    int least_height = 0;  // in millimetres
};

struct Table {
    std::vector<int> widths;  // of the columns, in millimetres; text_width together
    unsigned heading_rows = 0;
    std::vector<Row> rows;
    enum class Break : std::uint8_t { between_rows, never } may_break = Break::between_rows;  // where a page ends
};

constexpr int page_width = 210;  // ISO 216 A4, in millimetres
constexpr int page_height = 297;
constexpr int margin = 20;
constexpr int text_width = page_width - 2 * margin;

// What the words are spelt by.
struct Language {
    std::string_view language;
    std::string_view country;
};
Language language_of(const document::Document& document);

using Item = std::variant<Paragraph, Table>;

struct Flow {
    std::vector<Item> items;
    unsigned numbered_lists = 0;
};

// Fields become boxes to fill in: those that follow one another make one table, signatures stand side by side with room for a hand.
Flow flow_of(const std::vector<document::Block>& blocks);

}  // namespace asepsie::office
