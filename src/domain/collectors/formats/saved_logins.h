// What browsers keep of logins and passwords. Only how many there are is ever looked at, never one of them.
#pragma once

#include "foundation/base/result.h"

#include <cstddef>
#include <string_view>

namespace asepsie::collectors::formats {

// Firefox's logins.json: {"logins":[…]}. malformed where it is not that.
Result<std::size_t> count_logins_of_firefox(std::string_view json);

// "Login Data" of Chromium and its kin, an SQLite file whose table "logins" gives each site's address: whether an address stands in it. One that was
// deleted may still stand in a free page. malformed where it is no SQLite file.
Result<bool> holds_logins_of_chromium(std::string_view bytes);

}  // namespace asepsie::collectors::formats
