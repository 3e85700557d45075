#include "foundation/pdf/drawing/sheet.h"

#include <array>

namespace asepsie::pdf {

Ink ink_of(document::Tone tone)
{
    constexpr std::array<Ink, 6> inks{Ink{0.10, 0.38, 0.24}, Ink{0.45, 0.29, 0}, Ink{0.60, 0.16, 0.11}, Ink{0.29, 0.34, 0.37}, Ink{0.34, 0.24, 0.55}, frame_ink};
    return inks.at(static_cast<std::size_t>(tone));
}

void Sheet::add_text(Part& part, const Text& text, double x, double before)
{
    const std::size_t count = text.line_count();
    const auto shared = std::make_shared<const Text>(text);  // by all boxes of a long one
    std::size_t first = 0;
    while (first < count) {
        // Up to three lines hold together, and so do the first two and the last two of a longer text.
        const std::size_t left = count - first;
        const std::size_t lines = left <= 3 ? left : first == 0 ? 2 : 1;
        flow.add({first == 0 ? before : 0, static_cast<double>(lines) * text.style().line_height, Box::Keep::free, [&part, shared, x, first, lines](Canvas& on, double y) {
                      on.belongs_to(&part);
                      shared->draw(on, x, y, first, lines);
                  }});
        first += lines;
    }
}

}  // namespace asepsie::pdf
