// Whether a key belongs to a large set that never changes, in about 8.6 bits a key: a binary fuse filter (Graf and Lemire, ACM JEA 27, 2022), 4-wise, fingerprints of 8 bits.
//
// A key of the set is always found; of others one in 256 is found too. The table is a row of blocks of 2^block_bits fingerprints. A key has one place in each
// of four blocks that follow each other, and belongs to the set where the fingerprints there, added without carry, are its own.
#pragma once

#include "foundation/base/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace asepsie::fuse_filter {

constexpr std::uint32_t places_of_a_key = 4;
constexpr std::uint32_t max_block_bits = 18;      // three places are told by 18 bits each of a hash of 64, the first by its upper ones
constexpr std::size_t max_keys = 1U << 28U;       // of one filter: building takes about 40 bytes each
constexpr double false_positive_rate = 1.0 / 256;  // of keys that are not in the set

struct Shape {
    std::uint64_t seed = 0;
    std::uint32_t block_bits = 0;
    std::uint32_t first_blocks = 0;  // in how many blocks a key's first place may be; three more follow. 0: the set is empty, and so is the table

    [[nodiscard]] std::uint64_t table_bytes() const;
    friend bool operator==(const Shape&, const Shape&) = default;
};

// Over a table that is somebody else's and must outlive it.
class View {
public:
    // malformed where the table is not one of that shape.
    static Result<View> over(const Shape& shape, std::span<const std::uint8_t> table);

    [[nodiscard]] bool contains(std::uint64_t key) const;
    // answers[i]: whether keys[i] is found. Fetches the places of several keys at once, so that waiting for memory is shared. As many answers as keys.
    void ask(std::span<const std::uint64_t> keys, std::span<bool> answers) const;

private:
    View(const Shape& shape, std::span<const std::uint8_t> table) : m_shape(shape), m_table(table) {}

    Shape m_shape;
    std::span<const std::uint8_t> m_table;
};

struct Filter {
    Shape shape;
    std::size_t keys = 0;  // of the set; repeated ones count once
    std::vector<std::uint8_t> table;

    [[nodiscard]] View view() const;
};

// The same keys, in any order, give the same filter. too_large beyond max_keys; malformed where no seed of many fits, which chance does not bring about.
Result<Filter> build(std::span<const std::uint64_t> keys);

}  // namespace asepsie::fuse_filter
