// A person's settings of LibreOffice: registrymodifications.xcu, one <item oor:path="…"> a line.
#pragma once

#include "foundation/base/result.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace asepsie::collectors::formats {

// MacroSecurityLevel: 0 low, 1 medium, 2 high, 3 very high; nothing where it is left at its default (high). malformed where the file is none of
// LibreOffice's or the level is none of the four.
Result<std::optional<std::int64_t>> macro_security_level(std::string_view xcu);

}  // namespace asepsie::collectors::formats
