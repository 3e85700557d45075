// Where the original of a file of a backup may be.
#pragma once

#include "domain/backup/backup_plan.h"

#include <string>
#include <vector>

namespace asepsie::application {

// path: as a copy lists it. Places below the sources alone, the likeliest first: programs keep the whole path (rsnapshot with the computer's name before it), plain copies the path below a source
// or below the folder that holds it.
std::vector<std::string> original_places(const std::string& path, const std::vector<backup::Source>& sources);

}  // namespace asepsie::application
