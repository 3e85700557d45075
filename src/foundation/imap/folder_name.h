// The name of a folder as servers write it (RFC 3501, section 5.1.3: "modified UTF-7"): "Indésirables" is "Ind&AOk-sirables".
#pragma once

#include "foundation/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace asepsie::imap {

constexpr std::size_t longest_folder_name = 500;  // bytes of UTF-8

// bad_usage where it is empty, too long or no plain UTF-8.
Result<std::string> to_folder_name(std::string_view utf8);

}  // namespace asepsie::imap
