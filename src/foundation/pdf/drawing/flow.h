// What flows down the pages: boxes that never split, one below the other, and where pages end.
#pragma once

#include "foundation/pdf/drawing/canvas.h"

#include <functional>
#include <memory>
#include <vector>

namespace asepsie::pdf {

// 20 mm at the sides, a little more at the foot, where the page's number stands.
constexpr double margin = 56.7;
constexpr double frame_width = page_width - 2 * margin;
constexpr double frame_top = 54;
constexpr double frame_bottom = page_height - 66;

struct Box {
    double before = 0;  // the space above it, but at a page's top
    double height = 0;
    enum class Keep : std::uint8_t { free, with_next } keep = Keep::free;
    std::function<void(Canvas&, double y)> draw;
    // Drawn again above this box where it comes first on a page: a table's head.
    std::shared_ptr<const Box> head{};
};

class Flow {
public:
    void add(Box box) { m_boxes.push_back(std::move(box)); }
    // The last box added stays with what follows.
    void keep_last_with_next();
    // Puts all boxes onto pages of the canvas.
    void run(Canvas& canvas) const;

private:
    std::vector<Box> m_boxes;
};

}  // namespace asepsie::pdf
