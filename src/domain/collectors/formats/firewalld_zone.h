// A zone of firewalld (firewalld.zone(5)): what it does with what nobody asked for, and how much it lets in all the same.
#pragma once

#include "foundation/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace asepsie::collectors::formats {

struct FirewalldZone {
    std::string target;            // "ACCEPT", "DROP", "%%REJECT%%"; "default", which rejects, where the zone says nothing
    std::int64_t tcp_ports = 0;    // how many ports are open to all
    std::int64_t udp_ports = 0;
    bool is_bound = false;         // to some card or address, whatever the default zone is
};

// malformed where there is no <zone>.
Result<FirewalldZone> parse_firewalld_zone(std::string_view xml);

}  // namespace asepsie::collectors::formats
