#include "foundation/base/calendar.h"

#include <gtest/gtest.h>

namespace asepsie {
namespace {

TEST(Dates, read_back_as_written)
{
    EXPECT_EQ(to_iso(*parse_date("2028-02-29")), "2028-02-29");
    for (const char* wrong : {"2027-02-29", "2026-13-01", "2026-1-01", "+026-01-01", "2026-01-0a", ""}) {
        EXPECT_EQ(parse_date(wrong), std::nullopt) << wrong;
    }
}

TEST(Calendar, DatesAreTakenAsTheyAreWrittenInFrance)
{
    EXPECT_EQ(parse_written_date("28/11/2026"), parse_date("2026-11-28"));
    EXPECT_EQ(parse_written_date(" 1/2/2026 "), parse_date("2026-02-01"));
    EXPECT_EQ(parse_written_date("2026-11-28"), parse_date("2026-11-28"));
    for (const std::string_view wrong : {"31/02/2026", "2026/11/28", "28/11", "hier", "", "28/11/26", "-1/11/2026"}) {
        EXPECT_EQ(parse_written_date(wrong), std::nullopt) << wrong;
    }
}

TEST(Moments, read_back_as_written)
{
    EXPECT_EQ(to_iso(*parse_moment("2026-11-23T23:59:59Z")), "2026-11-23T23:59:59Z");
    for (const char* wrong : {"2026-11-23T24:00:00Z", "2026-11-23 10:00:00Z", "2026-11-23T10:00:00", "2026-11-23T1-:00:00Z"}) {
        EXPECT_EQ(parse_moment(wrong), std::nullopt) << wrong;
    }
}

TEST(Days, are_counted_across_a_leap_day)
{
    EXPECT_EQ(days_between(*parse_date("2028-02-28"), *parse_date("2028-03-01")).count(), 2);
    EXPECT_EQ(to_iso(plus_days(*parse_date("2026-01-01"), -1)), "2025-12-31");
}

}  // namespace
}  // namespace asepsie
