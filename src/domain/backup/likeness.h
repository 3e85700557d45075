// Whether a file that came out of a backup is what went into it.
#pragma once

#include "foundation/base/calendar.h"
#include "foundation/crypto/digest.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace asepsie::backup {

// A file as it was seen somewhere.
struct FileContent {
    crypto::Digest sha256{};
    std::uint64_t bytes = 0;
    Moment modified{};
};

// unmatched: nothing is there to compare with.
enum class Likeness : std::uint8_t { same, changed_since, differing, unmatched };

// What may speak for a file of a backup.
struct Witnesses {
    std::vector<FileContent> originals;    // files as they are now where it was copied from, the likeliest place first
    std::vector<FileContent> inventories;  // as inventories had them when they were taken
};

// restored: with the date its copy gives it. copied: when the copy was begun. The same content anywhere is proof; an inventory whose size and date are the copy's own, with another content, is
// proof of the contrary, whatever became of the original; and nothing is no copy of something.
Likeness likeness_of(const FileContent& restored, const Witnesses& witnesses, Moment copied);

}  // namespace asepsie::backup
