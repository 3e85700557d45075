// Names that this computer sends to addresses of its own choice (hosts(5)). Lists against advertising hold a hundred thousand of them, so nothing is
// copied: what is read lives as long as the text.
#pragma once

#include "foundation/base/result.h"

#include <string_view>
#include <vector>

namespace asepsie::collectors::formats {

constexpr std::size_t max_hosts_entries = 2'000'000;

struct HostEntry {
    std::string_view address;
    std::string_view name;
};

// malformed where the text holds a NUL: it is no text. too_large beyond max_hosts_entries.
Result<std::vector<HostEntry>> parse_hosts_file(std::string_view text);

}  // namespace asepsie::collectors::formats
