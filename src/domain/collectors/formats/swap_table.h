// Where memory may be written when it runs short, as the kernel says in /proc/swaps (proc_swaps(5)).
#pragma once

#include "foundation/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::collectors::formats {

enum class SwapKind : std::uint8_t { file, partition };

struct SwapArea {
    std::string path;  // absolute: "/swapfile", "/dev/dm-1"
    SwapKind kind = SwapKind::partition;
};

// malformed where the first line is not the kernel's heading, or a line after it is not one of a swap area.
Result<std::vector<SwapArea>> parse_swap_table(std::string_view text);

}  // namespace asepsie::collectors::formats
