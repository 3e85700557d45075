// The people named in a header (RFC 5322, 3.4), read the way mail programs show them, also where they were written to deceive.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace asepsie::mime {

struct NamedAddress {
    std::string name;     // decoded, UTF-8; empty where none is shown
    std::string address;  // "local@host" as written, or empty
};

constexpr std::size_t most_addresses = 500;

std::vector<NamedAddress> read_addresses(std::string_view field);

// Every "local@host" in a text, in order, at most so many.
std::vector<std::string> addresses_within(std::string_view text, std::size_t most);

}  // namespace asepsie::mime
