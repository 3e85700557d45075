// A web address taken apart the way browsers do, also where it is written to deceive (WHATWG URL Standard, section 4).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::web {

constexpr std::size_t longest_address_bytes = 16'384;  // a longer one is cut

// Empty parts are absent.
struct WebAddress {
    std::string written;   // as found, without line ends and blanks around
    std::string scheme;    // lower case, without ':'
    std::string user;      // what stands before '@'
    std::string host;      // lower case, in Unicode
    std::string domain;    // the registered part of the host; the host itself where it is a number
    std::string path;      // decoded once
    std::string query;     // not decoded, without '?'
    std::string fragment;  // not decoded, without '#'
    std::uint16_t port = 0;
    bool is_number = false;   // the host is an IP address, in any notation
    bool is_encoded = false;  // letters of host or user were written as codes

    [[nodiscard]] bool leads_to_a_page() const { return !host.empty() && (scheme == "http" || scheme == "https"); }
};

// A text without a scheme that begins like a host ("www.ameli.fr/x") is taken for one. What has no host (mailto:, data:, javascript:, tel:) has its rest in path.
WebAddress parse_web_address(std::string_view text);

// The values of a query, decoded: name=value&… ; empty names kept.
struct QueryValue {
    std::string name;
    std::string value;
};
std::vector<QueryValue> query_values(std::string_view query);

// Web addresses written in a text: "https://…", "www.…", and "name.tld/…" where the ending is one of the few dozen that mail is full of. In order, at most so many.
struct WrittenAddress {
    std::size_t begin = 0;
    std::size_t length = 0;
};
std::vector<WrittenAddress> addresses_in(std::string_view text, std::size_t most);

}  // namespace asepsie::web
