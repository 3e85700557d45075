// Bytes as letters: base 64 for machines (RFC 4648, section 4), Crockford's base 32 for people who read aloud and type from paper.
#pragma once

#include "foundation/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace asepsie::text {

std::string to_base64(std::string_view bytes);
// Only what to_base64 writes: padded, no space, no stray bits at the end. malformed otherwise, with the offset.
Result<std::string> from_base64(std::string_view text);

// No I, L, O, U: none that is taken for another.
inline constexpr std::string_view crockford_signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
// The first signs * 5 bits, most significant first; bytes holds that many.
std::string to_crockford(std::string_view bytes, std::size_t signs);

}  // namespace asepsie::text
