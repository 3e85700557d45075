// What is in the sources and not in their copy.
#pragma once

#include "application/copies/list_files.h"
#include "domain/backup/backup_plan.h"

namespace asepsie::application {

constexpr std::size_t missing_examples = 5;

// The files of the sources that were there well before the copy was made, but for those that programs make for themselves (locks, thumbnails, caches): whether the copy holds each under its name and in
// its size. Errors: those of list_files, too_slow where the time ran out.
Result<backup::Coverage> coverage_of(const copies::Copy& copy, const copies::Secrets& secrets, const copies::Snapshot& snapshot, const std::vector<backup::Source>& sources, const copies::Bounds& bounds);

}  // namespace asepsie::application
