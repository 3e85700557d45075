// Whether the practice could reopen, for other programs: a supplier's supervision, a spreadsheet.
#pragma once

#include "application/backup/backup_book.h"

#include <string>

namespace asepsie::application {

// {"schema": "asepsie-backups-1", "on", "reopening": no|unknown|partly|yes, "reasons": [...], "sources": [...], "destinations": [...]}; remarks, states and kinds as they are named in the code,
// moments as ISO 8601 in UTC. Nothing that opens a copy.
std::string backups_as_json(const KnownBackups& known, Moment now);

}  // namespace asepsie::application
