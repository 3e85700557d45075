// From what a person types to a key: Argon2id (RFC 9106), and recovery codes that can be read aloud and typed from paper.
#pragma once

#include "foundation/base/result.h"
#include "foundation/crypto/secret.h"

#include <cstdint>
#include <string>

namespace asepsie::crypto {

constexpr std::size_t key_bytes = 32;
constexpr std::size_t salt_bytes = 16;
constexpr std::size_t recovery_code_bits = 120;  // 24 signs of 5 bits and one that checks them

// How much work one guess costs. Kept in the vault, so that it can be raised.
struct Cost {
    std::uint64_t passes = 3;
    std::uint64_t memory_bytes = 256ULL << 20U;
};
constexpr Cost least_cost{1, 8ULL << 10U};      // for recovery codes, which are long enough, and for tests
constexpr Cost greatest_cost{4, 1ULL << 30U};   // room to raise it; beyond it a file only wants to exhaust the computer

// salt: salt_bytes. too_large where the memory is not there or the cost is beyond greatest_cost.
Result<Secret> key_from(const Secret& passphrase, std::string_view salt, Cost cost);

// Seven words of four letters each, drawn by chance: about 88 bits, easy to say, to remember and to type on any keyboard of Latin letters.
Secret make_passphrase();

// "7KQ2M-…": five groups of five signs of Crockford's base 32 (no I, L, O, U), the last sign a check over the others.
std::string make_recovery_code();
// The code as it was made, whatever the case, spaces and look-alikes (O for 0, I and L for 1) it was typed with.
// malformed where it is of another length, holds another sign, or its check does not hold: a slip of the pen, told before any key is tried.
Result<Secret> read_recovery_code(std::string_view typed);

}  // namespace asepsie::crypto
