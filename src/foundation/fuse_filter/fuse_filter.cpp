#include "foundation/fuse_filter/places.h"

#include <algorithm>

namespace asepsie::fuse_filter {
namespace {

constexpr std::size_t keys_at_once = 32;  // whose places are on their way from memory together

std::uint8_t sum_at(std::span<const std::uint8_t> table, const Places& places)
{
    return static_cast<std::uint8_t>(table[places[0]] ^ table[places[1]] ^ table[places[2]] ^ table[places[3]]);
}

}  // namespace

std::uint64_t Shape::table_bytes() const
{
    return first_blocks == 0 ? 0 : (static_cast<std::uint64_t>(first_blocks) + places_of_a_key - 1) << block_bits;
}

Result<View> View::over(const Shape& shape, std::span<const std::uint8_t> table)
{
    if (shape.block_bits > max_block_bits || shape.table_bytes() > UINT32_MAX || shape.table_bytes() != table.size()) {
        return fail(ErrorCode::malformed, "a filter of another shape");
    }
    return View(shape, table);
}

bool View::contains(std::uint64_t key) const
{
    if (m_table.empty()) {
        return false;
    }
    const std::uint64_t hash = hash_of(key, m_shape.seed);
    return sum_at(m_table, places_of(hash, m_shape)) == fingerprint_of(hash);
}

void View::ask(std::span<const std::uint64_t> keys, std::span<bool> answers) const
{
    ASSERT(keys.size() == answers.size());
    if (m_table.empty()) {
        std::fill(answers.begin(), answers.end(), false);
        return;
    }
    std::array<Places, keys_at_once> places{};
    std::array<std::uint8_t, keys_at_once> fingerprints{};
    for (std::size_t start = 0; start < keys.size(); start += keys_at_once) {
        const std::size_t count = std::min(keys_at_once, keys.size() - start);
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint64_t hash = hash_of(keys[start + i], m_shape.seed);
            places[i] = places_of(hash, m_shape);
            fingerprints[i] = fingerprint_of(hash);
            for (const std::uint32_t place : places[i]) {
                __builtin_prefetch(m_table.data() + place);
            }
        }
        for (std::size_t i = 0; i < count; ++i) {
            answers[start + i] = sum_at(m_table, places[i]) == fingerprints[i];
        }
    }
}

View Filter::view() const
{
    auto over = View::over(shape, table);
    ASSERT(over.ok());
    return *over;
}

}  // namespace asepsie::fuse_filter
