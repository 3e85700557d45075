// Authenticated encryption: a short secret wrapped by a key, and content of any size sealed as a stream (libsodium: XChaCha20-Poly1305).
#pragma once

#include "foundation/base/result.h"
#include "foundation/crypto/secret.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace asepsie::crypto {

// nonce and sealed secret together. context: what it is for; opening needs the same.
std::string wrap(const Secret& secret, const Secret& key, std::string_view context);
// wrong_key where the key is another one or the wrapping was altered: the two cannot be told apart.
Result<Secret> unwrap(std::string_view wrapped, const Secret& key, std::string_view context);

// Pieces of 64 KiB, each bound to its place, the last one marked: nothing can be cut off, moved or added unseen. context is authenticated with it.
std::string seal(std::string_view content, const Secret& key, std::string_view context);
// How long that becomes.
std::size_t sealed_bytes(std::size_t content_bytes);
// truncated: the last piece is missing, or it is shorter than the others and does not hold; altered: with the offset of the first piece that does not hold.
Result<std::string> unseal(std::string_view sealed, const Secret& key, std::string_view context);

// A key of its own for each use of a key, so that none serves twice.
Secret derive(const Secret& key, std::string_view purpose);

// BLAKE2b, 32 bytes.
std::string hash(std::string_view content);
std::string random_bytes(std::size_t count);
// A number below bound, each as likely as the others; from the system's generator.
std::uint32_t draw_below(std::uint32_t bound);
std::string to_hex(std::string_view bytes);
Result<std::string> from_hex(std::string_view text);

}  // namespace asepsie::crypto
