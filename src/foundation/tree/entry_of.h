// What the system says of a file, as an entry; and its failures as obstacles.
#pragma once

#include "foundation/tree/entry.h"

struct stat;

namespace asepsie::tree {

// Without its path.
Entry entry_of(const struct stat& found);

// Of the last system call (errno).
Obstacle obstacle_of_failure();

}  // namespace asepsie::tree
