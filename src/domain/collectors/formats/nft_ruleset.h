// What `nft --json list ruleset` prints (libnftables-json(5)): the tables, chains and rules of the kernel's packet filter.
#pragma once

#include "domain/collectors/formats/packet_filter.h"
#include "foundation/base/result.h"

#include <string_view>

namespace asepsie::collectors::formats {

// The chains of the families ip, ip6 and inet; an empty rule set is an empty filter. A condition we do not know takes in few attempts, and
// what we do not know a rule to do decides nothing. malformed where the text is no such JSON.
Result<PacketFilter> parse_nft_ruleset(std::string_view text);

}  // namespace asepsie::collectors::formats
