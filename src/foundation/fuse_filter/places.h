// Where the fingerprints of a key stand in a table. Only for the sources of this folder.
#pragma once

#include "foundation/fuse_filter/fuse_filter.h"

namespace asepsie::fuse_filter {

using Places = std::array<std::uint32_t, places_of_a_key>;

// The finaliser of MurmurHash3 (Appleby, public domain): each key has one hash, each hash one key.
inline std::uint64_t hash_of(std::uint64_t key, std::uint64_t seed)
{
    std::uint64_t hash = key + seed;
    hash ^= hash >> 33U;
    hash *= 0xff51afd7ed558ccdU;
    hash ^= hash >> 33U;
    hash *= 0xc4ceb9fe1a85ec53U;
    hash ^= hash >> 33U;
    return hash;
}

// All 64 bits of the hash have a say, as the places use up most of them already.
inline std::uint8_t fingerprint_of(std::uint64_t hash)
{
    return static_cast<std::uint8_t>((hash * 0x9e3779b97f4a7c15U) >> 56U);
}

// The upper bits choose the first place; 18 lower bits each shift the others within their block.
inline Places places_of(std::uint64_t hash, const Shape& shape)
{
    const std::uint64_t reach = static_cast<std::uint64_t>(shape.first_blocks) << shape.block_bits;
    const std::uint32_t block = 1U << shape.block_bits;
    const std::uint32_t mask = block - 1;
    __extension__ using Wide = unsigned __int128;
    const auto first = static_cast<std::uint32_t>((static_cast<Wide>(hash) * reach) >> 64U);
    return {first, (first + block) ^ (static_cast<std::uint32_t>(hash) & mask), (first + 2 * block) ^ (static_cast<std::uint32_t>(hash >> max_block_bits) & mask),
        (first + 3 * block) ^ (static_cast<std::uint32_t>(hash >> (2 * max_block_bits)) & mask)};
}

}  // namespace asepsie::fuse_filter
