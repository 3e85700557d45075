#include "foundation/fuse_filter/places.h"

#include <fmt/core.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>

namespace asepsie::fuse_filter {
namespace {

// A seed fails with a chance of well below one in ten (section 4 of the paper), so that many in a row do so only for keys chosen to that end.
constexpr std::uint32_t most_seeds = 64;
constexpr std::size_t hashes_of_a_heap = 4'096;  // 32 KiB: sorted within the nearest memory

// Table 1 of the paper for four places: how long a block is, and how many places there are for each key.
Shape shape_for(std::size_t keys)
{
    if (keys == 0) {
        return {};
    }
    const double n = static_cast<double>(std::max<std::size_t>(keys, 4));
    const double bits = std::floor(std::log(n) / std::log(2.91) - 0.5);
    const double places_per_key = std::max(1.075, 0.77 + 0.305 * std::log(600'000.0) / std::log(n));
    Shape shape;
    shape.block_bits = static_cast<std::uint32_t>(std::clamp(bits, 2.0, static_cast<double>(max_block_bits)));
    const auto places = static_cast<std::uint64_t>(std::ceil(n * places_per_key));
    const std::uint64_t blocks = (places + (1ULL << shape.block_bits) - 1) >> shape.block_bits;
    shape.first_blocks = static_cast<std::uint32_t>(std::max<std::uint64_t>(blocks, places_of_a_key) - (places_of_a_key - 1));
    return shape;
}

// In order, each once: keys whose places are near are then treated together, and repeated keys are gone. Hashes are even, so heaps by their upper bits are too.
std::vector<std::uint64_t> sorted_hashes(std::span<const std::uint64_t> keys, std::uint64_t seed)
{
    const auto heap_bits = static_cast<unsigned>(std::bit_width(keys.size() / hashes_of_a_heap) + 1);
    const unsigned shift = 64 - heap_bits;
    std::vector<std::size_t> ends((1ULL << heap_bits) + 1);
    for (const std::uint64_t key : keys) {
        ++ends[(hash_of(key, seed) >> shift) + 1];
    }
    for (std::size_t heap = 1; heap < ends.size(); ++heap) {
        ends[heap] += ends[heap - 1];
    }
    std::vector<std::uint64_t> hashes(keys.size());
    for (const std::uint64_t key : keys) {
        const std::uint64_t hash = hash_of(key, seed);
        hashes[ends[hash >> shift]++] = hash;
    }
    std::size_t start = 0;
    for (std::size_t heap = 0; heap + 1 < ends.size(); ++heap) {
        std::sort(hashes.begin() + static_cast<std::ptrdiff_t>(start), hashes.begin() + static_cast<std::ptrdiff_t>(ends[heap]));
        start = ends[heap];
    }
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    return hashes;
}

// A key that has one place to itself, in the order in which they were found.
struct Settled {
    std::vector<std::uint64_t> hashes;
    std::vector<std::uint8_t> own;  // which of its four places is its own
};

// What stands at each place of the table while keys are taken away one after another: how many keys are left there, and of these the hashes, and the numbers
// (0 to 3) that the place has for them, both added without carry. Where one key is left, that is its hash and its number.
class Occupancy {
public:
    explicit Occupancy(std::size_t places) : m_hashes(places), m_counts(places) {}

    // False where more keys meet at a place than can be counted.
    bool add(std::uint64_t hash, const Places& places)
    {
        for (std::uint8_t number = 0; number < places_of_a_key; ++number) {
            std::uint8_t& count = m_counts[places[number]];
            if (count >= full) {
                return false;
            }
            count = static_cast<std::uint8_t>((count + one) ^ number);
            m_hashes[places[number]] ^= hash;
        }
        return true;
    }
    void take(std::uint64_t hash, std::uint32_t place, std::uint8_t number)
    {
        m_counts[place] = static_cast<std::uint8_t>((m_counts[place] - one) ^ number);
        m_hashes[place] ^= hash;
    }
    [[nodiscard]] bool is_single(std::uint32_t place) const { return (m_counts[place] & ~numbers) == one; }
    [[nodiscard]] std::uint64_t hash_at(std::uint32_t place) const { return m_hashes[place]; }
    [[nodiscard]] std::uint8_t number_at(std::uint32_t place) const { return m_counts[place] & numbers; }

private:
    static constexpr std::uint8_t numbers = 3;    // two lower bits
    static constexpr std::uint8_t one = 4;        // a key, in the six upper bits
    static constexpr std::uint8_t full = 63 * 4;  // four keys meet on average

    std::vector<std::uint64_t> m_hashes;
    std::vector<std::uint8_t> m_counts;
};

// Takes away the only key of a place, again and again, until none is left; nothing where some stay for ever, which another seed mends.
std::optional<Settled> settle(const std::vector<std::uint64_t>& hashes, const Shape& shape)
{
    const auto table_size = static_cast<std::uint32_t>(shape.table_bytes());
    Occupancy occupancy(table_size);
    for (const std::uint64_t hash : hashes) {
        if (!occupancy.add(hash, places_of(hash, shape))) {
            return std::nullopt;
        }
    }
    Settled settled;
    settled.hashes.reserve(hashes.size());
    settled.own.reserve(hashes.size());
    std::vector<std::uint32_t> waiting;  // places that came to one key: each does so once
    waiting.reserve(table_size);
    for (std::uint32_t place = 0; place < table_size; ++place) {
        if (occupancy.is_single(place)) {
            waiting.push_back(place);
        }
    }
    while (!waiting.empty()) {
        const std::uint32_t place = waiting.back();  // the latest, whose neighbours are still in the near memory
        waiting.pop_back();
        if (!occupancy.is_single(place)) {
            continue;  // its key was taken away at another place
        }
        const std::uint64_t hash = occupancy.hash_at(place);
        const std::uint8_t own = occupancy.number_at(place);
        settled.hashes.push_back(hash);
        settled.own.push_back(own);
        const Places places = places_of(hash, shape);
        for (std::uint8_t number = 0; number < places_of_a_key; ++number) {
            occupancy.take(hash, places[number], number);
            if (number != own && occupancy.is_single(places[number])) {
                waiting.push_back(places[number]);
            }
        }
    }
    return settled.hashes.size() == hashes.size() ? std::optional(std::move(settled)) : std::nullopt;
}

// The last one first: when a key's own place is written, no key written before needs it, and none after changes its other three.
std::vector<std::uint8_t> table_of(const Settled& settled, const Shape& shape)
{
    std::vector<std::uint8_t> table(shape.table_bytes());
    for (std::size_t i = settled.hashes.size(); i-- > 0;) {
        const std::uint64_t hash = settled.hashes[i];
        const Places places = places_of(hash, shape);
        std::uint8_t& own = table[places[settled.own[i]]];
        own = 0;
        own = static_cast<std::uint8_t>(fingerprint_of(hash) ^ table[places[0]] ^ table[places[1]] ^ table[places[2]] ^ table[places[3]]);
    }
    return table;
}

}  // namespace

Result<Filter> build(std::span<const std::uint64_t> keys)
{
    if (keys.size() > max_keys) {
        return fail(ErrorCode::too_large, fmt::format("a filter of {} keys", keys.size()));
    }
    for (std::uint32_t attempt = 1; attempt <= most_seeds; ++attempt) {
        const std::uint64_t seed = hash_of(attempt, 0);
        const std::vector<std::uint64_t> hashes = sorted_hashes(keys, seed);
        Shape shape = shape_for(hashes.size());
        shape.seed = seed;
        if (const auto settled = settle(hashes, shape)) {
            return Filter{shape, hashes.size(), table_of(*settled, shape)};
        }
    }
    return fail(ErrorCode::malformed, fmt::format("no filter for {} keys", keys.size()));
}

}  // namespace asepsie::fuse_filter
