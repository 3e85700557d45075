// The entries and gaps of a manifest as bytes: what the signed header of its file binds. The format is docs/formats/manifest.md.
#pragma once

#include "domain/manifest/manifest.h"
#include "domain/manifest/manifest_format.h"
#include "foundation/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace asepsie::manifest {

struct Body {
    std::vector<Entry> entries;
    std::vector<Gap> gaps;
};

// bad_usage where they are not sorted or a path cannot be written; too_large beyond the limits.
Result<std::string> write_body(const std::vector<Entry>& entries, const std::vector<Gap>& gaps);
// malformed with the place. One content has one spelling: what is read, written again, is the same bytes.
Result<Body> read_body(std::string_view bytes, std::uint64_t entries, std::uint64_t gaps);

}  // namespace asepsie::manifest
