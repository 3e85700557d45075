// "tag=value; tag=value" (RFC 6376, section 3.2), the form of signatures, keys and policies.
#pragma once

#include "foundation/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace asepsie::authentication {

constexpr std::size_t longest_tag_list_bytes = 16'384;
constexpr std::size_t most_tags = 64;

struct Tag {
    std::string_view name;   // as written: upper and lower case differ
    std::string_view value;  // without the blanks around it; blanks and line ends inside stay
};

using TagList = std::vector<Tag>;

// The tags point into text. Errors: malformed (also: the same name twice), too_large.
Result<TagList> parse_tag_list(std::string_view text);

// Empty where there is no such tag.
std::string_view value_of(const TagList& tags, std::string_view name);
bool has_tag(const TagList& tags, std::string_view name);

std::string without_blanks(std::string_view value);
// Base 64 over which lines may have been broken, padded or not. malformed.
Result<std::string> bytes_in(std::string_view value);
// The pieces of "a : b", without blanks.
std::vector<std::string> pieces_of(std::string_view value);

// A name that may be asked in the DNS as it stands: ASCII letters, digits, '-', '_', labels of 1 to 63, 253 in all (RFC 1035, section 2.3.4).
bool is_dns_name(std::string_view name);

}  // namespace asepsie::authentication
