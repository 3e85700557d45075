#include "domain/collectors/formats/proc_net_sockets.h"

#include "foundation/base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>

namespace asepsie::collectors::formats {
namespace {

constexpr std::size_t ipv4_digits = 8;
constexpr std::size_t ipv6_digits = 32;
constexpr std::int64_t state_listen = 0x0A;  // TCP_LISTEN
constexpr std::int64_t state_close = 0x07;   // TCP_CLOSE, which is how the kernel says that a UDP socket is tied to nobody

bool is_hexadecimal(std::string_view text)
{
    return text.find_first_not_of("0123456789ABCDEFabcdef") == std::string_view::npos;
}

// The kernel prints each 32-bit word of an address as a number of its own byte order: 0100007F is 127.0.0.1.
bool is_loopback(std::string_view address)
{
    if (address.size() == ipv4_digits) {
        return address.ends_with("7F") || address.ends_with("7f");
    }
    if (address == "00000000000000000000000001000000") {
        return true;  // ::1
    }
    const std::string_view front = address.substr(0, ipv6_digits - ipv4_digits);
    return text::equals_ignoring_case(front, "0000000000000000FFFF0000") && is_loopback(address.substr(front.size()));
}

struct Endpoint {
    std::string_view address;
    std::uint16_t port = 0;
};

std::optional<Endpoint> endpoint_of(std::string_view field)
{
    const std::size_t colon = field.find(':');
    const std::string_view address = field.substr(0, colon);
    const auto port = colon == std::string_view::npos ? std::nullopt : text::to_integer(field.substr(colon + 1), 16);
    const bool is_address = (address.size() == ipv4_digits || address.size() == ipv6_digits) && is_hexadecimal(address);
    if (!is_address || !port || *port < 0 || *port > 65'535) {
        return std::nullopt;
    }
    return Endpoint{address, static_cast<std::uint16_t>(*port)};
}

}  // namespace

Result<std::vector<ListeningSocket>> parse_proc_net_sockets(std::string_view text, Transport transport)
{
    std::vector<ListeningSocket> sockets;
    int number = 0;
    std::optional<int> wrong;
    text::for_each_line(text, [&](std::string_view line) {
        ++number;
        const auto fields = text::words(line);
        if (number == 1 || fields.empty() || wrong) {
            wrong = number == 1 && !text::contains(line, "local_address") ? std::optional(number) : wrong;
            return;
        }
        const auto local = fields.size() > 3 ? endpoint_of(fields[1]) : std::nullopt;
        const auto remote = fields.size() > 3 ? endpoint_of(fields[2]) : std::nullopt;
        const auto state = fields.size() > 3 ? text::to_integer(fields[3], 16) : std::nullopt;
        if (!local || !remote || !state) {
            wrong = number;
            return;
        }
        if (*state == (transport == Transport::tcp ? state_listen : state_close) && local->port != 0) {
            sockets.push_back({transport, local->port, is_loopback(local->address)});
        }
    });
    if (wrong || number == 0) {
        return fail(ErrorCode::malformed, fmt::format("table of sockets: line {} is none of it", wrong.value_or(0)));
    }
    return sockets;
}

}  // namespace asepsie::collectors::formats
