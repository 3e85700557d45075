// A connection to another computer, within a time that is given: nothing here waits longer, not even for the name to be found.
#pragma once

#include "foundation/base/result.h"
#include "foundation/descriptor/descriptor.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace asepsie::platform {

using Deadline = std::chrono::steady_clock::time_point;

class Connection {
public:
    // host: a name or an address. not_found where no such host is known, too_slow beyond the deadline, io_failed where nobody answers or the network is away.
    static Result<Connection> open(const std::string& host, std::uint16_t port, Deadline deadline);

    // All of it. too_slow, io_failed.
    Result<Done> send(std::string_view bytes, Deadline deadline);
    // What has come, of most bytes; waits until something has. Empty where the other side has ended it. too_slow, io_failed.
    Result<std::string> receive(std::size_t most, Deadline deadline);

private:
    explicit Connection(Descriptor socket) : m_socket(std::move(socket)) {}
    Descriptor m_socket;
};

}  // namespace asepsie::platform
