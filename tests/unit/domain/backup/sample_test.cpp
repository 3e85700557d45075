#include "domain/backup/sample.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace asepsie::backup {
namespace {

constexpr Moment drill_day{std::chrono::days(20'000)};

std::string ending_number(std::size_t number)
{
    std::string ending = ".";
    for (int i = 0; i < 4; ++i) {
        ending += static_cast<char>('a' + number % 26);
        number /= 26;
    }
    return ending;
}

TEST(Sample, takes_turns_among_kinds)
{
    std::vector<Candidate> candidates;
    for (int i = 0; i < 100; ++i) {
        candidates.push_back({"a/" + std::to_string(i) + ".pdf", 1'000, drill_day});
    }
    candidates.push_back({"a/one.db", 1'000, drill_day});
    candidates.push_back({"a/big.pdf", 2'000'000, drill_day});
    const auto drawn = draw_sample(candidates, 4, 10'000'000, 1, drill_day);
    ASSERT_EQ(drawn.size(), 4U);
    EXPECT_TRUE(std::find(drawn.begin(), drawn.end(), 100U) != drawn.end());
    EXPECT_TRUE(std::find(drawn.begin(), drawn.end(), 101U) != drawn.end());
    EXPECT_EQ(draw_sample(candidates, 4, 10'000'000, 1, drill_day), drawn);
    EXPECT_NE(draw_sample(candidates, 4, 10'000'000, 2, drill_day), drawn);
}

TEST(Sample, keeps_to_its_bytes_but_for_the_first)
{
    const std::vector<Candidate> candidates{{"a.x", 900, drill_day}, {"b.x", 50, drill_day}, {"c.x", 2'000'000'000, drill_day}, {"d.x", ~std::uint64_t{0}, drill_day}};
    const auto all = draw_sample(candidates, 10, 1'000, 1, drill_day);
    std::uint64_t bytes = 0;
    for (const std::size_t place : all) {
        bytes += candidates[place].bytes;
    }
    EXPECT_TRUE(all.size() == 1 || bytes <= 1'000);
    EXPECT_EQ(draw_sample({{"a", 5'000, drill_day}}, 10, 1'000, 1, drill_day).size(), 1U);
    EXPECT_TRUE(draw_sample({}, 10, 1'000, 1, drill_day).empty());
}

// What a stranger named: it ends.
TEST(Sample, is_drawn_from_ever_so_many_kinds)
{
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < 100'000; ++i) {
        candidates.push_back({"k" + ending_number(i), 100, drill_day});
        candidates.push_back({std::to_string(i) + ".same", 100, drill_day});
    }
    EXPECT_EQ(draw_sample(candidates, 200'000, 1U << 30U, 1, drill_day).size(), 200'000U);
    EXPECT_EQ(draw_sample(candidates, 200'000, 1'000, 1, drill_day).size(), 10U);
}

}  // namespace
}  // namespace asepsie::backup
