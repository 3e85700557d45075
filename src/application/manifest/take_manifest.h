// Takes the manifest of a folder: walks it, reads what is new or changed since the manifest before, and says what could not be read.
#pragma once

#include "domain/manifest/manifest_format.h"
#include "foundation/tree/walk.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

namespace asepsie::application {

enum class Reading : std::uint8_t {
    new_and_changed,  // what has the same size, mtime, ctime and inode as before is not read again
    everything,       // so that damage which changes no date is found
};

struct ManifestOptions {
    Reading reading = Reading::new_and_changed;
    tree::Mounts mounts = tree::Mounts::left_out;
    unsigned threads = 2;  // 1 to 16
};

struct ManifestProgress {
    std::uint64_t files_read = 0;
    std::uint64_t files_to_read = 0;
    std::int64_t bytes_read = 0;
    std::int64_t bytes_to_read = 0;
};
// Told now and then, from the thread that asked.
using TellProgress = std::function<void(const ManifestProgress&)>;

struct TakenManifest {
    manifest::Manifest manifest;  // what could not be read and why: manifest.gaps
    std::uint64_t read = 0;       // files
    std::uint64_t reused = 0;     // not read again
    std::int64_t bytes_read = 0;
    std::uint64_t others = 0;     // pipes, sockets, devices: they hold nothing that could be kept
    bool is_whole = true;         // false where it was stopped: the rest is in gaps as not_reached. Kept, it serves as `previous`: the next one goes on from there
};

// previous: of the same folder, verified; nullptr for the first. now: the time as the walk begins; a file that changed less than two seconds before it is read again the next time, for a
// clock may not tell two changes apart.
// not_found, denied, unsupported where the folder is none; too_large; io_failed where it went away meanwhile (a disk unplugged): then nothing is known.
Result<TakenManifest> take_manifest(const std::string& folder, const manifest::SealedManifest* previous, const ManifestOptions& options, Moment now, const TellProgress& progress, const std::stop_token& stop);

}  // namespace asepsie::application
