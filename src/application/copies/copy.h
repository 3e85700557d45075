// A backup copy: of what kind it is, where, and what is in it.
#pragma once

#include "foundation/base/calendar.h"
#include "foundation/crypto/secret.h"
#include "foundation/platform/machine.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::copies {

enum class CopyKind : std::uint8_t {
    folder,           // files as they are, on a disk, a network drive or in a cloud folder
    restic,           // a repository of restic
    borg,             // a repository of Borg 1
    rsnapshot,        // hourly.0, daily.0…
    deja_dup,         // the folder Déjà Dup writes to: sets of duplicity, or a repository of restic
    timeshift,        // the folder "timeshift" of a disk: copies of the system
    software_export,  // where practice software drops a file each time
};
std::string_view name_of(CopyKind kind);
std::optional<CopyKind> copy_kind_named(std::string_view name);

struct Copy {
    CopyKind kind = CopyKind::folder;
    std::string place;  // an absolute path; anything else (sftp:…, ssh://…) is on another computer and is not opened
};

struct Secrets {
    crypto::Secret passphrase;  // empty where none is known or needed
    std::string home;           // whose keys may open it (Borg's keys that are kept beside the repository); may be empty
};

// One state of the sources, kept. Counts where they are known without much reading, or were asked for.
struct Snapshot {
    std::string id;    // what list_files and restore_files take: a hash, an archive's or a folder's name (raw bytes)
    std::string name;  // for people; safe to show
    Moment time{};     // when it was begun
    bool is_time_of_file = false;   // the true one is encrypted: this is when the snapshot's own file was written
    bool is_incomplete = false;     // it was broken off (a checkpoint of Borg)
    bool is_difference = false;     // worth nothing without the ones before it (an increment of duplicity)
    std::optional<std::uint64_t> files{};
    std::optional<std::uint64_t> bytes{};
};

constexpr std::int64_t most_listed_bytes = 1LL << 50U;  // of one file: no practice has a larger one, and sums of such sizes do not run over

struct FileEntry {
    std::string path;           // from the snapshot's root, without a slash before it
    bool is_path_exact = true;  // false: its name is perhaps not UTF-8: the program that lists it replaces bytes (restic by U+FFFD, Borg by "?")
    platform::FileKind kind = platform::FileKind::regular;
    std::uint64_t bytes = 0;
    Moment modified{};
    bool is_broken = false;  // the program says itself that parts of it were lost (Borg, after a repair)
};

}  // namespace asepsie::copies
