// A backup copy looked at: is it there, does it open, how old is its last success, and what else would be lost with the practice's computer.
#pragma once

#include "application/copies/condition.h"
#include "application/copies/copy.h"
#include "application/copies/medium.h"
#include "application/copies/reading.h"

namespace asepsie::copies {

enum class Depth : std::uint8_t {
    cheap,    // what a second or two can say
    deep,     // and the files and bytes of the last snapshots, by listing them, and the repository's own check, which reads data back
};

struct Look {
    Depth depth = Depth::cheap;
    std::vector<std::string> sources{};  // what is backed up: whether it lies on the same disk
    int read_percent = 5;                // of the data, by a deep look; 100 reads all
    Bounds bounds{};
};

struct CopyState {
    Condition condition = Condition::unreadable;
    std::string detail;                // for developers
    std::vector<Snapshot> snapshots;   // the oldest first
    std::optional<Moment> last_success;  // of the newest whole snapshot
    std::optional<Moment> locked_since;
    std::optional<bool> is_encrypted;    // by its own program
    bool is_count_partial = false;
    Medium medium;
    std::optional<bool> is_on_a_source_disk;  // one broken disk takes both: no backup
    std::optional<bool> is_rewritable;        // this account, and ransomware in its name, may write there now
    std::optional<Condition> checked;         // a deep look: sound or damaged, or why it could not be told
    std::string check_detail;

    [[nodiscard]] bool is_reachable() const;
    // Encrypted by its program or by what it lies on; nothing where neither is known.
    [[nodiscard]] std::optional<bool> is_kept_encrypted() const;
};

// Never fails: what went wrong is the state. Nothing is written into the copy.
CopyState look_at_copy(const platform::Machine& machine, const Copy& copy, const Secrets& secrets, const Look& look);

}  // namespace asepsie::copies
