// Reading a folder of a mail server, and nothing else (IMAP4rev1, RFC 3501): it is opened with EXAMINE and its messages are peeked at, so that nothing there changes, not even
// whether a message counts as read. What server and account say goes through TLS with a server that proves its name (RFC 8314), or not at all.
#pragma once

#include "foundation/base/calendar.h"
#include "foundation/base/result.h"
#include "foundation/crypto/secret.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace asepsie::imap {

constexpr std::uint16_t usual_port = 993;
constexpr std::size_t largest_message = 40'000'000;  // bytes; larger ones are not fetched
constexpr std::size_t most_listed = 1'000;           // messages
constexpr std::size_t longest_account = 200;         // bytes
constexpr std::size_t longest_password = 1'000;      // bytes

enum class Protection : std::uint8_t {
    tls,       // from the first byte
    starttls,  // before the account is named; a server that does not offer it is left (RFC 3501, section 6.2.1)
    none,      // for tests: refused but to 127.0.0.1
};

struct Server {
    std::string host;
    std::uint16_t port = usual_port;
    Protection protection = Protection::tls;
    std::string anchors_pem = {};     // as TlsPeer
    std::optional<Moment> now = {};   // as TlsPeer
};

// How long each step may take, whole: a server that sends a byte a second gains nothing.
struct Patience {
    std::chrono::milliseconds connecting{20'000};
    std::chrono::milliseconds command{30'000};
    std::chrono::milliseconds message{120'000};
    std::chrono::milliseconds whole{900'000};  // all steps together
};

struct Listed {
    std::uint32_t uid = 0;
    std::uint64_t bytes = 0;  // as the server says
    friend bool operator==(const Listed&, const Listed&) = default;
};

// After too_slow, malformed, too_large, truncated and io_failed the server is not listened to any more. Details hold words of the server: not safe to show.
class Session {
public:
    // not_found: no such host. io_failed: nobody answers there. too_slow. denied: it does not prove its name, with the reason. unsupported: it does not speak privately, or no
    // version of TLS that is good enough. malformed: it is no mail server. busy: it turns people away for now.
    static Result<Session> connect(const Server& server, const Patience& patience);
    Session(Session&&) noexcept;
    Session& operator=(Session&&) noexcept;
    ~Session();

    // wrong_key: the account or its password is another one, or the server wants one made for programs. unsupported: it takes no password at all. busy. bad_usage: what no
    // account and no password holds.
    Result<Done> log_in(const std::string& account, const crypto::Secret& password);
    // How many messages are in it. not_found: no such folder. denied. bad_usage: no name of a folder.
    Result<std::uint32_t> examine(std::string_view folder);
    // The newest of that folder, oldest first. Ones that vanish meanwhile are left out.
    Result<std::vector<Listed>> newest(std::size_t most);
    // As it came. not_found where it is gone, too_large beyond largest_message.
    Result<std::string> message(std::uint32_t uid);
    // Says goodbye, and does not wait for an answer.
    void log_out();

private:
    struct Implementation;
    explicit Session(std::unique_ptr<Implementation> implementation);
    std::unique_ptr<Implementation> m_implementation;
};

}  // namespace asepsie::imap
