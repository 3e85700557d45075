#include "domain/backup/reminders.h"

#include <gtest/gtest.h>

namespace asepsie::backup {
namespace {

const Moment saturday = *parse_moment("2026-11-28T18:00:00Z");
const Date today = date_of(saturday);

struct Backups {
    std::vector<Destination> destinations;
    std::vector<Sight> sights;
    std::vector<Drill> drills;
    std::vector<Reminder> reminders() const { return reminders_of({{}, destinations, sights, drills}, saturday); }
};

Backups with_disk(Told is_unplugged)
{
    Destination disk;
    disk.id = 1;
    disk.is_unplugged = is_unplugged;
    return {{disk}, {}, {}};
}

TEST(Reminders, AreNoneWithoutACopy) { EXPECT_TRUE(Backups().reminders().empty()); }

TEST(Reminders, LookOnMondaysAndRestoreNowWhereNothingWasEverRestored)
{
    const Backups backups = with_disk(Told::no);
    const auto reminders = backups.reminders();
    ASSERT_EQ(reminders.size(), 2U);
    EXPECT_EQ(reminders[0].gesture, Gesture::look);
    EXPECT_EQ(reminders[0].first, *parse_date("2026-11-30"));
    EXPECT_EQ(reminders[1].gesture, Gesture::drill);
    EXPECT_EQ(reminders[1].first, today);
}

TEST(Reminders, PlugADiskInAWeekAfterItsLastCopy)
{
    Backups backups = with_disk(Told::yes);
    Sight sight;
    sight.destination = 1;
    sight.last = saturday - std::chrono::days(3);
    backups.sights = {sight};
    const auto reminders = backups.reminders();
    ASSERT_EQ(reminders.size(), 3U);
    EXPECT_EQ(reminders[1].gesture, Gesture::plug_in);
    EXPECT_EQ(reminders[1].destination, &backups.destinations[0]);
    EXPECT_EQ(reminders[1].first, *parse_date("2026-12-02"));
}

TEST(Reminders, CountTheRestorationsThatSucceeded)
{
    Backups backups = with_disk(Told::no);
    Drill good;
    good.at = saturday - std::chrono::days(10);
    good.outcome = DrillOutcome::restored;
    Drill failed = good;
    failed.at = saturday;
    failed.outcome = DrillOutcome::failed;
    backups.drills = {failed, good};
    EXPECT_EQ(backups.reminders()[1].first, plus_days(today, drill_days - 10));
}

}  // namespace
}  // namespace asepsie::backup
