// Watches folders of documents for an encryption in mass, and tells as soon as there is one. It reads the first, middle and last bytes of files that change; it writes to none.
#pragma once

#include "domain/watch/alarm.h"
#include "foundation/base/calendar.h"
#include "foundation/base/result.h"

#include <functional>
#include <string>
#include <vector>

namespace asepsie::application {

constexpr std::chrono::seconds between_looks{10};  // at everything again, after too much happened at once

struct WatchStart {
    std::size_t files = 0;
    std::size_t folders = 0;
    std::size_t decoys = 0;
};

struct WatchOrder {
    std::vector<std::string> folders;  // absolute
    std::vector<std::string> decoys;   // paths of files nobody works with
    std::function<void(const WatchStart&)> on_start{};
    std::function<void(const watch::Raised&)> on_alarm{};  // must not take long: events wait meanwhile
    std::function<void()> on_missed{};                     // too much happened at once to follow all of it: everything is looked at again
    std::function<void(const std::string& folder)> on_unwatched{};  // a new folder that the system has no room to watch
    std::function<void(const std::string& folder)> on_lost{};       // one of the folders is no longer where it was: the watch ends
    std::function<bool()> goes_on{};              // asked several times a second while nothing happens, and after each batch of events
    std::function<watch::Instant()> clock{};      // never goes back
};

// Until goes_on says no. not_found once one of the folders was deleted, moved or unmounted; the errors of platform::FolderEvents.
Result<Done> watch_folders(const WatchOrder& order);

// What a file holds, by samples of its bytes; not_found where it went away or is no regular file.
Result<watch::Content> content_of(const std::string& path);

}  // namespace asepsie::application
