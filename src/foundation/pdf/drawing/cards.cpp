// Cards to cut out (ISO/IEC 7810, ID-1: a bank card), two side by side so that they fold into one.
#include "foundation/pdf/drawing/sheet.h"

#include <algorithm>
#include <memory>

namespace asepsie::pdf {
namespace {

constexpr double card_width = frame_width / 2;  // 85 mm
constexpr double card_height = 153;             // 54 mm
constexpr double card_padding = 9;
constexpr TextStyle title_style{11, 14, Weight::bold, text_ink};
constexpr TextStyle line_style{8.5, 11.5, Weight::regular, text_ink};

struct DrawnCard {
    Text title;
    std::vector<Text> lines;
    Part* heading;
    std::vector<Part*> parts;
};

DrawnCard drawn(Sheet& sheet, const document::Card& card)
{
    Part& section = sheet.canvas.root().add(Role::section);
    DrawnCard one{Text(sheet.typefaces(), card.title, title_style, card_width - 2 * card_padding), {}, &section.add(Role::heading_3), {}};
    for (const std::string& line : card.lines) {
        one.lines.emplace_back(sheet.typefaces(), line, line_style, card_width - 2 * card_padding);
        one.parts.push_back(&section.add(Role::paragraph));
    }
    return one;
}

void draw(Canvas& canvas, const DrawnCard& card, double x, double y)
{
    canvas.belongs_to(nullptr);
    canvas.stroke(Path::rectangle({x, y, card_width, card_height}), frame_ink, 0.6, Canvas::Stroke::dotted);
    canvas.belongs_to(card.heading);
    card.title.draw(canvas, x + card_padding, y + card_padding);
    double at = y + card_padding + card.title.height() + 4;
    for (std::size_t i = 0; i < card.lines.size(); ++i) {
        // What finds no room any more is left out: the sheet on the wall has it.
        if (at + card.lines[i].height() > y + card_height - card_padding / 2) {
            break;
        }
        canvas.belongs_to(card.parts[i]);
        card.lines[i].draw(canvas, x + card_padding, at);
        at += card.lines[i].height() + 2;
    }
}

}  // namespace

void add_cards(Sheet& sheet, const std::vector<document::Card>& cards)
{
    constexpr std::size_t in_a_row = 2;
    for (std::size_t from = 0; from < cards.size(); from += in_a_row) {
        std::vector<DrawnCard> row;
        for (std::size_t i = from; i < std::min(from + in_a_row, cards.size()); ++i) {
            row.push_back(drawn(sheet, cards[i]));
        }
        sheet.flow.add({12, card_height, Box::Keep::free, [row = std::move(row)](Canvas& canvas, double y) {
                            double x = margin;
                            for (const DrawnCard& card : row) {
                                draw(canvas, card, x, y);
                                x += card_width;
                            }
                        }});
    }
}

}  // namespace asepsie::pdf
