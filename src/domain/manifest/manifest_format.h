// A manifest as a file: a header in text, signed, and a compact body that the header binds. The format is docs/formats/manifest.md.
#pragma once

#include "domain/manifest/manifest.h"
#include "foundation/base/result.h"
#include "foundation/crypto/signing.h"

#include <string>
#include <string_view>

namespace asepsie::manifest {

constexpr std::size_t max_manifest_bytes = 1U << 30U;
constexpr std::uint64_t max_manifest_entries = 10'000'000;
constexpr std::size_t max_manifest_path_bytes = 4'095;
constexpr std::uint64_t max_bytes_of_all_paths = 2ULL << 30U;  // paths share their beginnings in the file, not in memory
constexpr std::size_t max_header_bytes = 16U << 10U;

struct SealedManifest {
    Manifest manifest;
    crypto::Digest tree{};   // tree_hash of its entries
    crypto::Digest hash{};   // of the signed header: what the next one names as its previous, and what may be noted on paper
    std::string public_key;  // 32 bytes
    std::string signature;   // 64 bytes
};

struct WrittenManifest {
    std::string bytes;
    crypto::Digest tree{};
    crypto::Digest hash{};
};

// bad_usage where entries are not sorted, or a path or date cannot be written; too_large beyond the limits.
Result<WrittenManifest> write_manifest(const Manifest& manifest, const crypto::Signer& signer);

// malformed with the place; truncated; altered where the body is not the one that was signed, or the signature does not hold; wrong_key where it is not expected_key's (empty: any
// key will do, and who holds it is for the caller to say); too_large. The tree's hash is signed too, but computed again by holds_its_tree alone.
Result<SealedManifest> read_manifest(std::string_view bytes, std::string_view expected_key = {});
// What its signed header says, without entries and gaps, of the first max_header_bytes of a file: whether the body is the one that was signed, this does not tell.
Result<SealedManifest> read_manifest_head(std::string_view start, std::string_view expected_key = {});
bool holds_its_tree(const SealedManifest& sealed);

// Whether `next` was taken right after `before`, of the same folder and by the same key.
bool follows(const SealedManifest& before, const SealedManifest& next);

}  // namespace asepsie::manifest
