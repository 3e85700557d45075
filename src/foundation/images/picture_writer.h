// A picture written anew from its samples, so that it may be shown without trusting whoever made it.
#pragma once

#include "foundation/images/picture.h"

#include <string>

namespace asepsie::images {

constexpr std::uint32_t longest_shown_side = 800;  // pixels

// A PNG of its RGB samples, or of the grey ones where there are no others, made smaller to fit longest_shown_side both ways. Errors: malformed (its samples are not as many as its
// size says), io_failed (it could not be written).
Result<std::string> png_of(const Picture& picture);

}  // namespace asepsie::images
