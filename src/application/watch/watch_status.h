// How the watch over the folders stands, kept beside the practice's folder so that the page can say it. It holds no secret.
#pragma once

#include "application/watch/decoys.h"
#include "domain/watch/alarm.h"
#include "foundation/base/calendar.h"
#include "foundation/base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace asepsie::application {

constexpr std::size_t most_alarms_kept = 20;
constexpr std::size_t most_files_of_alarm = 10;
constexpr std::chrono::minutes watch_silent_after{5};  // without a sign of life it is taken to be off
constexpr std::chrono::minutes one_incident{10};       // signs that come within belong to one alarm

struct WatchAlarm {
    Moment at{};
    std::string sign;
    std::vector<std::string> files;  // the first of them
    std::int64_t count = 0;          // of all
};

struct WatchStatus {
    std::vector<std::string> folders;
    std::vector<Decoy> decoys;
    Moment since{};
    Moment seen{};  // last sign of life
    std::int64_t files = 0;
    std::vector<WatchAlarm> alarms;  // newest last
    bool has_ended = false;          // by itself, or because somebody wished so
    std::string lost_folder;         // it ended because this one was no longer where it was; empty otherwise

    [[nodiscard]] bool is_on(Moment now) const { return !has_ended && lost_folder.empty() && seen <= now && now - seen <= watch_silent_after; }
};

// Whether it is a new alarm; otherwise it belongs to the one before, since the watch began. No more is kept than is written.
bool note_alarm(WatchStatus& status, const watch::Raised& raised, Moment now);

// Names of files are bytes: what is no UTF-8 is shown in its place, and of decoys kept beside.
std::string to_json(const WatchStatus& status);
// malformed where it is none.
Result<WatchStatus> watch_status_in(std::string_view text);

// not_found where nothing was ever watched.
Result<WatchStatus> read_watch_status(const std::string& path);
Result<Done> write_watch_status(const std::string& path, const WatchStatus& status);

// Until when somebody has dealt with the alarms: kept beside the status, which is the watch's own. Long ago where nobody ever did.
Moment alarms_dealt_with(const std::string& status_path);
Result<Done> note_alarms_dealt_with(const std::string& status_path, Moment until);
// The newest alarm that nobody has dealt with; null where there is none.
const WatchAlarm* open_alarm(const WatchStatus& status, Moment dealt_with);

// The text of a service of the account (systemd.unit(5)) that runs the watch.
std::string watch_service(const std::string& program, const std::vector<std::string>& arguments);

}  // namespace asepsie::application
