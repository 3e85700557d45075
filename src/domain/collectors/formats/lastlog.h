// When each account last logged in: /var/log/lastlog, a table of records of 292 bytes by account number (lastlog(8), struct lastlog of glibc).
#pragma once

#include "foundation/base/calendar.h"
#include "foundation/base/result.h"

#include <optional>
#include <string_view>

namespace asepsie::collectors::formats {

// The last log-in of an account; nothing where it never logged in. malformed where the table is not whole records.
Result<std::optional<Moment>> last_login(std::string_view table, std::int64_t uid);

}  // namespace asepsie::collectors::formats
