// What an IMAP server says (RFC 3501, section 7), read piece by piece as it comes and within limits: the server may be anybody.
#pragma once

#include "foundation/base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::imap {

constexpr std::size_t longest_line_bytes = 65'536;     // of one reply, literals apart
constexpr std::size_t most_literals = 16;              // in one reply
constexpr std::size_t most_values = 10'000;            // in one reply
constexpr std::size_t deepest_list = 16;
constexpr std::size_t usual_literal_bytes = 65'536;    // of one reply, where no message was asked for

struct Value {
    enum class Kind : std::uint8_t { atom, text, list };  // text: a quoted string or a literal; NIL is an atom
    Kind kind = Kind::atom;
    std::string text{};
    std::vector<Value> items{};
};

struct Reply {
    enum class Kind : std::uint8_t { untagged, tagged, go_on };
    Kind kind = Kind::untagged;
    std::string tag;                      // of a tagged one
    std::string name;                     // in capitals: "OK", "EXISTS", "FETCH"; empty of go_on
    std::optional<std::uint32_t> number;  // "* 12 EXISTS"
    std::string code;                     // of a status: "AUTHENTICATIONFAILED", "UIDVALIDITY 7"; in capitals
    std::string text;                     // of a status or go_on: the server's words, not made safe
    std::vector<Value> values;            // of the others
};

// Gathers replies from pieces that end anywhere.
class ReplyReader {
public:
    void take_in(std::string_view bytes) { m_waiting += bytes; }
    // How many bytes of literals the next replies may bring, each.
    void allow_literals(std::size_t bytes) { m_allowed = bytes; }
    // A whole reply, or nothing where more must come. malformed, too_large: what follows cannot be told apart, and the server is not listened to any more.
    Result<std::optional<Reply>> next();
    // Whether nothing was begun or is waiting.
    [[nodiscard]] bool is_empty() const { return m_at == m_waiting.size() && m_pieces.empty(); }

    struct Piece {
        std::string line;
        std::optional<std::string> literal;  // that follows it
    };

private:
    Result<bool> take_line();
    bool take_literal();
    void forget_what_was_read();

    std::string m_waiting;
    std::size_t m_at = 0;       // what lies before was read
    std::size_t m_searched = 0; // no line ends before
    std::size_t m_missing = 0;  // of the literal that is coming
    std::size_t m_line_bytes = 0;
    std::size_t m_literal_bytes = 0;
    std::size_t m_allowed = usual_literal_bytes;
    std::vector<Piece> m_pieces;
};

// "* 4 FETCH (UID 9 RFC822.SIZE 1200 BODY[] {…})". malformed where it is none.
struct Fetched {
    std::optional<std::uint32_t> uid;
    std::optional<std::uint64_t> bytes;
    std::optional<std::string> body;
};
Result<Fetched> fetched_in(Reply reply);

// "* SEARCH 3 5": those that are numbers of messages.
std::vector<std::uint32_t> numbers_in(const Reply& reply);

}  // namespace asepsie::imap
