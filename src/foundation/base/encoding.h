// Bytes as letters: base 64 for machines (RFC 4648, section 4), percent signs in addresses, Crockford's base 32 for people who read aloud and type from paper.
#pragma once

#include "foundation/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace asepsie::text {

std::string to_base64(std::string_view bytes);
// Only what to_base64 writes: padded, no space, no stray bits at the end. malformed otherwise, with the offset.
Result<std::string> from_base64(std::string_view text);

// 0 to 15, or -1 where it is no hexadecimal digit.
int hexadecimal_value(char digit);
// "%C3%A9" to its bytes, once (RFC 3986, section 2.1); what is no code stays as it is. '+' stays '+'.
std::string percent_decoded(std::string_view text);

// No I, L, O, U: none that is taken for another.
inline constexpr std::string_view crockford_signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
// The first signs * 5 bits, most significant first; bytes holds that many.
std::string to_crockford(std::string_view bytes, std::size_t signs);

}  // namespace asepsie::text
