#include "foundation/imap/wire.h"

namespace asepsie::imap {
namespace {

constexpr std::size_t most_at_once = 16'384;  // bytes: what a record of TLS holds

}  // namespace

Result<Wire> Wire::open(const std::string& host, std::uint16_t port, platform::Deadline deadline)
{
    platform::Connection connection = TRY(platform::Connection::open(host, port, deadline));
    return Wire(std::move(connection));
}

Result<std::string> Wire::receive_raw(platform::Deadline deadline)
{
    std::string bytes = TRY(m_connection.receive(most_at_once, deadline));
    return bytes.empty() ? Result<std::string>(fail(ErrorCode::truncated, "the server ended the connection")) : std::move(bytes);
}

Result<Done> Wire::send_what_waits(platform::Deadline deadline)
{
    for (std::string bytes = m_tls->take_out(); !bytes.empty(); bytes = m_tls->take_out()) {
        TRY(m_connection.send(bytes, deadline));
    }
    return Done{};
}

Result<Done> Wire::make_private(const crypto::TlsPeer& peer, platform::Deadline deadline)
{
    m_tls = TRY(crypto::TlsStream::create(peer));
    for (;;) {
        const auto shaken = m_tls->shake_hands();
        const auto sent = send_what_waits(deadline);  // where it failed: why, said to the server
        if (!shaken.ok()) {
            return shaken.error();
        }
        if (!sent.ok() || *shaken) {
            return sent;
        }
        const std::string bytes = TRY(receive_raw(deadline));
        m_tls->take_in(bytes);
    }
}

Result<Done> Wire::send(std::string_view bytes, platform::Deadline deadline)
{
    if (!m_tls) {
        return m_connection.send(bytes, deadline);
    }
    TRY(m_tls->write(bytes));
    return send_what_waits(deadline);
}

Result<std::string> Wire::receive(platform::Deadline deadline)
{
    if (!m_tls) {
        return receive_raw(deadline);
    }
    for (;;) {
        std::string plain = TRY(m_tls->read(most_at_once));
        TRY(send_what_waits(deadline));
        if (!plain.empty()) {
            return plain;
        }
        if (m_tls->has_ended()) {
            return fail(ErrorCode::truncated, "the server ended the connection");
        }
        const std::string bytes = TRY(receive_raw(deadline));
        m_tls->take_in(bytes);
    }
}

}  // namespace asepsie::imap
