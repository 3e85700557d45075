// The fields of a message's header as they stand in its bytes, for what has to be proved by them.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::authentication {

// name: as written, blanks before the ':' included. raw_value: what follows the first ':', folded, with CRLF or LF as in the bytes; the line end that closes
// the field may be there or not.
struct HeaderField {
    std::string_view name;
    std::string_view raw_value;
};

// From the top of the message down: what was added last stands first.
using HeaderFields = std::vector<HeaderField>;

constexpr std::size_t most_fields = 2'000;  // further ones are not looked at

// The part of a host that somebody registered ("news.ameli.fr" is "ameli.fr"), by the public suffix list; always in the same script for the same host.
using Registrable = std::function<std::string(std::string_view host)>;

bool is_named(const HeaderField& field, std::string_view lower_case_name);

}  // namespace asepsie::authentication
