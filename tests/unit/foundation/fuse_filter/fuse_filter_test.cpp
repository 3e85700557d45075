#include "foundation/fuse_filter/fuse_filter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>

namespace asepsie::fuse_filter {
namespace {

std::vector<std::uint64_t> keys_by_chance(std::size_t count, std::uint64_t seed)
{
    std::mt19937_64 chance(seed);
    std::vector<std::uint64_t> keys(count);
    std::generate(keys.begin(), keys.end(), [&] { return chance(); });
    return keys;
}

std::size_t found(const View& view, const std::vector<std::uint64_t>& keys)
{
    return static_cast<std::size_t>(std::count_if(keys.begin(), keys.end(), [&](std::uint64_t key) { return view.contains(key); }));
}

TEST(FuseFilter, finds_each_of_a_million_and_one_in_256_of_others)
{
    constexpr std::size_t count = 1'000'000;
    const auto keys = keys_by_chance(count, 1);
    const auto filter = build(keys);
    ASSERT_TRUE(filter.ok()) << filter.error().detail;
    EXPECT_EQ(filter->keys, count);
    EXPECT_EQ(found(filter->view(), keys), count) << "no key of the set is ever missed";
    const double wrong = static_cast<double>(found(filter->view(), keys_by_chance(count, 2))) / count;
    EXPECT_NEAR(wrong, false_positive_rate, 0.0004) << "six standard deviations";
    EXPECT_LE(static_cast<double>(filter->table.size()) * 8 / count, 9.1) << "bits a key";
}

TEST(FuseFilter, answers_many_as_it_answers_one)
{
    const auto keys = keys_by_chance(10'000, 3);
    const auto filter = build(keys);
    ASSERT_TRUE(filter.ok());
    std::vector<std::uint64_t> asked(keys.begin(), keys.begin() + 501);
    const auto others = keys_by_chance(5'000, 4);
    asked.insert(asked.end(), others.begin(), others.end());
    const auto answers = std::make_unique<bool[]>(asked.size());
    filter->view().ask(asked, {answers.get(), asked.size()});
    for (std::size_t i = 0; i < asked.size(); ++i) {
        ASSERT_EQ(answers[i], filter->view().contains(asked[i])) << i;
    }
}

TEST(FuseFilter, holds_sets_of_every_small_size)
{
    for (std::size_t count = 0; count <= 600; ++count) {
        std::vector<std::uint64_t> keys(count);
        for (std::size_t i = 0; i < count; ++i) {
            keys[i] = i;  // one beside the other, as ids are
        }
        const auto filter = build(keys);
        ASSERT_TRUE(filter.ok()) << count;
        ASSERT_EQ(found(filter->view(), keys), count);
        ASSERT_TRUE(View::over(filter->shape, filter->table).ok());
    }
    EXPECT_FALSE(build({})->view().contains(0)) << "nothing belongs to the empty set";
}

TEST(FuseFilter, counts_repeated_keys_once_in_whatever_order)
{
    auto keys = keys_by_chance(50'000, 5);
    const auto once = build(keys);
    const std::vector<std::uint64_t> more(200'000, keys.front());
    keys.insert(keys.end(), keys.begin(), keys.begin() + 40'000);
    keys.insert(keys.end(), more.begin(), more.end());
    std::shuffle(keys.begin(), keys.end(), std::mt19937_64(6));
    const auto filter = build(keys);
    ASSERT_TRUE(filter.ok());
    EXPECT_EQ(filter->keys, 50'000U);
    EXPECT_EQ(filter->shape, once->shape);
    EXPECT_EQ(filter->table, once->table);
}

TEST(FuseFilter, holds_keys_that_share_their_upper_or_lower_bits)
{
    std::vector<std::uint64_t> keys;
    for (std::uint64_t i = 0; i < 30'000; ++i) {
        keys.push_back(i << 48U);
        keys.push_back(0xabcdef0000000000U | i);
    }
    const auto filter = build(keys);
    ASSERT_TRUE(filter.ok());
    EXPECT_EQ(found(filter->view(), keys), keys.size());
}

TEST(FuseFilter, refuses_a_table_of_another_shape)
{
    const auto filter = build(keys_by_chance(1'000, 7));
    ASSERT_TRUE(filter.ok());
    const std::span<const std::uint8_t> table(filter->table);
    EXPECT_EQ(View::over(filter->shape, table.first(table.size() - 1)).error().code, ErrorCode::malformed);
    EXPECT_FALSE(View::over({}, table).ok());
    Shape shape = filter->shape;
    shape.block_bits = max_block_bits + 1;
    EXPECT_FALSE(View::over(shape, table).ok());
    shape = {0, max_block_bits, UINT32_MAX};
    EXPECT_FALSE(View::over(shape, table).ok()) << "more than 32 bits can tell apart";
    EXPECT_TRUE(View::over({}, {}).ok());
}

}  // namespace
}  // namespace asepsie::fuse_filter
