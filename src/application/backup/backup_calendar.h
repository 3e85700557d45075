// The days to look at backups, plug a disk in and try a restoration, for a calendar program.
#pragma once

#include "application/backup/backup_book.h"
#include "application/practice/practice_pages.h"

namespace asepsie::application {

// vault: the id of the practice's file: what calendars tell two practices apart by.
std::string backups_as_calendar(const KnownBackups& known, std::string_view vault, const PageSetting& setting, Moment now);

}  // namespace asepsie::application
