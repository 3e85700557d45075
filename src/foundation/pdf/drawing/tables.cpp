// Tables: columns as wide as what stands in them asks for, cells wrapped, the head repeated on each page.
#include "foundation/pdf/drawing/sheet.h"

#include <algorithm>

namespace asepsie::pdf {
namespace {

constexpr double column_gap = 12;       // between columns
constexpr double cell_padding = 4.5;  // above and below a row's text
constexpr TextStyle head_style{9.25, 13, Weight::bold, quiet_ink};
constexpr TextStyle cell_style{9.75, 13.5, Weight::regular, text_ink};

struct Row {
    std::vector<Text> cells;
    std::vector<Part*> parts;
    double height = 0;
};

// The width each column would take unwrapped, and the least it can do with: its longest word.
struct Wish {
    double whole = 0;
    double least = 0;
};

void widen(Wish& wish, const Sheet& sheet, const std::string& text, const TextStyle& style)
{
    constexpr double endless = 1e6;
    wish.whole = std::max(wish.whole, sheet.set(text, style, endless).width());
    std::string one_word_a_line = document::plain(text);
    std::replace(one_word_a_line.begin(), one_word_a_line.end(), ' ', '\n');
    wish.least = std::max(wish.least, std::min(sheet.set(one_word_a_line, style, endless).width(), frame_width / 3));
}

// A column that asks for no more than its share gets what it asks for; the others part the rest, never below their least while there is room.
std::vector<double> column_widths(const Sheet& sheet, const document::Table& table)
{
    std::vector<Wish> wishes(table.columns.size());
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        widen(wishes[i], sheet, table.columns[i], head_style);
        for (const auto& row : table.rows) {
            widen(wishes[i], sheet, row[i], cell_style);
        }
    }
    constexpr double hair = 0.01;  // against rounding
    std::vector<double> widths(wishes.size(), 0);
    double room = frame_width - column_gap * static_cast<double>(wishes.size() - 1);
    std::size_t left = wishes.size();
    for (bool has_changed = true; has_changed && left > 0;) {
        has_changed = false;
        const double share = room / static_cast<double>(left);
        for (std::size_t i = 0; i < wishes.size(); ++i) {
            const bool is_content = widths[i] == 0 && (wishes[i].whole <= share || wishes[i].least > share);
            if (is_content) {
                widths[i] = std::min(wishes[i].whole <= share ? wishes[i].whole : wishes[i].least, room) + hair;
                room = std::max(room - widths[i], 0.0);
                --left;
                has_changed = true;
                break;
            }
        }
    }
    const double spare = left > 0 ? room / static_cast<double>(left) : room / static_cast<double>(wishes.size());
    for (double& width : widths) {
        width = left == 0 ? width + spare : width == 0 ? spare : width;
    }
    return widths;
}

Row row_of(Sheet& sheet, Part& part, const std::vector<std::string>& cells, const std::vector<double>& widths, Role role, const TextStyle& style)
{
    Row row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        row.cells.push_back(sheet.set(cells[i], style, widths[i]));
        row.parts.push_back(&part.add(role));
        row.height = std::max(row.height, row.cells.back().height());
    }
    row.height += 2 * cell_padding;
    return row;
}

enum class Read : std::uint8_t { once, not_again };  // a head repeated is not read out again

void draw_row(Canvas& canvas, const Row& row, const std::vector<double>& widths, double y, Ink rule_ink, double rule_width, Read read)
{
    double x = margin;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        canvas.belongs_to(read == Read::once ? row.parts[i] : nullptr);
        row.cells[i].draw(canvas, x, y + cell_padding);
        x += widths[i] + column_gap;
    }
    canvas.belongs_to(nullptr);
    Path rule;
    rule.move(margin, y + row.height);
    rule.line(margin + frame_width, y + row.height);
    canvas.stroke(rule, rule_ink, rule_width);
}

}  // namespace

void add_table(Sheet& sheet, const document::Table& table)
{
    if (table.columns.empty()) {
        return;
    }
    const std::vector<double> widths = column_widths(sheet, table);
    Part& part = sheet.canvas.root().add(Role::table);
    const Row head = row_of(sheet, part.add(Role::row), table.columns, widths, Role::head_cell, head_style);
    for (Part* cell : head.parts) {
        cell->scope = Part::Scope::column;
    }
    const auto head_box = [&](Read read) {
        return Box{8, head.height, Box::Keep::with_next, [head, widths, read](Canvas& canvas, double y) { draw_row(canvas, head, widths, y, frame_ink, 1, read); }};
    };
    sheet.flow.add(head_box(Read::once));
    const auto again = std::make_shared<const Box>(head_box(Read::not_again));
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const Row row = row_of(sheet, part.add(Role::row), table.rows[i], widths, Role::cell, cell_style);
        // The head stands above the first row already.
        sheet.flow.add({0, row.height, Box::Keep::free, [row, widths](Canvas& canvas, double y) { draw_row(canvas, row, widths, y, line_ink, 0.5, Read::once); },
            i == 0 ? nullptr : again});
    }
}

}  // namespace asepsie::pdf
