// The clear part of a vault file: who can open it, at what cost, and which state it is. The sealed content is bound to it.
#pragma once

#include "foundation/crypto/passphrase.h"
#include "foundation/storage/vault.h"

#include <optional>

namespace asepsie::storage {

struct VaultHeader {
    VaultState state;
    crypto::Cost cost;
    std::string passphrase_salt;  // crypto::salt_bytes
    std::string passphrase_wrap;  // the data key, wrapped
    std::string recovery_salt;
    std::string recovery_wrap;
    std::optional<std::uint64_t> content_bytes;  // before it was sealed; older files do not say

    [[nodiscard]] bool has_keys_of(const VaultHeader& other) const;
};

// A header is in the first so many bytes of a file.
constexpr std::size_t header_reach = 128U << 10U;

// magic, length, JSON, hash of all of it: a damaged header is told from a wrong passphrase.
std::string encode(const VaultHeader& header);

struct SplitVault {
    VaultHeader header;
    std::string_view encoded_header;
    std::string_view sealed;
};

// truncated, altered (the hash does not hold), malformed (no vault, or one of another version). A file of which only the start is there has a header all the same.
Result<SplitVault> split_vault(std::string_view file);

}  // namespace asepsie::storage
