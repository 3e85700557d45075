// Our end of a TLS connection (RFC 8446, RFC 5246) to a server that proves its name. It sees no socket: bytes from the wire are given to it and taken from it.
#pragma once

#include "foundation/base/calendar.h"
#include "foundation/base/result.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace asepsie::crypto {

// Whom the other side must be.
struct TlsPeer {
    std::string host;             // a name, or an address
    std::string anchors_pem = {}; // whose word is believed, in PEM; empty: those of the system
    std::optional<Moment> now = {};  // the time its certificate must hold at; nothing: the computer's
};

// TLS 1.2 at least, strengths of 112 bits at least, the host's name in the certificate's alternative names (RFC 6125; nothing in the subject counts), no configuration file of the
// system is read.
class TlsStream {
public:
    // unsupported where the system has no OpenSSL 3, malformed where the anchors are none, io_failed where the system's cannot be read.
    static Result<TlsStream> create(const TlsPeer& peer);
    TlsStream(TlsStream&&) noexcept;
    TlsStream& operator=(TlsStream&&) noexcept;
    ~TlsStream();

    // What came from the wire.
    void take_in(std::string_view received);
    // What must go onto the wire; after each of the calls below, their failures included.
    [[nodiscard]] std::string take_out();

    // Whether hands are shaken; where not, more must come from the wire. denied where the server does not prove its name, with the reason; unsupported where no common version or
    // cipher is found; malformed where what came is no TLS.
    Result<bool> shake_hands();
    // Only once hands are shaken.
    Result<Done> write(std::string_view plain);
    // What can be read of what was taken in, most bytes of it; empty where more must come. altered where it was changed on its way.
    Result<std::string> read(std::size_t most);
    // The server has said that nothing more comes; an end that is not said so may have been cut off by somebody.
    [[nodiscard]] bool has_ended() const;

private:
    struct Implementation;
    explicit TlsStream(std::unique_ptr<Implementation> implementation);
    std::unique_ptr<Implementation> m_implementation;
};

}  // namespace asepsie::crypto
