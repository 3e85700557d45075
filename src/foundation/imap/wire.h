// The line to a mail server: bytes there and back, private or on this very computer. Only for the sources of this folder.
#pragma once

#include "foundation/crypto/tls_stream.h"
#include "foundation/platform/linux/connection.h"

#include <optional>

namespace asepsie::imap {

class Wire {
public:
    static Result<Wire> open(const std::string& host, std::uint16_t port, platform::Deadline deadline);

    // From now on in TLS. As TlsStream::shake_hands.
    Result<Done> make_private(const crypto::TlsPeer& peer, platform::Deadline deadline);
    [[nodiscard]] bool is_private() const { return m_tls.has_value(); }

    Result<Done> send(std::string_view bytes, platform::Deadline deadline);
    // At least one byte. truncated where the server has ended the line.
    Result<std::string> receive(platform::Deadline deadline);

private:
    explicit Wire(platform::Connection connection) : m_connection(std::move(connection)) {}
    Result<Done> send_what_waits(platform::Deadline deadline);
    Result<std::string> receive_raw(platform::Deadline deadline);

    platform::Connection m_connection;
    std::optional<crypto::TlsStream> m_tls;
};

}  // namespace asepsie::imap
