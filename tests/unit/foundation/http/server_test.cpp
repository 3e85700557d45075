#include "foundation/http/server.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <thread>

namespace asepsie::http {
namespace {

class Echo : public Service {
public:
    bool knows(const Request& head) override { return !head.cookies.empty(); }
    std::size_t body_bytes(const Request& head) override { return head.cookies.empty() ? 64 : 1U << 20U; }
    Response too_large(const Request&) override { return {413, "text/plain", "in words|0", {}}; }
    Response respond(Request request) override
    {
        Response response{200, "text/plain", request.path + "|" + std::string(request.field("a")) + "|" + std::to_string(request.files.size()), {}};
        if (request.path == "/long") {
            response.headers.emplace_back("X", std::string(70'000, 'x'));
        }
        return response;
    }
    void at_rest() override { ++rests; }

    std::atomic<int> rests{0};
};

// One connection to the server, in raw bytes.
class Client {
public:
    explicit Client(std::uint16_t port) : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const timeval patience{20, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        EXPECT_EQ(::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;
    ~Client() { ::close(m_socket); }

    void send(std::string_view bytes) const { static_cast<void>(::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL)); }

    // Until the other side closes, or so many answers have come.
    [[nodiscard]] std::string receive(std::size_t answers = 1'000) const
    {
        std::string all;
        std::array<char, 4'096> piece{};
        for (;;) {
            std::size_t seen = 0;
            for (std::size_t at = all.find("HTTP/1.1 "); at != std::string::npos; at = all.find("HTTP/1.1 ", at + 1)) {
                ++seen;
            }
            const bool is_whole = all.find("\r\n\r\n", all.rfind("HTTP/1.1 ")) != std::string::npos && all.ends_with("|0");
            if (seen >= answers && is_whole) {
                return all;
            }
            const ssize_t count = ::recv(m_socket, piece.data(), piece.size(), 0);
            if (count <= 0) {
                return all;
            }
            all.append(piece.data(), static_cast<std::size_t>(count));
        }
    }

private:
    int m_socket;
};

class Servers : public testing::Test {
protected:
    void start(Limits limits = {})
    {
        m_server.emplace(std::move(Server::listen(0, limits)).value());
        m_thread = std::thread([this] { m_server->run(m_echo); });
    }
    ~Servers() override
    {
        m_server->stop();
        m_thread.join();
    }
    [[nodiscard]] std::string answer_to(std::string_view bytes) const
    {
        const Client client(m_server->port());
        client.send(bytes);
        return client.receive();
    }

    Echo m_echo;
    std::optional<Server> m_server;
    std::thread m_thread;
};

constexpr std::string_view get = "GET /a?b=1 HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";

TEST_F(Servers, answer_what_is_asked)
{
    start();
    EXPECT_NE(answer_to(get).find("/a||0"), std::string::npos);
    EXPECT_NE(answer_to("POST /p HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5\r\nConnection: close\r\n\r\na=1+2").find("/p|1 2|0"), std::string::npos);
    EXPECT_NE(answer_to("HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").find("200 OK"), std::string::npos);
}

TEST_F(Servers, refuse_what_no_browser_sends)
{
    start();
    const auto status = [&](std::string_view bytes) { return answer_to(bytes).substr(0, 12); };
    EXPECT_EQ(status("nonsense\r\n\r\n"), "HTTP/1.1 400");
    EXPECT_EQ(status("GET / HTTP/1.1\r\n\r\n"), "HTTP/1.1 400") << "no Host";
    EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"), "HTTP/1.1 400");
    EXPECT_EQ(status("GET /../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n"), "HTTP/1.1 400");
    EXPECT_EQ(status("GET http://evil/ HTTP/1.1\r\nHost: a\r\n\r\n"), "HTTP/1.1 400");
    EXPECT_EQ(status("DELETE / HTTP/1.1\r\nHost: a\r\n\r\n"), "HTTP/1.1 405");
    EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n"), "HTTP/1.1 413");
    EXPECT_EQ(status("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999999\r\n\r\n"), "HTTP/1.1 413");
    EXPECT_EQ(status("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 65\r\n\r\n" + std::string(65, 'x')), "HTTP/1.1 413") << "a stranger's";
    EXPECT_EQ(status("POST / HTTP/1.1\r\nHost: a\r\nContent-Type: text/xml\r\nContent-Length: 1\r\n\r\nx"), "HTTP/1.1 400");
    EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx"), "HTTP/1.1 400");
    EXPECT_NE(answer_to(get).find("/a||0"), std::string::npos) << "others are still served";
}

TEST_F(Servers, answer_requests_sent_at_once_in_their_order)
{
    start();
    const Client client(m_server->port());
    client.send("GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n");
    const std::string both = client.receive(2);
    EXPECT_LT(both.find("/1||0"), both.find("/2||0"));
    EXPECT_NE(both.find("/2||0"), std::string::npos);
}

TEST_F(Servers, wait_for_nobody_for_ever)
{
    Limits limits;
    limits.seconds_to_ask = 1;
    start(limits);
    const Client slow(m_server->port());
    slow.send("GET / HTTP/1.1\r\nHo");
    EXPECT_EQ(slow.receive(), "") << "closed without an answer";
    EXPECT_NE(answer_to(get).find("/a||0"), std::string::npos);
}

TEST_F(Servers, serve_more_than_they_hold_at_once)
{
    Limits limits;
    limits.connections = 4;
    start(limits);
    std::vector<std::unique_ptr<Client>> silent;
    for (int i = 0; i < 8; ++i) {
        silent.push_back(std::make_unique<Client>(m_server->port()));
    }
    silent.resize(6);
    EXPECT_NE(answer_to(get).find("/a||0"), std::string::npos);
}

std::size_t own_kilobytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmRSS:")) {
            return std::stoul(line.substr(6));
        }
    }
    return 0;
}

constexpr std::string_view chunked = "POST /c HTTP/1.1\r\nHost: a\r\nCookie: s=1\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n";

TEST_F(Servers, read_bodies_in_chunks)
{
    start();
    EXPECT_NE(answer_to(std::string(chunked) + "\r\n3\r\na=1\r\n2;note=\"x\"\r\n+2\r\n0\r\n\r\n").find("/c|1 2|0"), std::string::npos);
    const auto status = [&](std::string_view bytes) { return answer_to(bytes).substr(0, 12); };
    EXPECT_EQ(status(std::string(chunked) + "Content-Length: 3\r\n\r\n3\r\na=1\r\n0\r\n\r\n"), "HTTP/1.1 400") << "two lengths: one of them is for somebody else";
    EXPECT_EQ(status(std::string(chunked) + "\r\nzz\r\na=1\r\n0\r\n\r\n"), "HTTP/1.1 400");
    EXPECT_EQ(status(std::string(chunked) + "\r\nffffffffffffffffff\r\na=1\r\n0\r\n\r\n"), "HTTP/1.1 400");
    EXPECT_NE(answer_to(std::string(chunked) + "\r\n200000\r\n" + std::string(2U << 20U, 'x')).find("in words"), std::string::npos) << "more than is read of anybody";
}

// What a chunk says of itself and what follows the last one have an end.
TEST_F(Servers, keep_no_endless_line)
{
    start();
    const std::string piece(1U << 20U, 'x');
    for (const std::string_view opening : {std::string_view("\r\n3;"), std::string_view("\r\n0\r\nX: ")}) {
        const Client client(m_server->port());
        const std::size_t before = own_kilobytes();
        client.send(std::string(chunked) + std::string(opening));
        for (int i = 0; i < 64; ++i) {
            client.send(piece);
        }
        EXPECT_EQ(client.receive().substr(0, 12), "HTTP/1.1 413") << opening;
        EXPECT_LT(own_kilobytes(), before + (16U << 10U));
    }
}

TEST_F(Servers, outlive_an_answer_that_cannot_be_made)
{
    start();
    EXPECT_EQ(answer_to("GET /long HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").substr(0, 12), "HTTP/1.1 500");
    EXPECT_NE(answer_to(get).find("/a||0"), std::string::npos);
}

TEST_F(Servers, tell_those_they_know_in_words)
{
    start();
    const std::string head = "POST /p HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 8000000\r\n";
    EXPECT_EQ(answer_to(head + "\r\n").find("in words"), std::string::npos);
    const Client client(m_server->port());
    client.send(head + "Cookie: s=1\r\n\r\n" + std::string(8'000'000, 'x'));
    EXPECT_NE(client.receive(1).find("in words"), std::string::npos) << "though all of it is still on its way";
}

TEST_F(Servers, let_no_silent_stranger_keep_others_out)
{
    Limits limits;
    limits.connections = 8;
    limits.seconds_to_ask = 60;
    start(limits);
    const Client known(m_server->port());
    known.send("GET /k HTTP/1.1\r\nHost: a\r\nCookie: s=1\r\n\r\n");
    EXPECT_NE(known.receive(1).find("/k||0"), std::string::npos);
    std::vector<std::unique_ptr<Client>> silent;
    for (int i = 0; i < 200; ++i) {
        silent.push_back(std::make_unique<Client>(m_server->port()));
    }
    const auto begun = std::chrono::steady_clock::now();
    EXPECT_NE(answer_to(get).find("/a||0"), std::string::npos);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(30)) << "not the minute that each of them has";
    known.send("GET /l HTTP/1.1\r\nHost: a\r\nCookie: s=1\r\n\r\n");
    EXPECT_NE(known.receive(1).find("/l||0"), std::string::npos) << "who is known keeps the connection";
}

TEST_F(Servers, drop_nobody_who_has_only_just_come)
{
    Limits limits;
    limits.connections = 8;
    start(limits);
    std::vector<std::unique_ptr<Client>> clients;
    for (int i = 0; i < 24; ++i) {
        clients.push_back(std::make_unique<Client>(m_server->port()));
    }
    for (const auto& client : clients) {
        client->send("GET /k HTTP/1.1\r\nHost: a\r\nCookie: s=1\r\nConnection: close\r\n\r\n");
    }
    for (const auto& client : clients) {
        EXPECT_NE(client->receive().find("/k||0"), std::string::npos);
    }
}

TEST_F(Servers, give_a_slow_body_no_more_time_than_a_whole_request)
{
    Limits limits;
    limits.seconds_to_ask = 1;
    start(limits);
    const Client client(m_server->port());
    client.send("POST /p HTTP/1.1\r\nHost: a\r\nCookie: s=1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\n");
    const auto begun = std::chrono::steady_clock::now();
    for (int i = 0; i < 40 && std::chrono::steady_clock::now() - begun < std::chrono::seconds(4); ++i) {
        client.send("x");
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    EXPECT_EQ(client.receive(), "");
}

TEST_F(Servers, come_to_rest_whoever_asks)
{
    Limits limits;
    limits.rest = std::chrono::milliseconds(100);
    start(limits);
    const auto begun = std::chrono::steady_clock::now();
    while (m_echo.rests == 0 && std::chrono::steady_clock::now() - begun < std::chrono::seconds(10)) {
        EXPECT_NE(answer_to(get).find("/a||0"), std::string::npos);
    }
    EXPECT_GT(m_echo.rests, 0) << "asked all the time";
}

}  // namespace
}  // namespace asepsie::http
