// The day the firmware was published, as SMBIOS tells it (DMTF DSP0134, type 0, "BIOS Release Date"): "03/14/2013".
#pragma once

#include "foundation/base/calendar.h"
#include "foundation/base/result.h"

#include <string_view>

namespace asepsie::collectors::formats {

// malformed where the text is no day of the calendar written MM/DD/YYYY. Years of two digits, which the norm forbids since 2.3, are malformed too.
Result<Date> parse_firmware_date(std::string_view text);

}  // namespace asepsie::collectors::formats
