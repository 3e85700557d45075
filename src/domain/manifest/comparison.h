// What became of the files between two manifests of a folder.
#pragma once

#include "domain/manifest/manifest.h"

#include <cstdint>
#include <vector>

namespace asepsie::manifest {

// Places in the entries of the earlier and of the later manifest.
struct Pair {
    std::size_t before = 0;
    std::size_t after = 0;
};

struct Comparison {
    std::size_t unchanged = 0;
    std::vector<std::size_t> added;    // places in the later one
    std::vector<std::size_t> removed;  // places in the earlier one
    std::vector<Pair> changed;         // another content at the same path, and a date or size that says so
    std::vector<Pair> silent;          // another content though size and mtime are the same: damage, or somebody who put the date back
    std::vector<Pair> moved;           // the same content at another path
    std::vector<Pair> rewritten;       // another content under another name in the same folder: an ending added or changed, or the same inode
    std::size_t unseen = 0;            // in the one, and in a gap of the other: nobody can say

    [[nodiscard]] bool is_all_the_same() const { return added.empty() && removed.empty() && changed.empty() && silent.empty() && moved.empty() && rewritten.empty(); }
};

// Linear in the number of files but for sorting what was added and removed.
Comparison compare(const Manifest& before, const Manifest& after);

}  // namespace asepsie::manifest
