#include "foundation/pdf/drawing/flow.h"

namespace asepsie::pdf {
namespace {

constexpr double frame_height = frame_bottom - frame_top;

class Pages {
public:
    explicit Pages(Canvas& canvas) : m_canvas(canvas) { m_canvas.add_page(); }

    [[nodiscard]] bool is_at_top() const { return m_y == frame_top; }
    [[nodiscard]] double left() const { return frame_bottom - m_y; }

    void next()
    {
        m_canvas.add_page();
        m_y = frame_top;
    }

    void place(const Box& box)
    {
        if (is_at_top() && box.head != nullptr) {
            box.head->draw(m_canvas, m_y);
            m_y += box.head->height;
        } else if (!is_at_top()) {
            m_y += box.before;
        }
        box.draw(m_canvas, m_y);
        m_y += box.height;
    }

private:
    Canvas& m_canvas;
    double m_y = frame_top;
};

}  // namespace

void Flow::keep_last_with_next()
{
    if (!m_boxes.empty()) {
        m_boxes.back().keep = Box::Keep::with_next;
    }
}

void Flow::run(Canvas& canvas) const
{
    Pages pages(canvas);
    for (std::size_t i = 0; i < m_boxes.size();) {
        // What holds together: up to the first box that does not cling to the next.
        std::size_t end = i;
        double height = 0;
        do {
            height += (end == i ? 0 : m_boxes[end].before) + m_boxes[end].height;
        } while (m_boxes[end++].keep == Box::Keep::with_next && end < m_boxes.size());

        const bool fits_here = pages.is_at_top() || m_boxes[i].before + height <= pages.left();
        if (!fits_here) {
            pages.next();
        }
        for (; i < end; ++i) {
            // A group taller than a page is broken where it must.
            const bool is_beyond = height > frame_height && !pages.is_at_top() && m_boxes[i].before + m_boxes[i].height > pages.left();
            if (is_beyond) {
                pages.next();
            }
            pages.place(m_boxes[i]);
        }
    }
}

}  // namespace asepsie::pdf
