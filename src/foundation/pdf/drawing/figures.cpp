// The ring of ten and the gauges. Nothing in them is told by colour alone.
#include "foundation/pdf/drawing/sheet.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace asepsie::pdf {
namespace {

constexpr double ring_side = 216;
constexpr Ink pale_ink{0.87, 0.88, 0.88};

// A petal pointing up from the middle, from radius 30 to 30 + 58 * scale; the same as the one of html_page.cpp.
Path petal(double scale)
{
    const double tip = -(30 + 58 * scale);
    const double width = 19 * std::sqrt(scale);
    const double middle = -30 + (tip + 30) * 0.62;
    const double lower = -30 + (middle + 30) * 0.5;
    Path path;
    path.move(0, -30);
    path.curve(width, lower, width, middle, 0, tip);
    path.curve(-width, middle, -width, lower, 0, -30);
    path.close();
    return path;
}

std::string said(const document::Ring& ring)
{
    std::string all = ring.title;
    for (const document::Petal& petal : ring.petals) {
        all += "; " + petal.name + ": " + petal.word;
    }
    return all;
}

void draw_centred(Canvas& canvas, const std::string& words, double x, double y)
{
    const Text text(canvas.typefaces(), words, {8.5, 11, Weight::bold, text_ink}, 100);
    text.draw(canvas, x - text.width() / 2, y - 5.5);
}

void draw_ring(Canvas& canvas, const document::Ring& ring, double x, double y)
{
    for (std::size_t i = 0; i < ring.petals.size(); ++i) {
        const document::Petal& each = ring.petals[i];
        const double degrees = 360.0 * static_cast<double>(i) / static_cast<double>(ring.petals.size());
        const double angle = degrees * std::numbers::pi / 180;
        const bool is_neutral = each.tone == document::Tone::neutral;
        canvas.stroke(petal(1).placed(degrees, x, y), is_neutral ? line_ink : ink_of(each.tone), 1.2);
        if (each.filled > 0) {
            canvas.fill(petal(std::min(each.filled, 1.0)).placed(degrees, x, y), ink_of(each.tone));
        }
        draw_centred(canvas, std::to_string(i + 1), x + 19 * std::sin(angle), y - 19 * std::cos(angle));
        if (!is_neutral) {
            draw_sign(canvas, sign_for(each.tone), x + 98 * std::sin(angle), y - 98 * std::cos(angle), 9, ink_of(each.tone));
        }
    }
}

Path bar(double x, double y, double width) { return Path::rectangle({x, y, width, 8}); }

}  // namespace

void add_ring(Sheet& sheet, const document::Ring& ring)
{
    Part& part = sheet.canvas.root().add(Role::figure);
    part.alternative = said(ring);
    const Text title = sheet.set(ring.title, quiet_style, frame_width);
    sheet.flow.add({14, ring_side + title.height() + 6, Box::Keep::free, [&part, ring, title](Canvas& canvas, double y) {
                        part.bounds = Rectangle{(page_width - ring_side) / 2, y, ring_side, ring_side + title.height()};
                        canvas.belongs_to(&part);
                        draw_ring(canvas, ring, page_width / 2, y + ring_side / 2);
                        title.draw(canvas, (page_width - title.width()) / 2, y + ring_side + 2);
                    }});
}

// Full where a defence is in place, framed where it is known to be missing, dotted where nobody knows.
void add_gauge(Sheet& sheet, const document::Gauge& gauge)
{
    Part& words = sheet.canvas.root().add(Role::paragraph);
    Part& figure = sheet.canvas.root().add(Role::figure);
    figure.alternative = gauge.name + ": " + gauge.word;
    const Text verdict = sheet.set(gauge.word, quiet_style, frame_width * 0.4);
    const Text name = sheet.set(gauge.name, strong_style, frame_width - verdict.width() - 14);
    const double above = std::max(name.height(), verdict.height());
    sheet.flow.add({10, above + 14, gauge.aside.empty() ? Box::Keep::free : Box::Keep::with_next, [&words, &figure, gauge, name, verdict, above](Canvas& canvas, double y) {
                        canvas.belongs_to(&words);
                        name.draw(canvas, margin, y);
                        verdict.draw(canvas, margin + frame_width - verdict.width(), y + 1);
                        figure.bounds = Rectangle{margin, y + above + 2, frame_width, 8};
                        canvas.belongs_to(&figure);
                        const double in_place = frame_width * std::clamp(gauge.in_place, 0.0, 1.0);
                        const double known = std::max(frame_width * std::clamp(gauge.known, 0.0, 1.0), in_place);
                        canvas.fill(bar(margin, y + above + 2, known), pale_ink);
                        canvas.fill(bar(margin, y + above + 2, in_place), accent_ink);
                        canvas.stroke(bar(margin, y + above + 2, frame_width), frame_ink, 0.6, Canvas::Stroke::dotted);
                        canvas.stroke(bar(margin, y + above + 2, known), frame_ink, 0.6);
                    }});
    if (!gauge.aside.empty()) {
        sheet.add_text(sheet.canvas.root().add(Role::paragraph), sheet.set(gauge.aside, quiet_style, frame_width), margin, 0);
    }
}

}  // namespace asepsie::pdf
