// The hash of a manifest as a person notes and types it: the first twenty digits, by four. So many (80 bits) nobody finds a second manifest for.
#pragma once

#include "foundation/crypto/digest.h"

#include <optional>
#include <string>
#include <string_view>

namespace asepsie::application {

constexpr std::size_t fingerprint_digits = 20;

// "3b6a 91f0 22c4 d810 77ab".
std::string short_fingerprint(const crypto::Digest& digest);

// What was noted, the short form or more of it, in small letters without blanks and dashes; nothing where it is no fingerprint, or fewer digits.
std::optional<std::string> noted_fingerprint(std::string_view typed);
bool is_fingerprint_of(std::string_view noted, const crypto::Digest& digest);

}  // namespace asepsie::application
