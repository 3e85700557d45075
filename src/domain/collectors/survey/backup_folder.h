// The folders that a person said hold the practice's backups, and how fresh what lies there is. Only names and dates are read.
#pragma once

#include "domain/collectors/formats/mount_table.h"
#include "foundation/base/calendar.h"
#include "foundation/platform/machine.h"

#include <optional>
#include <string>
#include <vector>

namespace asepsie::collectors {

// One absolute path a line, in ~/.config/asepsie/backup_folder; "#" begins a comment.
std::vector<std::string> named_backup_folders(const platform::Machine& machine);

// The day of the newest file in the folder, two levels down. Nothing where it is unplugged, empty, or read over the network (it could wait for ever).
std::optional<Date> newest_file_in(const platform::Machine& machine, const formats::MountTable* mounts, const std::string& folder);

}  // namespace asepsie::collectors
