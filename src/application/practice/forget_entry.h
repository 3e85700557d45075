// A line of the practice's lists is removed with all that hangs on it.
#pragma once

#include "foundation/storage/database.h"

namespace asepsie::application {

Result<Done> forget_entry(storage::Database& database, std::int64_t id);

}  // namespace asepsie::application
