// The way into a practice's file from the command line: where it is, who may open it, and how it is kept again.
#pragma once

#include "application/practice/practice_file.h"
#include "application/practice/practice_pages.h"
#include "domain/incident/timekeeping.h"
#include "interfaces/cli/program/program.h"

#include <functional>
#include <optional>

namespace asepsie::cli {

// Options that every command on the practice's file takes.
struct Door {
    std::string folder;         // empty: the account's own
    bool by_recovery_code = false;
    bool accepts_older = false;
};

void add_door_options(Program& program, CLI::App& command, Door& door);

// door.folder, or $XDG_DATA_HOME/asepsie/practice, or ~/.local/share/asepsie/practice.
std::string folder_behind(const Door& door);
Moment present();
// Both clocks of this computer.
incident::ClockSample present_clocks();
// Where the list of stolen passwords is kept: beside the practice's folder of the account, for it holds nothing of a practice.
std::string usual_leak_list();
// Where the inventories of folders are kept.
std::string usual_manifests();
// How the watch over the documents stands.
std::string usual_watch_status();
// For files that are gone when the program ends: $XDG_RUNTIME_DIR/asepsie, or beside the practice's folder.
std::string folder_for_moments();

// A passphrase typed twice, long enough; the reason is said where it is not. A generated one is shown.
std::optional<crypto::Secret> ask_new_passphrase(Program& program, bool generate);

// The key that opens the file, as it is typed; a slip of the pen in a code is a wrong key.
Result<crypto::Secret> ask_key(Program& program, const Door& door);
storage::KeyKind kind_of_key(const Door& door);
storage::LastSeen seen_behind(const Door& door);

// Asks for the key, opens the file, does the work; where the work says so (all_met), keeps the file. Every failure is said.
using Work = std::function<ExitCode(application::PracticeFile&)>;
enum class After : std::uint8_t { keep, leave };
ExitCode with_file(Program& program, const Door& door, After after, const Work& work);

application::PageSetting setting_of(const Program& program);

// The newest generation of a vault this computer has seen, so that an older copy put in its place is noticed.
std::uint64_t last_seen(const std::string& vault_id);
void remember_seen(const storage::VaultState& state);

}  // namespace asepsie::cli
