// A backup copy looked at: is it there, does it open, how old is its last success, and what else would be lost with the practice's computer.
#pragma once

#include "application/copies/condition.h"
#include "application/copies/copy.h"
#include "application/copies/medium.h"
#include "application/copies/reading.h"

namespace asepsie::copies {

enum class Depth : std::uint8_t {
    cheap,    // what a second or two can say
    counted,  // and the files and bytes of the last snapshots, by listing them
    deep,     // and the repository's own check, which reads data back
};

struct Look {
    Moment now{};
    Depth depth = Depth::cheap;
    std::vector<std::string> sources{};  // what is backed up: whether it lies on the same disk
    int read_percent = 5;                // of the data, by a deep look; 100 reads all
    Bounds bounds{};
};

// The newest whole snapshot beside the one before, of those whose counts are known.
struct Trend {
    std::uint64_t files_before = 0;
    std::uint64_t files_now = 0;
    std::uint64_t bytes_before = 0;
    std::uint64_t bytes_now = 0;
};

struct CopyState {
    Condition condition = Condition::unreadable;
    std::string detail;                // for developers
    std::vector<Snapshot> snapshots;   // the oldest first
    std::optional<Moment> last_success;  // of the newest whole snapshot
    std::optional<Moment> last_change;   // when anything was last written into it, whether that was a success or not
    std::optional<Moment> locked_since;
    std::optional<bool> is_encrypted;    // by its own program
    bool is_dated_ahead = false;         // its newest snapshot lies more than a day after now: a clock was wrong
    bool is_count_partial = false;
    Medium medium;
    std::optional<bool> is_on_a_source_disk;  // one broken disk takes both: no backup
    std::optional<bool> is_rewritable;        // this account, and ransomware in its name, may write there now
    std::optional<Trend> files_trend;         // both counts known
    std::optional<Condition> checked;         // a deep look: sound or damaged, or why it could not be told
    std::string check_detail;

    [[nodiscard]] bool is_reachable() const;
    // Encrypted by its program or by what it lies on; nothing where neither is known.
    [[nodiscard]] std::optional<bool> is_kept_encrypted() const;
};

// Never fails: what went wrong is the state. Nothing is written into the copy.
CopyState look_at_copy(const platform::Machine& machine, const Copy& copy, const Secrets& secrets, const Look& look);

}  // namespace asepsie::copies
