// QR codes (ISO/IEC 18004): an address that a telephone's camera reads off paper.
#include "foundation/pdf/drawing/sheet.h"

#include <qrencode.h>

#include <algorithm>
#include <memory>

namespace asepsie::pdf {
namespace {

constexpr double code_side = 68;      // 24 mm: read from an arm's length
constexpr double code_gap = 14;
constexpr std::size_t in_a_row = 5;
constexpr Ink black{0, 0, 0};

struct Freed {
    void operator()(QRcode* code) const { QRcode_free(code); }
};
using QrCode = std::unique_ptr<QRcode, Freed>;

// One outline for all dark modules, run by run. Nothing where the address is too long for a code.
Path dark_modules(const QRcode& code, double x, double y)
{
    const auto width = static_cast<std::size_t>(code.width);
    const double module = code_side / static_cast<double>(width);
    const auto is_dark = [&](std::size_t row, std::size_t column) { return (code.data[row * width + column] & 1U) != 0; };
    Path path;
    for (std::size_t row = 0; row < width; ++row) {
        for (std::size_t column = 0; column < width;) {
            std::size_t end = column;
            while (end < width && is_dark(row, end)) {
                ++end;
            }
            if (end > column) {
                const double left = x + static_cast<double>(column) * module;
                const double top = y + static_cast<double>(row) * module;
                path.move(left, top);
                path.line(left + static_cast<double>(end - column) * module, top);
                path.line(left + static_cast<double>(end - column) * module, top + module);
                path.line(left, top + module);
                path.close();
            }
            column = std::max(end, column + 1);
        }
    }
    return path;
}

struct DrawnCode {
    std::shared_ptr<QRcode> code;
    Text label;
    Part* figure;
    Part* words;
};

void add_row(Sheet& sheet, const std::vector<document::Code>& codes)
{
    const double width = frame_width / static_cast<double>(in_a_row);
    std::vector<DrawnCode> row;
    double label_height = 0;
    for (const document::Code& code : codes) {
        QrCode made(QRcode_encodeString8bit(code.address.c_str(), 0, QR_ECLEVEL_M));
        Part& figure = sheet.canvas.root().add(Role::figure);
        figure.alternative = document::plain(code.label) + ": " + code.address;
        Part& words = sheet.canvas.root().add(Role::paragraph);
        row.push_back({std::shared_ptr<QRcode>(std::move(made)), sheet.set(code.label, quiet_style, width - code_gap / 2), &figure, &words});
        label_height = std::max(label_height, row.back().label.height());
    }
    sheet.flow.add({10, code_side + 4 + label_height, Box::Keep::free, [row = std::move(row), width](Canvas& canvas, double y) {
                        double x = margin;
                        for (const DrawnCode& drawn : row) {
                            canvas.belongs_to(drawn.figure);
                            drawn.figure->bounds = Rectangle{x, y, code_side, code_side};
                            if (drawn.code != nullptr) {
                                canvas.fill(dark_modules(*drawn.code, x, y), black);
                            }
                            canvas.belongs_to(drawn.words);
                            drawn.label.draw(canvas, x, y + code_side + 4);
                            x += width;
                        }
                    }});
}

}  // namespace

void add_codes(Sheet& sheet, const std::vector<document::Code>& codes)
{
    for (std::size_t from = 0; from < codes.size(); from += in_a_row) {
        const std::size_t to = std::min(from + in_a_row, codes.size());
        add_row(sheet, {codes.begin() + static_cast<std::ptrdiff_t>(from), codes.begin() + static_cast<std::ptrdiff_t>(to)});
    }
}

}  // namespace asepsie::pdf
