// Compressed RTF (MS-OXRTFCP), as Outlook keeps the body of a message.
#pragma once

#include "foundation/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace asepsie::containers {

constexpr std::size_t most_rtf_bytes = 8'000'000;

// Errors: malformed, truncated (header), too_large. A body that ends early gives what it holds; its checksum is not asked for.
Result<std::string> decompress_rtf(std::string_view bytes);

}  // namespace asepsie::containers
