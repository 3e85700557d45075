// A file of nft's own language (nft(8)), such as /etc/nftables.conf: as much of it as says what becomes of a stranger's attempt.
#pragma once

#include "domain/collectors/formats/packet_filter.h"
#include "foundation/base/result.h"

#include <string_view>

namespace asepsie::collectors::formats {

// The chains it declares in tables of the families ip, ip6 and inet. A condition we do not know takes in few attempts; a verdict map decides nothing.
// unsupported where the outcome stands elsewhere or cannot be told: another file is included, rules are added or deleted one by one,
// a policy is a variable. malformed, with the line, where the braces do not close or a statement is none.
Result<PacketFilter> parse_nft_script(std::string_view text);

}  // namespace asepsie::collectors::formats
