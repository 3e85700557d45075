// How the watch over the folders stands, kept beside the practice's folder so that the page can say it. It holds no secret.
#pragma once

#include "foundation/base/calendar.h"
#include "foundation/base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace asepsie::application {

constexpr std::size_t most_alarms_kept = 20;
constexpr std::size_t most_files_of_alarm = 10;
constexpr std::chrono::minutes watch_silent_after{5};  // without a sign of life it is taken to be off

struct WatchAlarm {
    Moment at{};
    std::string sign;
    std::vector<std::string> files;
};

struct WatchStatus {
    std::vector<std::string> folders;
    std::vector<std::string> decoys;
    Moment since{};
    Moment seen{};  // last sign of life
    std::int64_t files = 0;
    std::vector<WatchAlarm> alarms;  // newest last

    [[nodiscard]] bool is_on(Moment now) const { return now - seen <= watch_silent_after; }
};

std::string to_json(const WatchStatus& status);
// malformed where it is none.
Result<WatchStatus> watch_status_in(std::string_view text);

// not_found where nothing was ever watched.
Result<WatchStatus> read_watch_status(const std::string& path);
Result<Done> write_watch_status(const std::string& path, const WatchStatus& status);

// The text of a service of the account (systemd.unit(5)) that runs the watch.
std::string watch_service(const std::string& program, const std::vector<std::string>& arguments);

}  // namespace asepsie::application
