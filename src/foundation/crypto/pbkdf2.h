// PBKDF2 with HMAC-SHA-256 (RFC 8018, section 5.2), for what a browser computes too: it knows no better way to make a guess dear. Passphrases of ours go through Argon2id (passphrase.h).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace asepsie::crypto {

std::string pbkdf2_sha256(std::string_view password, std::string_view salt, int rounds, std::size_t bytes);

}  // namespace asepsie::crypto
