// The tables of a practice's file, and how a file of an older program is brought up to date.
#pragma once

#include "foundation/storage/database.h"

namespace asepsie::application {

constexpr std::int64_t schema_version = 6;

// Brings an empty database, or one of any earlier version, to `version`. unsupported where a newer program made it, malformed where it is none of ours.
// Another version than the present one is for tests: a file as an older program left it.
Result<Done> migrate(storage::Database& database, std::int64_t version = schema_version);

}  // namespace asepsie::application
