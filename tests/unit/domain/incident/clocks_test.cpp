#include "domain/incident/clocks.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace asepsie::incident {
namespace {

using knowledge::Milestone;
using std::chrono::hours;
using std::chrono::minutes;

const knowledge::Catalogue& clock_catalogue = knowledge::embedded_catalogue();
constexpr Zone paris{minutes(60), SummerTime::europe};
constexpr Zone reunion{minutes(240), SummerTime::none};
constexpr Zone miquelon{minutes(-180), SummerTime::north_america};
constexpr Zone guadeloupe{minutes(-240), SummerTime::none};
constexpr Zone noumea{minutes(660), SummerTime::none};

Incident incident_of(const char* situation)
{
    Incident incident;
    incident.situation = situation;
    return incident;
}

const Clock* clock_of(const std::vector<Clock>& clocks, std::string_view id)
{
    const auto found = std::find_if(clocks.begin(), clocks.end(), [&](const Clock& clock) { return clock.deadline->id == id; });
    return found == clocks.end() ? nullptr : &*found;
}

struct ClockCase {
    const char* name;
    Zone zone;
    const char* known;  // on the wall
    const char* due;    // on the wall
};

// 72 hours are 72 hours, whatever the wall shows meanwhile.
constexpr ClockCase clock_cases[] = {
    {"an ordinary day", paris, "2026-11-24T10:00", "2026-11-27T10:00"},
    {"over the hour that is skipped in spring", paris, "2026-03-27T12:00", "2026-03-30T13:00"},
    {"over the hour that comes twice in autumn", paris, "2026-10-23T12:00", "2026-10-26T11:00"},
    {"within the hour that comes twice: the first is taken", paris, "2026-10-25T02:30", "2026-10-28T01:30"},
    {"over a leap day", paris, "2028-02-27T08:00", "2028-03-01T08:00"},
    {"over the new year", paris, "2026-12-30T23:15", "2027-01-02T23:15"},
    {"Réunion changes no clock", reunion, "2026-03-27T12:00", "2026-03-30T12:00"},
    {"Guadeloupe neither", guadeloupe, "2026-10-23T12:00", "2026-10-26T12:00"},
    {"Nouméa neither", noumea, "2026-11-27T00:30", "2026-11-30T00:30"},
    {"Miquelon in spring, on a day of its own", miquelon, "2026-03-06T12:00", "2026-03-09T13:00"},
    {"Miquelon in autumn", miquelon, "2026-10-30T12:00", "2026-11-02T11:00"},
};

TEST(Clocks, run_seventy_two_hours_in_every_place)
{
    for (const ClockCase& one : clock_cases) {
        Incident incident = incident_of("ransom");
        const auto known = moment_at(one.zone, *parse_wall_time(one.known));
        ASSERT_TRUE(known) << one.name;
        incident.milestones[Milestone::data_known] = *known;
        const auto clocks = clocks_of(incident, clock_catalogue, {}, *known + hours(1));
        const Clock* cnil = clock_of(clocks, "cnil");
        ASSERT_NE(cnil, nullptr) << one.name;
        EXPECT_EQ(*cnil->due, *known + hours(72)) << one.name;
        EXPECT_EQ(to_iso(wall_time(one.zone, *cnil->due)), one.due) << one.name;
        EXPECT_EQ(cnil->state, ClockState::running) << one.name;
    }
}

TEST(Clocks, of_two_laws_run_apart)
{
    Incident incident = incident_of("ransom");
    const Moment discovered = *parse_moment("2026-11-27T09:00:00Z");
    incident.milestones[Milestone::attack_known] = discovered;
    const auto clocks = clocks_of(incident, clock_catalogue, {}, discovered + hours(71));
    EXPECT_EQ(clock_of(clocks, "complaint")->state, ClockState::urgent);
    EXPECT_EQ(clock_of(clocks, "cnil")->state, ClockState::waiting) << "nobody knows yet that data are touched";
    EXPECT_FALSE(clock_of(clocks, "cnil")->due);
    EXPECT_EQ(clock_of(clocks, "insurer"), nullptr) << "no contract was told of";
}

TEST(Clocks, say_when_it_is_late_and_that_it_is_still_due)
{
    Incident incident = incident_of("ransom");
    const Moment discovered = *parse_moment("2026-11-27T09:00:00Z");
    incident.milestones[Milestone::attack_known] = discovered;
    const auto state_at = [&](std::chrono::minutes later) { return clock_of(clocks_of(incident, clock_catalogue, {}, discovered + later), "complaint")->state; };
    EXPECT_EQ(state_at(hours(60) - minutes(1)), ClockState::running);
    EXPECT_EQ(state_at(hours(60)), ClockState::urgent);
    EXPECT_EQ(state_at(hours(72)), ClockState::urgent);
    EXPECT_EQ(state_at(hours(72) + minutes(1)), ClockState::over);
    incident.duties["complaint"] = {discovered + hours(80), ""};
    EXPECT_EQ(state_at(hours(90)), ClockState::met_late);
    incident.duties["complaint"] = {discovered + hours(70), ""};
    EXPECT_EQ(state_at(hours(90)), ClockState::met);
}

TEST(Clocks, of_contracts_have_the_figures_of_the_contracts)
{
    Incident incident = incident_of("ransom");
    const Moment discovered = *parse_moment("2026-11-27T09:00:00Z");
    incident.milestones[Milestone::attack_known] = discovered;
    const auto clocks = clocks_of(incident, clock_catalogue, {{"insurer", 48}}, discovered);
    EXPECT_EQ(*clock_of(clocks, "insurer")->due, discovered + hours(48));
}

TEST(Clocks, follow_the_decision)
{
    Incident incident = incident_of("misdirected");
    incident.milestones[Milestone::data_known] = *parse_moment("2026-11-27T09:00:00Z");
    const Moment now = *parse_moment("2026-11-27T10:00:00Z");
    EXPECT_EQ(clock_of(clocks_of(incident, clock_catalogue, {}, now), "complaint"), nullptr) << "nobody attacked anything";
    EXPECT_NE(clock_of(clocks_of(incident, clock_catalogue, {}, now), "patients"), nullptr);
    incident.decision = breach_decision_in("touched=yes read=no restored=yes notify=no patients=no");
    const auto clocks = clocks_of(incident, clock_catalogue, {}, now);
    EXPECT_EQ(clock_of(clocks, "cnil")->state, ClockState::not_needed);
    EXPECT_EQ(clock_of(clocks, "patients")->state, ClockState::not_needed);
    // What the practice decides counts, whatever its answers were.
    incident.decision = breach_decision_in("touched=no notify=yes patients=no");
    EXPECT_EQ(clock_of(clocks_of(incident, clock_catalogue, {}, now), "cnil")->state, ClockState::running);
}

}  // namespace
}  // namespace asepsie::incident
