// The fields of a message's header and of its parts' (RFC 5322, 2.2), and the words in them (RFC 2047, RFC 2231).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace asepsie::mime {

struct Field {
    std::string_view name;
    std::string_view value;  // as it stands, folded lines included, without the line end behind it
};

class Header {
public:
    Header() = default;
    explicit Header(std::vector<Field> fields) : m_fields(std::move(fields)) {}

    [[nodiscard]] const std::vector<Field>& fields() const { return m_fields; }
    // The first of that name, upper or lower case alike; empty where there is none.
    [[nodiscard]] std::string_view first(std::string_view name) const;
    [[nodiscard]] std::vector<std::string_view> all(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;

private:
    std::vector<Field> m_fields;
};

struct HeaderLimits {
    std::size_t bytes = 1'000'000;
    std::size_t fields = 2'000;
};

// The header that begins the bytes, and where the body behind it begins. is_cut_short: a limit was met; the body is then looked for all the same.
struct ReadHeader {
    Header header;
    std::size_t body_begin = 0;
    bool is_cut_short = false;
};
ReadHeader read_header(std::string_view bytes, const HeaderLimits& limits = {});

// The lines of a folded value as one.
std::string unfolded(std::string_view value);

// What a person reads of a value: "=?utf-8?Q?...?=" decoded (also where a character was cut over two words, as mailers wrongly do), bytes beyond ASCII taken for UTF-8
// or else Windows-1252. Linear.
std::string decoded_words(std::string_view value);

// "text/html; charset=utf-8; name*0*=utf-8''fac; name*1=ture": the value in lower case without what is written behind a blank, and its parameters decoded and joined, with
// names in lower case, those in pieces or of another charset first. A boundary stays as it is written.
struct Parameters {
    std::string value;
    std::vector<std::pair<std::string, std::string>> parameters;

    [[nodiscard]] std::string_view operator[](std::string_view name) const;
};
Parameters read_parameters(std::string_view field);

}  // namespace asepsie::mime
