// The reflex sheet that hangs on the wall, and the numbers that show without a passphrase: whether they are those the practice has today.
#pragma once

#include "application/incident/incident_view.h"

#include <optional>
#include <string>
#include <vector>

namespace asepsie::application {

struct PrintedSheet {
    std::optional<Date> printed;  // nothing where it never was
    bool is_current = false;      // no number, name or reference of it has changed since
};
Result<PrintedSheet> printed_sheet(const PracticeFile& file, const IncidentPlace& place);
Result<Done> note_printed(PracticeFile& file, const IncidentPlace& place, Date today);

// What the practice chose to show while its notebook is locked: names, numbers and references of the sheet, and nothing else. Beside the vault, in clear.
struct PublishedNumbers {
    Date made{};
    std::vector<practice::Entry> entries;
};
Result<Done> publish_numbers(const std::string& folder, const IncidentPlace& place, Date today);
Result<Done> unpublish_numbers(const std::string& folder);
// Nothing where there are none, or where the file is none of ours.
std::optional<PublishedNumbers> published_numbers(const std::string& folder);
// Those published before, brought up to what the practice has now; nothing is done where none were.
Result<Done> refresh_published_numbers(const std::string& folder, const IncidentPlace& place, Date today);

}  // namespace asepsie::application
