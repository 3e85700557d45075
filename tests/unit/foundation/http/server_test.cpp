#include "foundation/http/server.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

namespace asepsie::http {
namespace {

class Echo : public Service {
public:
    std::size_t body_bytes(const Request& head) override { return head.cookies.empty() ? 64 : 1U << 20U; }
    Response respond(const Request& request) override { return {200, "text/plain", request.path + "|" + std::string(request.field("a")) + "|" + std::to_string(request.files.size()), {}}; }
    void at_rest() override {}
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
    limits.seconds_to_ask = 1;
    start(limits);
    std::vector<std::unique_ptr<Client>> silent;
    for (int i = 0; i < 8; ++i) {
        silent.push_back(std::make_unique<Client>(m_server->port()));
    }
    silent.resize(6);
    EXPECT_NE(answer_to(get).find("/a||0"), std::string::npos);
}

}  // namespace
}  // namespace asepsie::http
