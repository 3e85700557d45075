// One hop of a message, as the server that took it wrote it down (RFC 5321, section 4.4), and whether it came from outside.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace asepsie::authentication {

constexpr std::size_t longest_received_bytes = 8'192;

// inside: one server of the receiver's handed it to another. outside: anybody may have handed it over, or it cannot be told.
enum class Handover : std::uint8_t { inside, outside };

struct ReceivedLine {
    std::string by;  // lower case; empty where it cannot be read
    Handover handover = Handover::outside;
};

// Inside is only what shows it beyond what the one who hands over can write: no "from" at all, a protocol of the last delivery (LMTP, RFC 2033) or of a
// mailbox, none but private addresses in the comment that the server writes, or Microsoft's own network between Microsoft's servers. The name behind "from"
// is the sender's word and counts for nothing.
ReceivedLine read_received(std::string_view raw_value);

bool is_of_microsoft(std::string_view lower_case_host);
// "10.1.2.3": a number that leads nowhere outside its own network.
bool is_private_address(std::string_view address);

}  // namespace asepsie::authentication
