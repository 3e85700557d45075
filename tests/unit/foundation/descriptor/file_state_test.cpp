#include "foundation/descriptor/file_state.h"

#include <gtest/gtest.h>

#include <limits>

namespace asepsie {
namespace {

TEST(FileStates, wild_dates_stand_at_the_end_of_the_range)
{
    EXPECT_EQ(nanoseconds_of({1, 5}), 1'000'000'005);
    EXPECT_EQ(nanoseconds_of({-1, 0}), -1'000'000'000);
    EXPECT_EQ(nanoseconds_of({std::numeric_limits<time_t>::max(), 999'999'999}), std::numeric_limits<std::int64_t>::max());
    EXPECT_EQ(nanoseconds_of({std::numeric_limits<time_t>::min(), 0}), std::numeric_limits<std::int64_t>::min());
}

}  // namespace
}  // namespace asepsie
