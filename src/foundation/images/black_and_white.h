// A grey picture in black and white, as a reader of codes wants it, and how many places in it look like the corner of one. Only for the sources of this folder.
#pragma once

#include "foundation/images/picture.h"

#include <optional>
#include <vector>

namespace asepsie::images {

struct BlackAndWhite {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::vector<std::uint8_t> samples;  // 0 black, 255 white
};

// By the light around each pixel. A lone shade becomes white.
BlackAndWhite black_and_white(const Picture& picture);
void invert(BlackAndWhite& image);

// Whoever reads codes tries all triples of corners (finder patterns), which a picture full of them makes endless. Leaves the largest, about as many as may be, and says how
// many; nothing where half as many again are left all the same.
std::optional<std::size_t> leave_few_corners(BlackAndWhite& image, std::size_t most);

}  // namespace asepsie::images
