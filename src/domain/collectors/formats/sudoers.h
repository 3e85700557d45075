// Who may act as administrator without a password: sudoers(5).
#pragma once

#include "foundation/base/result.h"

#include <string_view>

namespace asepsie::collectors::formats {

// Whether a rule of the file lets somebody run every command without typing a password (NOPASSWD: ALL), or switches the question off for all
// (Defaults !authenticate). Comments and lines continued with \ are understood; files it includes are read apart.
bool grants_all_without_password(std::string_view text);

}  // namespace asepsie::collectors::formats
