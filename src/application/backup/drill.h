// A restoration that is really made: a sample of a backup, or all of it, brought back into a place apart, compared with the originals byte by byte, and opened.
#pragma once

#include "application/backup/backup_book.h"
#include "application/copies/restore_files.h"
#include "foundation/worker/worker.h"

#include <functional>

namespace asepsie::application {

struct DrillOrder {
    std::size_t files = 30;                       // of the sample; 0: everything
    std::uint64_t bytes = 500'000'000;            // of the sample together
    std::uint64_t seed = 0;
    copies::Bounds bounds{};
};

struct DrillReport {
    backup::Drill drill;
    std::vector<std::string> troubled;  // paths of files that differ, are missing or do not open; raw bytes
};

// worker: opens what was restored (task open_files). The place apart is gone afterwards. What cannot even be listed is an error: those of copies::list_files and restore_files, and
// not_found where there is no whole snapshot.
Result<DrillReport> drill(const platform::Machine& machine, const worker::Asking& worker, const backup::Destination& destination, const std::vector<backup::Source>& sources, const crypto::Secret& secret,
    const DrillOrder& order, Moment now);

}  // namespace asepsie::application
