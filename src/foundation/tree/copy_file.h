// One regular file brought from one tree into another, and nothing from or to elsewhere.
#pragma once

#include "foundation/base/result.h"
#include "foundation/tree/root.h"
#include "foundation/tree/visit.h"

#include <cstdint>
#include <functional>
#include <string>

namespace asepsie::tree {

// Told how much was copied so far; Wish::stop ends the copying.
using ShowCopied = std::function<Wish(std::uint64_t bytes)>;

struct CopyEnd {
    std::uint64_t bytes = 0;
    bool was_stopped = false;  // nothing is left of it
};

// To the same path, with its mtime; holes stay holes. The folders above it are made, for their owner alone. Where it fails nothing is left of it. bad_usage where the path does not
// stay below; unsupported where a link stands in it or it is no regular file; busy where it was written to meanwhile; too_large where the disk is full; not_found, denied, io_failed.
Result<CopyEnd> copy_file(const Root& from, const Root& to, const std::string& path, const ShowCopied& show);

}  // namespace asepsie::tree
