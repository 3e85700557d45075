// The one order of paths: by their bytes, '/' before every other, so that what stands in a folder stands together.
#pragma once

#include <string_view>

namespace asepsie {

// Whether a comes before b.
bool comes_before(std::string_view a, std::string_view b);

}  // namespace asepsie
