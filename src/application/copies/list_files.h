// The files of a snapshot, one after the other.
#pragma once

#include "application/copies/reading.h"

namespace asepsie::copies {

// Calls visit for each entry until it says stop, which is no error; what could not be read is counted. Errors: bad_usage (no id of a snapshot of that kind), not_found, denied, wrong_key, altered (damaged), unsupported (a kind
// that is not read file by file: sets of duplicity; another version; no program), too_slow, malformed (a listing that names files outside its root), busy (cancelled).
Result<ListingEnd> list_files(const Copy& copy, const Secrets& secrets, const std::string& snapshot, const VisitFile& visit, const Bounds& bounds);

}  // namespace asepsie::copies
