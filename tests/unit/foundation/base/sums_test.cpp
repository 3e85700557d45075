#include "foundation/base/sums.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace asepsie {
namespace {

TEST(Sums, end_at_the_largest_number)
{
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    EXPECT_EQ(sum_at_most<std::int64_t>(1, 2), 3);
    EXPECT_EQ(sum_at_most(std::int64_t{1} << 62, std::int64_t{1} << 62), most);
    EXPECT_EQ(sum_at_most(most, most), most);
    std::uint64_t three = 0;
    for (int i = 0; i < 3; ++i) {
        three = sum_at_most(three, static_cast<std::uint64_t>(most));
    }
    EXPECT_EQ(three, std::numeric_limits<std::uint64_t>::max());
}

}  // namespace
}  // namespace asepsie
