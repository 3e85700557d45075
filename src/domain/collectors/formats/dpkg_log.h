// dpkg's own journal, /var/log/dpkg.log (dpkg(1), option --log): "YYYY-MM-DD HH:MM:SS ACTION PACKAGE OLD NEW" in the computer's time.
#pragma once

#include "foundation/base/calendar.h"

#include <optional>
#include <string_view>

namespace asepsie::collectors::formats {

// The day of the last line that installs or upgrades a package; nothing where none does.
std::optional<Date> last_install_in_dpkg_log(std::string_view log);

}  // namespace asepsie::collectors::formats
