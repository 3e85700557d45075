// What iptables-save and ip6tables-save print (iptables-save(8)): the rules of the table "filter", as iptables(8) would take them again.
#pragma once

#include "domain/collectors/formats/packet_filter.h"
#include "foundation/base/result.h"

#include <string_view>

namespace asepsie::collectors::formats {

enum class IpVersion : std::uint8_t { ipv4, ipv6 };

// No line at all is an empty filter: nothing was ever loaded. A condition we do not know takes in few attempts; a target we do not know
// decides nothing. malformed where the text is of another form.
Result<PacketFilter> parse_iptables_rules(std::string_view text, IpVersion version);

}  // namespace asepsie::collectors::formats
