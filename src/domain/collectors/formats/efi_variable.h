// A yes-or-no variable of the firmware, as efivarfs shows it: four bytes of attributes, then the value (UEFI specification, sections 3.3 and 8.2;
// Documentation/filesystems/efivarfs.rst).
#pragma once

#include "foundation/base/result.h"

#include <string_view>

namespace asepsie::collectors::formats {

// malformed where the value is not one byte that is 0 or 1.
Result<bool> parse_efi_flag(std::string_view bytes);

}  // namespace asepsie::collectors::formats
