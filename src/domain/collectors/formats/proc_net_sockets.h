// /proc/net/tcp, tcp6, udp and udp6 (proc_net(5)): which ports of this computer wait for others to call.
#pragma once

#include "foundation/base/result.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace asepsie::collectors::formats {

enum class Transport : std::uint8_t { tcp, udp };

struct ListeningSocket {
    Transport transport = Transport::tcp;
    std::uint16_t port = 0;
    bool is_loopback = false;  // only programs of this very computer reach it: 127.0.0.0/8, ::1
};

// The sockets that wait: TCP in the state LISTEN, UDP bound and tied to nobody. Addresses are read as a little-endian kernel writes them, IPv4
// written as IPv6 included. malformed, with the line, where the text is of another form.
Result<std::vector<ListeningSocket>> parse_proc_net_sockets(std::string_view text, Transport transport);

}  // namespace asepsie::collectors::formats
