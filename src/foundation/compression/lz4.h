// LZ4 frames (github.com/lz4/lz4, lz4_Frame_format.md), as apt keeps its package lists where the lists are stored compressed.
#pragma once

#include "foundation/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace asepsie {

// The whole content of the frames. malformed where they are broken or cut short, too_large beyond max_bytes of content.
Result<std::string> decompress_lz4(std::string_view frames, std::size_t max_bytes);

}  // namespace asepsie
