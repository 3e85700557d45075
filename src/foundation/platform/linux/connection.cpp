#include "foundation/platform/linux/connection.h"

#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace asepsie::platform {
namespace {

constexpr std::size_t most_addresses = 8;  // of one host that are tried

struct AddressesFree {
    void operator()(addrinfo* first) const { freeaddrinfo(first); }
};
using Addresses = std::unique_ptr<addrinfo, AddressesFree>;

// Shared with the thread that asks: it may outlive whoever waits.
struct LookUp {
    std::mutex mutex;
    std::condition_variable answered;
    std::optional<int> status;
    Addresses addresses;
};

void look_up_host(const std::shared_ptr<LookUp>& shared, const std::string& host, const std::string& port)
{
    addrinfo wanted{};
    wanted.ai_family = AF_UNSPEC;
    wanted.ai_socktype = SOCK_STREAM;
    wanted.ai_flags = AI_ADDRCONFIG | AI_NUMERICSERV;
    addrinfo* first = nullptr;
    const int status = getaddrinfo(host.c_str(), port.c_str(), &wanted, &first);
    const std::scoped_lock lock(shared->mutex);
    shared->addresses.reset(status == 0 ? first : nullptr);
    shared->status = status;
    shared->answered.notify_one();
}

// getaddrinfo knows no time limit: it is asked by a thread of its own, which is left behind where it takes too long.
Result<Addresses> addresses_of(const std::string& host, std::uint16_t port, Deadline deadline)
{
    const auto shared = std::make_shared<LookUp>();
    try {
        std::thread([shared, host, number = std::to_string(port)] { look_up_host(shared, host, number); }).detach();
    } catch (const std::exception&) {
        return fail(ErrorCode::io_failed, "no thread to look up a host with");
    }
    std::unique_lock lock(shared->mutex);
    if (!shared->answered.wait_until(lock, deadline, [&] { return shared->status.has_value(); })) {
        return fail(ErrorCode::too_slow, host + ": its name was not found in time");
    }
    if (*shared->status == EAI_NONAME || *shared->status == EAI_NODATA) {
        return fail(ErrorCode::not_found, host + ": no such host");
    }
    if (*shared->status != 0) {
        return fail(ErrorCode::io_failed, host + ": " + gai_strerror(*shared->status));
    }
    return std::move(shared->addresses);
}

// Waits until the socket is ready for that. Whether it is.
Result<Done> wait_for(const Descriptor& socket, short event, Deadline deadline)
{
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
        if (left <= 0) {
            return fail(ErrorCode::too_slow, "the other side did not answer in time");
        }
        pollfd watched{socket.number(), event, 0};
        const int ready = ::poll(&watched, 1, static_cast<int>(std::min<long long>(left, 60'000)));
        if (ready > 0) {
            return Done{};
        }
        if (ready < 0 && errno != EINTR) {
            return fail(ErrorCode::io_failed, std::strerror(errno));
        }
    }
}

Result<Done> connect_to(const Descriptor& socket, const addrinfo& address, Deadline deadline)
{
    if (::connect(socket.number(), address.ai_addr, address.ai_addrlen) == 0) {
        return Done{};
    }
    if (errno != EINPROGRESS) {
        return fail(ErrorCode::io_failed, std::strerror(errno));
    }
    TRY(wait_for(socket, POLLOUT, deadline));
    int reason = 0;
    socklen_t length = sizeof reason;
    if (::getsockopt(socket.number(), SOL_SOCKET, SO_ERROR, &reason, &length) != 0 || reason != 0) {
        return fail(ErrorCode::io_failed, std::strerror(reason));
    }
    return Done{};
}

}  // namespace

Result<Connection> Connection::open(const std::string& host, std::uint16_t port, Deadline deadline)
{
    const Addresses addresses = TRY(addresses_of(host, port, deadline));
    std::size_t waiting = 0;
    for (const addrinfo* one = addresses.get(); one != nullptr && waiting < most_addresses; one = one->ai_next) {
        ++waiting;
    }
    Error last = fail(ErrorCode::io_failed, host + ": no address");
    for (const addrinfo* one = addresses.get(); waiting > 0; one = one->ai_next, --waiting) {
        Connection connection(Descriptor(::socket(one->ai_family, one->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, one->ai_protocol)));
        if (!connection.m_socket.is_open()) {
            last = fail(ErrorCode::io_failed, std::strerror(errno));
            continue;
        }
        // An address that is silent leaves time for the next ones.
        const auto now = std::chrono::steady_clock::now();
        const auto connected = connect_to(connection.m_socket, *one, now + (deadline - now) / static_cast<int>(waiting));
        if (connected.ok()) {
            return connection;
        }
        last = connected.error();
    }
    return last;
}

Result<Done> Connection::send(std::string_view bytes, Deadline deadline)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(m_socket.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            TRY(wait_for(m_socket, POLLOUT, deadline));
        } else if (errno != EINTR) {
            return fail(ErrorCode::io_failed, std::strerror(errno));
        }
    }
    return Done{};
}

Result<std::string> Connection::receive(std::size_t most, Deadline deadline)
{
    std::string bytes(most, '\0');
    for (;;) {
        TRY(wait_for(m_socket, POLLIN, deadline));
        const ssize_t got = ::recv(m_socket.number(), bytes.data(), bytes.size(), 0);
        if (got >= 0) {
            bytes.resize(static_cast<std::size_t>(got));
            return bytes;
        }
        if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) {
            return fail(ErrorCode::io_failed, std::strerror(errno));
        }
    }
}

}  // namespace asepsie::platform
