#include "domain/backup/reopening.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace asepsie::backup {
namespace {

using std::chrono::days;
using std::chrono::hours;

const Moment now = Moment(std::chrono::seconds(1'795'867'200));

// A practice whose records go to a disk that is unplugged, with a second copy elsewhere.
struct Practice {
    std::vector<Source> sources{{1, "records", SourceKind::practice_software, "/srv/records", Told::yes}};
    std::vector<Destination> destinations{destination(1, Told::yes, Told::no), destination(2, Told::no, Told::yes)};
    std::vector<Sight> sights{out_of_reach(sight(1, hours(20))), sight(2, hours(20))};
    std::vector<Drill> drills{drill(1, days(30), 10, 0)};

    static Destination destination(std::int64_t id, Told unplugged, Told off_site)
    {
        Destination out;
        out.id = id;
        out.name = "disk" + std::to_string(id);
        out.place = "/media/disk" + std::to_string(id);
        out.is_unplugged = unplugged;
        out.is_off_site = off_site;
        out.is_encrypted = Told::yes;
        return out;
    }
    static Sight sight(std::int64_t id, std::chrono::seconds age_of_copy, Found found = Found::sound)
    {
        Sight out;
        out.destination = id;
        out.at = now - hours(1);
        out.found = found;
        out.last = now - age_of_copy;
        out.files = 1000;
        out.bytes = 1'000'000;
        out.is_within_reach = true;
        return out;
    }
    static Sight out_of_reach(Sight sight)
    {
        sight.is_within_reach = false;
        return sight;
    }
    static Drill drill(std::int64_t id, std::chrono::seconds age, std::uint64_t same, std::uint64_t broken)
    {
        Drill out;
        out.destination = id;
        out.at = now - age;
        out.wanted = same + broken;
        out.same = same;
        out.broken = broken;
        out.outcome = outcome_of(out);
        return out;
    }
    [[nodiscard]] Known known() const { return {sources, destinations, sights, drills}; }
    [[nodiscard]] Reopening reopening() const { return judge(known(), now).reopening; }
    [[nodiscard]] bool says(Remark remark) const
    {
        const Judgement judgement = judge(known(), now);
        return std::any_of(judgement.reasons.begin(), judgement.reasons.end(), [&](const Reason& reason) { return reason.remark == remark; });
    }
    [[nodiscard]] std::optional<checklist::Answer> answer_on(std::string_view rule) const
    {
        for (const RuleEvidence& evidence : evidence_of(known(), now)) {
            if (evidence.rule == rule) {
                return evidence.answer;
            }
        }
        return std::nullopt;
    }
};

TEST(Reopening, YesWhereCopiesAreFreshApartAndTried)
{
    const Practice practice;
    EXPECT_EQ(practice.reopening(), Reopening::yes);
    EXPECT_TRUE(practice.says(Remark::one_kept_apart));
    EXPECT_TRUE(practice.says(Remark::drill_succeeded));
    EXPECT_EQ(practice.answer_on("backup_done"), checklist::Answer::yes);
    EXPECT_EQ(practice.answer_on("backup_tested"), checklist::Answer::yes);
    EXPECT_EQ(practice.answer_on("backup_offline"), checklist::Answer::yes);
}

TEST(Reopening, IsUnknownWhileNothingIsNamed)
{
    Practice practice;
    practice.sources.clear();
    EXPECT_EQ(practice.reopening(), Reopening::unknown);
    EXPECT_TRUE(practice.says(Remark::nothing_named));
    EXPECT_TRUE(evidence_of(practice.known(), now).empty());
}

TEST(Reopening, NoWhereASourceHasNoCopy)
{
    Practice practice;
    practice.sources.push_back({2, "images", SourceKind::images, "/srv/images"});
    practice.destinations[0].sources = {1};
    practice.destinations[1].sources = {1};
    EXPECT_EQ(practice.reopening(), Reopening::no);
    EXPECT_TRUE(practice.says(Remark::no_copy_of));
    EXPECT_EQ(practice.answer_on("backup_complete"), checklist::Answer::partly);
}

TEST(Reopening, IsUnknownWhereNobodyLookedAndWhereNothingCouldBeOpened)
{
    Practice practice;
    practice.sights.clear();
    EXPECT_EQ(practice.reopening(), Reopening::unknown);
    EXPECT_TRUE(practice.says(Remark::not_looked_at));
    practice.sights = {Practice::sight(1, hours(20), Found::wrong_secret), Practice::sight(2, hours(20), Found::denied)};
    EXPECT_EQ(practice.reopening(), Reopening::unknown);
    EXPECT_TRUE(practice.says(Remark::could_not_open));
    EXPECT_FALSE(practice.answer_on("backup_encrypted"));
}

TEST(Reopening, NoWhereTheOnlyCopyIsDamagedOldOrEmpty)
{
    for (const Sight& sight : {Practice::sight(1, hours(20), Found::damaged), Practice::sight(1, days(40)), Practice::sight(1, hours(1), Found::empty), Practice::sight(1, hours(1), Found::no_copy)}) {
        Practice practice;
        practice.destinations.pop_back();
        practice.sights = {sight};
        EXPECT_EQ(practice.reopening(), Reopening::no) << name_of(sight.found);
    }
}

TEST(Reopening, ADamagedCopyBesideAGoodOneIsPartly)
{
    Practice practice;
    practice.sights[0].found = Found::damaged;
    EXPECT_EQ(practice.reopening(), Reopening::partly);
    EXPECT_TRUE(practice.says(Remark::copy_damaged));
}

TEST(Reopening, ADiskThatIsAwayCountsAsLongAsItWasSeenLately)
{
    Practice practice;
    Sight away;
    away.destination = 1;
    away.at = now;
    away.found = Found::not_there;
    practice.sights.push_back(away);
    EXPECT_EQ(practice.reopening(), Reopening::yes);
    for (Sight& sight : practice.sights) {
        sight.at -= sight.found == Found::sound ? days(40) : days(0);
    }
    practice.sights[1].at = now - hours(1);
    EXPECT_TRUE(practice.says(Remark::not_there));
}

TEST(Reopening, ACopyOnTheSameDiskIsNotCounted)
{
    Practice practice;
    practice.sights[0].is_on_same_disk = true;
    practice.sights[1].is_on_same_disk = true;
    EXPECT_EQ(practice.reopening(), Reopening::no);
    EXPECT_TRUE(practice.says(Remark::same_disk));
}

TEST(Reopening, PartlyWhereRansomwareReachesEveryCopy)
{
    Practice practice;
    practice.destinations[0].is_unplugged = Told::no;
    practice.sights[0].is_within_reach = true;
    EXPECT_EQ(practice.reopening(), Reopening::partly);
    EXPECT_TRUE(practice.says(Remark::all_within_reach));
    EXPECT_EQ(practice.answer_on("backup_offline"), checklist::Answer::no);
}

TEST(Reopening, SaysWhatIsPlainStaleShrunkAndSingle)
{
    Practice practice;
    practice.sights[1].is_encrypted = false;
    EXPECT_TRUE(practice.says(Remark::not_encrypted));
    practice.sights[1] = Practice::sight(2, days(10));
    EXPECT_TRUE(practice.says(Remark::copy_stale));
    Sight before = Practice::sight(2, days(12));
    before.at = now - days(3);
    before.files = 2000;
    practice.sights.push_back(before);
    EXPECT_TRUE(practice.says(Remark::copy_shrunk));
    practice.destinations.pop_back();
    EXPECT_TRUE(practice.says(Remark::few_copies));
    EXPECT_TRUE(practice.says(Remark::none_off_site));
}

TEST(Reopening, ADrillDecides)
{
    Practice practice;
    practice.drills = {Practice::drill(1, days(1), 9, 1)};
    EXPECT_EQ(practice.reopening(), Reopening::no);
    practice.drills.push_back(Practice::drill(2, days(1), 10, 0));
    EXPECT_EQ(practice.reopening(), Reopening::partly);
    practice.drills = {Practice::drill(1, days(200), 10, 0)};
    EXPECT_TRUE(practice.says(Remark::drill_old));
    EXPECT_FALSE(practice.answer_on("backup_tested"));
    practice.drills.clear();
    EXPECT_EQ(practice.reopening(), Reopening::unknown);
    EXPECT_TRUE(practice.says(Remark::never_tried));
}

TEST(DrillOutcome, NothingRestoredIsNoSuccess)
{
    Drill drill;
    EXPECT_EQ(outcome_of(drill), DrillOutcome::failed);
    drill.wanted = 3;
    drill.missing = 3;
    EXPECT_EQ(outcome_of(drill), DrillOutcome::failed);
    drill = {};
    drill.same = 2;
    drill.differing = 1;
    EXPECT_EQ(outcome_of(drill), DrillOutcome::differing);
}

TEST(Reopening, SaysWhatIsMissingFromACopy)
{
    Practice practice;
    practice.sights[0].coverage = Coverage{100, 3, {"bilan.pdf"}};
    EXPECT_TRUE(practice.says(Remark::copy_incomplete));
    EXPECT_EQ(practice.answer_on("backup_complete"), checklist::Answer::yes);  // the other copy is not known to lack anything
    practice.sights[1].coverage = Coverage{100, 1, {"bilan.pdf"}};
    EXPECT_EQ(practice.reopening(), Reopening::partly);
    EXPECT_EQ(practice.answer_on("backup_complete"), checklist::Answer::partly);
    practice.sights[0].coverage = Coverage{100, 0, {}};
    EXPECT_EQ(practice.answer_on("backup_complete"), checklist::Answer::yes);
}

TEST(Reopening, TakesACopyWithoutMostOfTheFilesForNone)
{
    Practice practice;
    practice.sights[0].coverage = Coverage{100, 60, {}};
    practice.sights[1].coverage = Coverage{100, 100, {}};
    EXPECT_TRUE(practice.says(Remark::no_copy_of));
    EXPECT_EQ(practice.reopening(), Reopening::no);
}

TEST(Reopening, KnowsNothingOfACopyThatIsDatedAhead)
{
    Practice practice;
    practice.sights = {Practice::sight(1, -days(30))};
    practice.destinations.pop_back();
    EXPECT_TRUE(practice.says(Remark::dated_ahead));
    EXPECT_FALSE(practice.says(Remark::copy_fresh));
    EXPECT_NE(practice.reopening(), Reopening::yes);
    practice.sights = {Practice::sight(1, -hours(2))};
    EXPECT_FALSE(practice.says(Remark::dated_ahead));
}

// Looks at the first destination, on so many days before now, that found it plugged in or away.
std::vector<Sight> looks(std::initializer_list<std::pair<int, Found>> on)
{
    std::vector<Sight> sights;
    for (const auto& [days_ago, found] : on) {
        sights.push_back(Practice::sight(1, hours(20) + days(days_ago), found));
        sights.back().at = now - days(days_ago);
        if (found == Found::not_there) {
            sights.back().last.reset();
        }
    }
    return sights;
}

bool is_kept_apart_as(Told unplugged, std::vector<Sight> sights)
{
    Practice practice;
    practice.destinations.pop_back();
    practice.destinations[0].is_unplugged = unplugged;
    practice.sights = std::move(sights);
    return practice.says(Remark::one_kept_apart);
}

TEST(Reopening, BelievesThatADiskIsUnpluggedWhileItIsSeenAway)
{
    EXPECT_TRUE(is_kept_apart_as(Told::yes, looks({{0, Found::not_there}, {1, Found::sound}})));
    EXPECT_FALSE(is_kept_apart_as(Told::yes, looks({{0, Found::sound}, {7, Found::not_there}, {14, Found::sound}})));
    // What is said to stay plugged in, and is off for an hour.
    EXPECT_FALSE(is_kept_apart_as(Told::no, looks({{0, Found::not_there}, {1, Found::sound}})));
    // Of what nobody said anything.
    EXPECT_FALSE(is_kept_apart_as(Told::unknown, looks({{0, Found::not_there}, {1, Found::sound}})));
    EXPECT_TRUE(is_kept_apart_as(Told::unknown, looks({{0, Found::not_there}, {1, Found::not_there}, {2, Found::sound}})));
    EXPECT_FALSE(is_kept_apart_as(Told::unknown, looks({{0, Found::sound}, {1, Found::not_there}, {2, Found::not_there}})));
}

TEST(Reopening, AsksToUnplugWhatIsPluggedInNow)
{
    Practice practice;
    practice.sights[0].is_within_reach = true;
    EXPECT_TRUE(practice.says(Remark::plugged_now));
    EXPECT_FALSE(practice.says(Remark::one_kept_apart));
    EXPECT_EQ(practice.reopening(), Reopening::partly);
}

TEST(Reopening, DoesNotTakeDamageForHealedByAGlance)
{
    Practice practice;
    practice.sights.insert(practice.sights.begin(), Practice::sight(1, hours(20), Found::damaged));
    practice.sights[0].at = now - hours(3);
    EXPECT_TRUE(practice.says(Remark::copy_damaged));
    EXPECT_FALSE(practice.says(Remark::drill_succeeded));
    EXPECT_NE(practice.reopening(), Reopening::yes);
    EXPECT_NE(practice.answer_on("backup_tested"), checklist::Answer::yes);
    practice.sights[1].is_deep = true;  // read whole since
    EXPECT_FALSE(practice.says(Remark::copy_damaged));
    practice.sights[1].is_deep = false;
    practice.drills.push_back(Practice::drill(1, hours(2), 10, 0));  // or restored from
    EXPECT_FALSE(practice.says(Remark::copy_damaged));
}

TEST(Reopening, CountsOnePlaceAndOneDiskOnce)
{
    Practice practice;
    practice.destinations[1].place = practice.destinations[0].place;
    EXPECT_TRUE(practice.says(Remark::same_place));
    EXPECT_TRUE(practice.says(Remark::few_copies));
    practice.destinations[1].place = "/media/disk2";
    EXPECT_FALSE(practice.says(Remark::few_copies));
    practice.sights[0].medium = practice.sights[1].medium = "sdb";
    EXPECT_TRUE(practice.says(Remark::one_medium));
    practice.sights[1].medium = "sdc";
    EXPECT_FALSE(practice.says(Remark::one_medium));
}

TEST(Reopening, SaysThatWhatMustSurviveIsNotWhereItIsSaidToBe)
{
    Practice practice;
    practice.sources[0].is_there = Told::no;
    EXPECT_TRUE(practice.says(Remark::source_not_there));
    EXPECT_EQ(practice.reopening(), Reopening::unknown);
}

TEST(Drills, OfWhatIsOfNoUseToAnybodyFail)
{
    Drill drill;
    drill.same = 10;
    drill.opened = 6;
    drill.broken_before = 1;
    EXPECT_EQ(outcome_of(drill), DrillOutcome::restored);
    drill.scrambled = 9;
    EXPECT_EQ(outcome_of(drill), DrillOutcome::failed);
}

}  // namespace
}  // namespace asepsie::backup
