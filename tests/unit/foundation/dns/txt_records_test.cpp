#include "foundation/dns/txt_records.h"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <array>
#include <atomic>
#include <functional>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace asepsie::dns {
namespace {

using namespace std::string_literals;
using namespace std::chrono_literals;

using Respond = std::function<std::string(const std::string& name, const std::string& query)>;

std::string number_16(std::size_t number) { return {static_cast<char>(number >> 8U), static_cast<char>(number & 255U)}; }

// "a.b" out of a query's question (RFC 1035, section 4.1.2).
std::string asked_name(const std::string& query)
{
    std::string name;
    for (std::size_t at = 12; at < query.size() && query[at] != '\0'; at += static_cast<unsigned char>(query[at]) + 1U) {
        name += (name.empty() ? "" : ".") + query.substr(at + 1, static_cast<unsigned char>(query[at]));
    }
    return name;
}

std::string question_of(const std::string& query) { return query.substr(12, query.find('\0', 12) - 12 + 5); }

// One answer record of texts, each piece a character-string.
std::string record(const std::vector<std::string>& pieces)
{
    std::string data;
    for (const std::string& piece : pieces) {
        data += static_cast<char>(piece.size()) + piece;
    }
    return "\xc0\x0c\x00\x10\x00\x01\x00\x00\x00\x3c"s + number_16(data.size()) + data;
}

std::string reply(const std::string& query, unsigned flags, const std::vector<std::string>& records)
{
    std::string out = query.substr(0, 2) + number_16(flags) + number_16(1) + number_16(records.size()) + number_16(0) + number_16(0) + question_of(query);
    for (const std::string& one : records) {
        out += one;
    }
    return out;
}

constexpr unsigned good = 0x8180;
constexpr unsigned good_but_cut = 0x8380;  // ask again over TCP
constexpr unsigned server_failed = 0x8182;
constexpr unsigned no_such_name = 0x8183;

// A name server of the loopback network. What does not fit into a datagram goes over TCP.
class Server {
public:
    explicit Server(Respond respond) : m_socket(::socket(AF_INET, SOCK_DGRAM, 0)), m_listener(::socket(AF_INET, SOCK_STREAM, 0)), m_respond(std::move(respond))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        EXPECT_EQ(::bind(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
        socklen_t length = sizeof address;
        ::getsockname(m_socket, reinterpret_cast<sockaddr*>(&address), &length);
        m_port = ntohs(address.sin_port);
        EXPECT_EQ(::bind(m_listener, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
        EXPECT_EQ(::listen(m_listener, 8), 0);
        m_thread = std::thread([this] { serve(); });
    }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server()
    {
        m_ends = true;
        m_thread.join();
        ::close(m_socket);
        ::close(m_listener);
    }
    [[nodiscard]] std::string address() const { return "127.0.0.1:" + std::to_string(m_port); }
    [[nodiscard]] int queries() const { return m_queries; }

private:
    void serve()
    {
        while (!m_ends) {
            std::array<pollfd, 2> watched{{{m_socket, POLLIN, 0}, {m_listener, POLLIN, 0}}};
            ::poll(watched.data(), watched.size(), 20);
            if (watched[0].revents != 0) {
                answer_datagram();
            }
            if (watched[1].revents != 0) {
                answer_stream();
            }
        }
    }

    std::string answer_to(const std::string& query)
    {
        ++m_queries;
        return query.size() > 16 ? m_respond(asked_name(query), query) : "";
    }

    void answer_datagram()
    {
        std::string query(2'000, '\0');
        sockaddr_in from{};
        socklen_t length = sizeof from;
        const auto got = ::recvfrom(m_socket, query.data(), query.size(), 0, reinterpret_cast<sockaddr*>(&from), &length);
        query.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
        std::string answer = answer_to(query);
        if (answer.size() > 1'232) {
            answer = reply(query, good_but_cut, {});
        }
        if (!answer.empty()) {
            ::sendto(m_socket, answer.data(), answer.size(), 0, reinterpret_cast<const sockaddr*>(&from), length);
        }
    }

    // One connection, one answer.
    void answer_stream()
    {
        const int connection = ::accept(m_listener, nullptr, nullptr);
        std::array<unsigned char, 2> size{};
        if (::recv(connection, size.data(), size.size(), MSG_WAITALL) == 2) {
            std::string query(static_cast<std::size_t>(size[0]) << 8U | size[1], '\0');
            ::recv(connection, query.data(), query.size(), MSG_WAITALL);
            const std::string answer = answer_to(query);
            const std::string framed = number_16(answer.size()) + answer;
            ::send(connection, framed.data(), framed.size(), MSG_NOSIGNAL);
        }
        ::close(connection);
    }

    int m_socket;
    int m_listener;
    Respond m_respond;
    int m_port = 0;
    std::atomic<bool> m_ends{false};
    std::atomic<int> m_queries{0};
    std::thread m_thread;
};

TEST(TxtRecords, joins_pieces_and_tells_nothing_there_from_nothing_said)
{
    const Server server([](const std::string& name, const std::string& query) {
        if (name == "s1._domainkey.exemple.fr") {
            return reply(query, good, {record({"v=DKIM1; p=", "AAAA", "BBBB"}), record({"other"})});
        }
        if (name == "_dmarc.exemple.fr") {
            return reply(query, good, {});
        }
        return name == "absent.exemple.fr" ? reply(query, no_such_name, {}) : name == "ill.exemple.fr" ? reply(query, server_failed, {}) : "";
    });
    const auto answers = ask_txt({{"s1._domainkey.exemple.fr", "_dmarc.exemple.fr", "absent.exemple.fr", "ill.exemple.fr", "mute.exemple.fr"}, 600ms, {server.address()}});
    ASSERT_TRUE(answers.ok());
    EXPECT_EQ(answers->size(), 3U);
    EXPECT_EQ(answers->at("s1._domainkey.exemple.fr"), (std::vector<std::string>{"v=DKIM1; p=AAAABBBB", "other"}));
    EXPECT_TRUE(answers->at("_dmarc.exemple.fr").empty());
    EXPECT_TRUE(answers->at("absent.exemple.fr").empty());
}

TEST(TxtRecords, keeps_to_its_time)
{
    const Server mute([](const std::string&, const std::string&) { return ""s; });
    const auto before = std::chrono::steady_clock::now();
    const auto answers = ask_txt({{"a.fr", "b.fr", "c.fr"}, 300ms, {mute.address()}});
    const auto took = std::chrono::steady_clock::now() - before;
    ASSERT_TRUE(answers.ok());
    EXPECT_TRUE(answers->empty());
    EXPECT_GE(took, 200ms);
    EXPECT_LT(took, 2s);
    EXPECT_GE(mute.queries(), 3);
}

TEST(TxtRecords, asks_eight_names_and_keeps_to_its_limits)
{
    const Server server([](const std::string& name, const std::string& query) {
        if (name == "n0.fr") {
            return reply(query, good, {record(std::vector<std::string>(17, std::string(250, 'x'))), record({"short"})});  // 4,250 bytes in all
        }
        if (name == "n1.fr") {
            return reply(query, good, std::vector<std::string>(40, record({"many"})));
        }
        return reply(query, good, {record({name})});
    });
    std::vector<std::string> names;
    for (int i = 0; i < 12; ++i) {
        names.push_back("n" + std::to_string(i) + ".fr");
    }
    const auto answers = ask_txt({names, 1'500ms, {server.address()}});
    ASSERT_TRUE(answers.ok());
    EXPECT_EQ(answers->size(), 8U);
    EXPECT_EQ(answers->at("n7.fr"), std::vector<std::string>{"n7.fr"});
    EXPECT_EQ(answers->at("n1.fr").size(), most_records);
    EXPECT_EQ(answers->at("n0.fr"), std::vector<std::string>{"short"});
}

TEST(TxtRecords, takes_no_answer_to_another_question_and_no_nonsense)
{
    const Server server([](const std::string& name, const std::string& query) {
        if (name == "nonsense.fr") {
            return query.substr(0, 2) + std::string(40, '\xff');
        }
        std::string other = query;
        other[13] = 'X';
        return reply(other, good, {record({"forged"})});
    });
    const auto answers = ask_txt({{"true.fr", "nonsense.fr"}, 300ms, {server.address()}});
    ASSERT_TRUE(answers.ok());
    EXPECT_TRUE(answers->empty());
}

TEST(TxtRecords, says_what_it_cannot_ask)
{
    EXPECT_EQ(ask_txt({{"a.fr"}, 100ms, {"no address"}}).error().code, ErrorCode::bad_usage);
    const Server server([](const std::string&, const std::string& query) { return reply(query, good, {}); });
    const auto answers = ask_txt({{"", std::string(300, 'a') + ".fr", "a..fr", "b.fr"}, 300ms, {server.address()}});
    ASSERT_TRUE(answers.ok());
    EXPECT_TRUE(answers->contains("b.fr"));
    EXPECT_FALSE(answers->contains("a..fr"));
}

}  // namespace
}  // namespace asepsie::dns
