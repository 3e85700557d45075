#include "foundation/base/civil_time.h"

#include <gtest/gtest.h>

namespace asepsie {
namespace {

using std::chrono::minutes;

constexpr Zone paris{minutes(60), SummerTime::europe};
constexpr Zone miquelon{minutes(-180), SummerTime::north_america};
constexpr Zone reunion{minutes(240), SummerTime::none};
constexpr Zone noumea{minutes(660), SummerTime::none};
constexpr Zone cayenne{minutes(-180), SummerTime::none};

struct Case {
    Zone zone;
    const char* utc;
    const char* shown;
};

// Computed with the IANA database (zoneinfo of the system) for Europe/Paris, America/Miquelon, Indian/Reunion, Pacific/Noumea and America/Cayenne.
constexpr Case cases[] = {
    {paris, "2026-03-29T00:59:59Z", "2026-03-29T01:59"}, {paris, "2026-03-29T01:00:00Z", "2026-03-29T03:00"}, {paris, "2026-10-25T00:59:59Z", "2026-10-25T02:59"},
    {paris, "2026-10-25T01:00:00Z", "2026-10-25T02:00"}, {paris, "2028-02-29T23:30:00Z", "2028-03-01T00:30"}, {paris, "2026-12-31T23:30:00Z", "2027-01-01T00:30"},
    {miquelon, "2026-03-08T04:59:59Z", "2026-03-08T01:59"}, {miquelon, "2026-03-08T05:00:00Z", "2026-03-08T03:00"}, {miquelon, "2026-11-01T03:59:59Z", "2026-11-01T01:59"},
    {miquelon, "2026-11-01T04:00:00Z", "2026-11-01T01:00"}, {reunion, "2026-10-25T01:00:00Z", "2026-10-25T05:00"}, {noumea, "2026-11-27T13:30:00Z", "2026-11-28T00:30"},
    {cayenne, "2026-03-29T01:00:00Z", "2026-03-28T22:00"},
};

TEST(CivilTime, is_what_the_clocks_of_each_place_show)
{
    for (const Case& one : cases) {
        EXPECT_EQ(to_iso(wall_time(one.zone, *parse_moment(one.utc))), one.shown) << one.utc;
    }
}

TEST(CivilTime, leads_back_to_the_moment)
{
    for (const Case& one : cases) {
        const Moment moment = std::chrono::floor<minutes>(*parse_moment(one.utc));
        const auto back = moment_at(one.zone, wall_time(one.zone, moment));
        ASSERT_TRUE(back) << one.utc;
        // An hour that comes twice is taken as the first of the two.
        EXPECT_TRUE(*back == moment || *back == moment - std::chrono::hours(1)) << one.utc;
        EXPECT_EQ(wall_time(one.zone, *back), wall_time(one.zone, moment)) << one.utc;
    }
}

TEST(CivilTime, takes_the_first_of_an_hour_that_comes_twice_and_refuses_one_that_is_skipped)
{
    EXPECT_EQ(to_iso(*moment_at(paris, *parse_wall_time("2026-10-25T02:30"))), "2026-10-25T00:30:00Z");
    EXPECT_FALSE(moment_at(paris, *parse_wall_time("2026-03-29 02:30")));
    EXPECT_FALSE(moment_at(miquelon, *parse_wall_time("2026-03-08 02:30")));
    EXPECT_TRUE(moment_at(reunion, *parse_wall_time("2026-03-29 02:30")));
}

TEST(CivilTime, reads_what_is_typed_and_nothing_else)
{
    for (const char* wrong : {"", "2026-11-27", "2026-11-27T24:00", "2026-02-29T10:00", "2026-11-27x14:05", "2026-11-27T14:05:00", "27/11/2026 14:05"}) {
        EXPECT_FALSE(parse_wall_time(wrong)) << wrong;
    }
    EXPECT_EQ(to_iso(*parse_wall_time("2028-02-29 10:00")), "2028-02-29T10:00");
}

}  // namespace
}  // namespace asepsie
