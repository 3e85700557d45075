#include "domain/incident/timekeeping.h"

#include <gtest/gtest.h>

namespace asepsie::incident {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

const Moment nine = *parse_moment("2026-11-27T09:00:00Z");

TEST(Timekeeping, believes_a_clock_that_runs_as_it_should)
{
    EXPECT_EQ(judge_clock({nine, "a", seconds(100)}, std::nullopt, std::nullopt).trust, ClockTrust::steady);
    const ClockSample last{nine, "a", seconds(100)};
    const Now now = judge_clock({nine + hours(5) + minutes(1), "a", seconds(100) + hours(5)}, last, std::nullopt);
    EXPECT_EQ(now.trust, ClockTrust::steady);
    EXPECT_EQ(now.at, nine + hours(5)) << "a minute is what time servers correct; it is not added up";
}

TEST(Timekeeping, goes_by_the_clock_that_nobody_sets)
{
    const ClockSample last{nine, "a", seconds(100)};
    const Now back = judge_clock({nine - hours(48), "a", seconds(100) + hours(1)}, last, std::nullopt);
    EXPECT_EQ(back.trust, ClockTrust::set_back);
    EXPECT_EQ(back.at, nine + hours(1));
    EXPECT_EQ(back.off_by, -hours(49));
    const Now forward = judge_clock({nine + hours(100), "a", seconds(100) + hours(1)}, last, std::nullopt);
    EXPECT_EQ(forward.trust, ClockTrust::set_forward);
    EXPECT_EQ(forward.at, nine + hours(1));
}

TEST(Timekeeping, never_goes_back_across_a_restart)
{
    const ClockSample last{nine, "a", seconds(100'000)};
    const Now back = judge_clock({nine - hours(3), "b", seconds(20)}, last, std::nullopt);
    EXPECT_EQ(back.trust, ClockTrust::set_back);
    EXPECT_EQ(back.at, nine);
    EXPECT_EQ(judge_clock({nine + hours(3), "b", seconds(20)}, last, std::nullopt).trust, ClockTrust::steady);
    // Where the system does not say which start it is, only going back is told.
    EXPECT_EQ(judge_clock({nine + hours(100), "", seconds(30)}, ClockSample{nine, "", seconds(10)}, std::nullopt).trust, ClockTrust::steady);
}

TEST(Timekeeping, believes_a_person_with_a_telephone)
{
    // The computer is a day late.
    const ToldTime told{nine + hours(24), {nine, "a", seconds(100)}};
    const Now same_start = judge_clock({nine + hours(2), "a", seconds(100) + hours(2)}, ClockSample{nine + hours(24), "a", seconds(100)}, told);
    EXPECT_EQ(same_start.trust, ClockTrust::told);
    EXPECT_EQ(same_start.at, nine + hours(26));
    EXPECT_EQ(same_start.off_by, -hours(24));
    const Now restarted = judge_clock({nine + hours(2), "b", seconds(5)}, std::nullopt, told);
    EXPECT_EQ(restarted.at, nine + hours(26)) << "as wrong as it was";
    // Two days further back, across a restart: seen all the same.
    const Now back = judge_clock({nine - hours(48), "b", seconds(5)}, ClockSample{nine + hours(26), "a", seconds(9'000)}, told);
    EXPECT_EQ(back.at, nine + hours(26));
    EXPECT_EQ(back.trust, ClockTrust::set_back);
}

// A hundred steps of less than the tolerance are one large step.
TEST(Timekeeping, is_not_moved_by_small_steps)
{
    ClockSample present{nine, "a", seconds(100)};
    ClockSample last = present;
    Now now{};
    for (int step = 0; step < 100; ++step) {
        present.since_boot += seconds(10);
        present.shown -= seconds(95);
        now = judge_clock(present, last, std::nullopt);
        last = {now.at, present.boot, present.since_boot};
    }
    EXPECT_EQ(now.at, nine + seconds(1'000));
    EXPECT_EQ(now.trust, ClockTrust::set_back);
}

}  // namespace
}  // namespace asepsie::incident
