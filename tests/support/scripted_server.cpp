#include "support/scripted_server.h"

#include "foundation/base/result.h"

#include <openssl/ssl.h>

#include <arpa/inet.h>
#include <array>
#include <csignal>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace asepsie::tests {
namespace {

constexpr int glance_milliseconds = 20;  // between two looks at whether the test is over

}  // namespace

// One visitor; all waits end when the test does.
class ScriptedServer::Talk {
public:
    Talk(int visitor, const std::atomic<bool>& ends) : m_visitor(visitor), m_ends(ends) {}
    Talk(const Talk&) = delete;
    Talk& operator=(const Talk&) = delete;
    ~Talk()
    {
        SSL_free(m_tls);
        SSL_CTX_free(m_context);
        ::close(m_visitor);
    }

    bool begin_tls(const Identity& identity)
    {
        m_context = SSL_CTX_new(TLS_server_method());
        SSL_CTX_use_certificate(m_context, identity.certificate.get());
        SSL_CTX_use_PrivateKey(m_context, identity.key.get());
        m_tls = SSL_new(m_context);
        SSL_set_fd(m_tls, m_visitor);
        return wait() && SSL_accept(m_tls) == 1;
    }

    void say(const std::string& words)
    {
        if (m_tls != nullptr) {
            SSL_write(m_tls, words.data(), static_cast<int>(words.size()));
        } else if (!words.empty()) {
            static_cast<void>(::send(m_visitor, words.data(), words.size(), MSG_NOSIGNAL));
        }
    }

    // Whether a whole line came.
    bool hear(std::string& line)
    {
        std::size_t end = m_heard.find("\r\n");
        while (end == std::string::npos) {
            std::array<char, 4'096> some{};
            const bool has_some = (m_tls != nullptr && SSL_pending(m_tls) > 0) || wait();
            const auto got = !has_some ? 0 : m_tls != nullptr ? SSL_read(m_tls, some.data(), some.size()) : ::recv(m_visitor, some.data(), some.size(), 0);
            if (got <= 0) {
                return false;
            }
            m_heard.append(some.data(), static_cast<std::size_t>(got));
            end = m_heard.find("\r\n");
        }
        line = m_heard.substr(0, end);
        m_heard.erase(0, end + 2);
        return true;
    }

private:
    bool wait()
    {
        while (!m_ends) {
            pollfd watched{m_visitor, POLLIN, 0};
            if (::poll(&watched, 1, glance_milliseconds) > 0) {
                return true;
            }
        }
        return false;
    }

    int m_visitor;
    const std::atomic<bool>& m_ends;
    SSL_CTX* m_context = nullptr;
    SSL* m_tls = nullptr;
    std::string m_heard;
};

ScriptedServer::ScriptedServer(Play play) : m_play(std::move(play)), m_listener(::socket(AF_INET, SOCK_STREAM, 0))
{
    std::signal(SIGPIPE, SIG_IGN);  // OpenSSL writes to sockets that were left
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ASSERT(::bind(m_listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    socklen_t length = sizeof address;
    ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &length);
    m_port = ntohs(address.sin_port);
    ASSERT(::listen(m_listener, 8) == 0);
    m_thread = std::thread([this] { serve(); });
}

ScriptedServer::~ScriptedServer()
{
    m_ends = true;
    m_thread.join();
    ::close(m_listener);
}

std::vector<std::string> ScriptedServer::lines() const
{
    const std::scoped_lock lock(m_mutex);
    return m_lines;
}

void ScriptedServer::serve()
{
    while (!m_ends) {
        pollfd watched{m_listener, POLLIN, 0};
        if (::poll(&watched, 1, glance_milliseconds) > 0) {
            if (const int visitor = ::accept(m_listener, nullptr, nullptr); visitor >= 0) {
                talk_with(visitor);
            }
        }
    }
}

void ScriptedServer::talk_with(int visitor)
{
    Talk talk(visitor, m_ends);
    if (m_play.identity != nullptr && m_play.is_private_at_once && !talk.begin_tls(*m_play.identity)) {
        return;
    }
    talk.say(m_play.greeting);
    std::string line;
    while (!m_play.ends_after_greeting && talk.hear(line)) {
        {
            const std::scoped_lock lock(m_mutex);
            m_lines.push_back(line);
        }
        talk.say(m_play.answer(line));
        if (m_play.identity != nullptr && !m_play.is_private_at_once && line == m_play.line_before_tls && !talk.begin_tls(*m_play.identity)) {
            return;
        }
    }
}

}  // namespace asepsie::tests
