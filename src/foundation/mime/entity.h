// A message taken apart into its parts (RFC 2045, 2046): which follow each other, which lie in which. Views into its bytes; nothing is decoded yet. Linear in the
// bytes for each level, of which there are few.
#pragma once

#include "foundation/base/result.h"
#include "foundation/mime/header.h"

#include <string>
#include <string_view>
#include <vector>

namespace asepsie::mime {

constexpr std::size_t most_message_bytes = 40'000'000;
constexpr std::size_t most_parts = 1'000;
constexpr std::size_t most_levels = 30;

struct Entity {
    std::size_t level = 0;       // 0: the message itself
    std::string_view whole;      // header and body, of a message in a message too
    Header header;
    Parameters type;             // "text/plain" where nothing, or nothing readable, is said
    Parameters disposition;      // "attachment", "inline" or empty
    std::string encoding;        // lower case
    std::string_view body;       // still encoded
    std::size_t alternative = 0; // one of several forms of the same content: which content, the outermost where they lie in each other; 0: it stands alone

    [[nodiscard]] bool is_multipart() const { return type.value.starts_with("multipart/"); }
    [[nodiscard]] bool is_message() const { return type.value == "message/rfc822" || type.value == "message/global"; }
    // The name a person is shown, or empty. Decoded, UTF-8.
    [[nodiscard]] std::string file_name() const;
    [[nodiscard]] std::string decoded() const;
};

struct Parts {
    std::vector<Entity> entities;        // in the order of the text, each before what lies in it
    std::vector<std::string> limits_met; // "parts" (also where the boundary that is named stands nowhere), "levels", "header"; empty where all was read
};

// A message in a message (message/rfc822) is an entity without children: it is read by itself. too_large: more than most_message_bytes.
Result<Parts> read_parts(std::string_view bytes);

}  // namespace asepsie::mime
