// What a folder held at a moment: each file with its fingerprint, and one hash over all of them. The format is docs/formats/manifest.md.
#pragma once

#include "domain/manifest/content_traits.h"
#include "foundation/base/calendar.h"
#include "foundation/base/path_order.h"
#include "foundation/crypto/digest.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::manifest {

enum class EntryKind : std::uint8_t { file = 0, link = 1 };

struct Entry {
    std::string path;  // from the folder, with slashes; raw bytes, not always UTF-8
    EntryKind kind = EntryKind::file;
    std::int64_t size = 0;      // bytes; of a link those of its target's name
    std::int64_t mtime_ns = 0;  // since 1970, UTC
    std::int64_t ctime_ns = 0;
    std::uint64_t inode = 0;
    crypto::Digest sha256{};  // of the content; of a link's target as it is written
    ContentTraits traits;     // of a file
    friend bool operator==(const Entry&, const Entry&) = default;
};

// Why a place is not in the manifest though something may be there. The numbers stand in manifests.
enum class GapReason : std::uint8_t {
    denied = 0,             // another account is needed
    vanished = 1,           // it went away while it was being looked at: nothing is there
    changed = 2,            // it was written to each time it was read
    not_a_file = 3,         // something else took its place
    io_failed = 4,          // the disk or the system failed
    loop = 5,               // the folder stands in itself
    other_file_system = 6,  // something else is mounted there
    path_too_long = 7,
    not_reached = 8,        // it was stopped before
};
constexpr std::uint8_t last_gap_reason = 8;
std::string_view name_of(GapReason reason);

struct Gap {
    std::string path;  // a file, or a folder with all below it; empty: the folder itself
    GapReason why = GapReason::io_failed;
    friend bool operator==(const Gap&, const Gap&) = default;
};

struct Manifest {
    std::string source;          // the folder, as the system names it
    Moment taken{};              // when the walk began
    std::uint64_t generation = 1;
    std::optional<crypto::Digest> previous;  // the hash of the manifest before it; none where it is the first
    bool is_accepted = false;    // kept though it was alarming: somebody said that all is as it should be, and what was before is no measure any more
    std::vector<Entry> entries;  // sorted, see comes_before
    std::vector<Gap> gaps;       // sorted in the same way, no path twice
};

std::int64_t bytes_in(const Manifest& manifest);

// The gap that the path is, or lies in. nothing too where what was there went away.
const Gap* gap_around(const Manifest& manifest, std::string_view path);

// After the last dot of the last name, in lower case; empty where there is none, or nothing before it.
std::string extension_of(std::string_view path);
std::string_view name_in(std::string_view path);    // its last part
std::string_view folder_of(std::string_view path);  // all before that, without the slash

}  // namespace asepsie::manifest
