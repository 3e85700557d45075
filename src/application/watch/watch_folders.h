// Watches folders of documents for an encryption in mass, and tells as soon as there is one. It reads the first and middle bytes of files that change; it writes to none.
#pragma once

#include "domain/watch/alarm.h"
#include "foundation/base/calendar.h"
#include "foundation/base/result.h"

#include <functional>
#include <string>
#include <vector>

namespace asepsie::application {

constexpr std::size_t most_known_files = 500'000;  // about 200 bytes of memory each

struct WatchStart {
    std::size_t files = 0;
    std::size_t folders = 0;
    std::size_t decoys = 0;
};

struct WatchOrder {
    std::vector<std::string> folders;  // absolute
    std::vector<std::string> decoys;   // paths of files nobody works with
    std::function<void(const WatchStart&)> on_start{};
    std::function<void(const watch::Raised&)> on_alarm{};
    std::function<void()> on_missed{};            // too much happened at once to follow all of it
    std::function<bool()> goes_on{};              // asked several times a second while nothing happens, and after each batch of events
    std::function<watch::Instant()> clock{};      // never goes back
};

// Until goes_on says no. The errors of platform::FolderEvents.
Result<Done> watch_folders(const WatchOrder& order);

// What a file holds, by its first and middle bytes; not_found where it went away or is no regular file.
Result<watch::Content> content_of(const std::string& path);

// Puts a few decoys into a folder, beside what is there and never over it; the paths of those that stand there now. text: what whoever opens one reads.
Result<std::vector<std::string>> put_decoys(const std::string& folder, const std::string& text);
// Takes away those that are still as they were put.
Result<Done> remove_decoys(const std::vector<std::string>& decoys, const std::string& text);

}  // namespace asepsie::application
