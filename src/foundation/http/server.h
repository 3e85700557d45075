// A small HTTP/1.1 server for the browser of this very computer: it listens on loopback alone. The one place that sees Boost.Beast.
#pragma once

#include "foundation/http/message.h"

#include <chrono>
#include <memory>

namespace asepsie::http {

struct Limits {
    std::size_t header_bytes = 16U << 10U;
    unsigned connections = 128;           // one more takes the place of the oldest silent stranger; where there is none it waits
    unsigned seconds_to_ask = 15;         // a whole request, and between two of them
    unsigned requests_a_connection = 1'000;
    std::chrono::milliseconds rest{60'000};  // between two calls of at_rest
};

// What answers. Called by one thread, one request after the other.
class Service {
public:
    Service() = default;
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;
    virtual ~Service() = default;

    // Whether whoever asks is known here, by the head of the request alone. Strangers who say nothing give way to others.
    virtual bool knows(const Request& head) = 0;
    // How much body is read of a request of which only the head is known yet: a stranger gets no memory.
    virtual std::size_t body_bytes(const Request& head) = 0;
    // What somebody known is told who sends more than that.
    virtual Response too_large(const Request& head) = 0;
    // Told of well-formed requests only.
    virtual Response respond(Request request) = 0;
    virtual void at_rest() = 0;
};

class Server {
public:
    // port: 0 lets the system choose. busy where it is taken.
    static Result<Server> listen(std::uint16_t port, Limits limits);
    Server(Server&&) noexcept;
    Server& operator=(Server&&) noexcept;
    ~Server();

    [[nodiscard]] std::uint16_t port() const;
    // Until stop() or a signal to end (SIGINT, SIGTERM).
    void run(Service& service);
    void stop();  // from any thread

private:
    struct Implementation;
    explicit Server(std::unique_ptr<Implementation> implementation);
    std::unique_ptr<Implementation> m_implementation;
};

}  // namespace asepsie::http
