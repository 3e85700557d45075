// Settings and notes of other programs that say where copies are, or what they hold.
#pragma once

#include "application/copies/copy.h"
#include "foundation/base/result.h"

namespace asepsie::copies {

// What stands in the info.json of a snapshot of Timeshift: its numbers are texts. malformed where it has no moment of creation.
struct TimeshiftInfo {
    Moment created{};
    std::optional<std::uint64_t> files;  // of its rsync mode
    std::string name;                    // its comment, safe to show
};
Result<TimeshiftInfo> parse_timeshift_info(std::string_view json);

// rsnapshot.conf(5): fields parted by tabs.
struct RsnapshotConf {
    std::string root;                 // snapshot_root, absolute, without the slash at its end; empty where none is said
    std::vector<std::string> levels;  // "hourly", "daily": the first is the newest
    std::vector<std::string> sources; // of this computer
};
// malformed where it is no text.
Result<RsnapshotConf> parse_rsnapshot_conf(std::string_view text);

// Repositories that borgmatic's config.yaml names (- path: /mnt/x, or - /mnt/x). malformed where it is no text.
Result<std::vector<std::string>> parse_borgmatic_repositories(std::string_view text);

// Folders that a Nextcloud client keeps alike (nextcloud.cfg, localPath) and that OneDrive's does (sync_dir).
Result<std::vector<std::string>> parse_nextcloud_folders(std::string_view text);
// Dropbox's info.json.
Result<std::vector<std::string>> parse_dropbox_folders(std::string_view json);

// A file of duplicity, by its name: duplicity-full.20230101T120000Z.manifest.gpg, duplicity-inc.FROM.to.TO.vol1.difftar.gz (duplicity(1), "File names").
struct DuplicityName {
    Moment time{};
    bool is_difference = false;
    bool is_manifest = false;  // written last: without it the set was broken off
    bool is_encrypted = false;
};
std::optional<DuplicityName> parse_duplicity_name(std::string_view name);

}  // namespace asepsie::copies
