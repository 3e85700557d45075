// Whether the practice could reopen on Monday, as pages: the answer, why, what to do next; what must survive and where copies go.
#pragma once

#include "application/backup/backup_book.h"
#include "application/copies/usual_places.h"
#include "application/practice/practice_pages.h"

#include <string>

namespace asepsie::application {

document::Document backups_page(const KnownBackups& known, const PageSetting& setting, Moment now);
document::Document drill_page(const backup::Drill& drill, const std::string& destination, const std::vector<std::string>& troubled, const PageSetting& setting);
// Why no restoration could be made, and what to do now.
std::string drill_failure_in_words(const Error& error, const std::string& destination, const PageSetting& setting);
// Everything noted, with the numbers that commands take.
document::Document backup_lines_page(const KnownBackups& known, const PageSetting& setting);
// Where copies usually are, as found on this computer.
document::Document found_places_page(const std::vector<copies::FoundPlace>& places, const PageSetting& setting);
// How one destination stands, on one line.
document::StatusLine destination_line(const backup::Destination& destination, const KnownBackups& known, const PageSetting& setting);

}  // namespace asepsie::application
