#include "domain/suppliers/annex.h"
#include "domain/suppliers/commitments.h"

#include "small_catalogue.h"

#include <gtest/gtest.h>

namespace asepsie::suppliers {
namespace {

using small::catalogue;
using small::day;
using small::replies;
using small::today;

TEST(Commitments, come_from_what_is_promised_for_a_day)
{
    Replies given = replies({{"backup_daily", "partly"}, {"hosting_country", "eea"}, {"hds_activity_backup", "yes"}});
    given["backup_daily"].by = day(2027, 1, 15);
    given["hosting_country"].by = day(2027, 1, 15);
    given["hds_activity_backup"].proof_by = day(2026, 12, 1);
    const auto promised = promised_in(assess(catalogue(), small::general(), given, today), 7, today);
    ASSERT_EQ(promised.size(), 2U) << "what is good already needs no remedy";
    EXPECT_EQ(promised[0].question, "backup_daily");
    EXPECT_EQ(promised[0].kind, CommitmentKind::remedy);
    EXPECT_EQ(promised[0].supplier, 7);
    EXPECT_EQ(promised[1].kind, CommitmentKind::proof);
    EXPECT_FALSE(promised[1].is_late(day(2026, 12, 1)));
    EXPECT_TRUE(promised[1].is_late(day(2026, 12, 2)));
}

TEST(Commitments, are_of_days_that_somebody_can_have_meant)
{
    Replies given = replies({{"backup_daily", "partly"}});
    const auto promised = [&](Date by) {
        given["backup_daily"].by = by;
        return promised_in(assess(catalogue(), small::general(), given, today), 7, today).size();
    };
    EXPECT_EQ(promised(plus_days(today, 3'650)), 1U);
    EXPECT_EQ(promised(plus_days(today, 3'660)), 0U);
    EXPECT_EQ(promised(plus_days(today, -360)), 1U);
    EXPECT_EQ(promised(plus_days(today, -370)), 0U);
}

ClauseState state_of(std::string_view clause, const std::vector<Assessment>& assessments, const std::vector<DecidedClause>& decided, const std::vector<Contradiction>& contradicted = {}, Footing footing = Footing::earned)
{
    for (const AnnexClause& entry : annex_for(catalogue(), {Activity::hosts}, assessments, contradicted, decided, footing)) {
        if (entry.clause->id == clause) {
            return entry.state;
        }
    }
    ADD_FAILURE() << clause << " is not in the annex";
    return ClauseState::to_ask;
}

TEST(Annex, a_yes_commits_a_no_is_negotiated_and_silence_is_asked)
{
    const Replies all_good = replies({{"backup_daily", "yes"}, {"recovery_time_hours", "4"}, {"restoration_tested_on", "2026-11-01"}, {"logs_kept_months", "6"}, {"service_backup_isolated", "yes"}});
    const auto good = assess(catalogue(), small::general(), all_good, today);
    EXPECT_EQ(state_of("recovery_delay", good, {}), ClauseState::committed);
    EXPECT_EQ(state_of("data_location_eea", good, {}), ClauseState::to_ask);

    const Replies bad = replies({{"backup_daily", "no"}});
    EXPECT_EQ(state_of("recovery_delay", assess(catalogue(), small::general(), bad, today), {}), ClauseState::to_negotiate);

    const Replies some = replies({{"backup_daily", "yes"}});
    EXPECT_EQ(state_of("recovery_delay", assess(catalogue(), small::general(), some, today), {}), ClauseState::to_ask) << "half an answer commits to nothing";
}

TEST(Annex, a_draft_covers_nothing)
{
    const Replies all_good = replies({{"backup_daily", "yes"}, {"recovery_time_hours", "4"}, {"restoration_tested_on", "2026-11-01"}, {"logs_kept_months", "6"}, {"service_backup_isolated", "yes"}});
    const auto good = assess(catalogue(), small::general(), all_good, today);
    EXPECT_EQ(state_of("recovery_delay", good, {}, {}, Footing::earned), ClauseState::committed);
    EXPECT_EQ(state_of("recovery_delay", good, {}, {}, Footing::draft), ClauseState::to_ask);
}

TEST(Annex, what_the_practitioner_decided_stands)
{
    const auto bad = assess(catalogue(), small::general(), {}, today);
    EXPECT_EQ(state_of("recovery_delay", bad, {{"recovery_delay", ClauseDecision::risk_accepted, "petit cabinet", "Dr Lilas", today}}), ClauseState::risk_accepted);
    EXPECT_EQ(state_of("recovery_delay", bad, {{"recovery_delay", ClauseDecision::obtained, "", "Dr Lilas", today}}), ClauseState::obtained) << "counted apart from what the answers say";
}

TEST(Annex, what_something_denies_is_no_more_agreed)
{
    const Replies all_good = replies({{"backup_daily", "yes"}, {"recovery_time_hours", "4"}, {"restoration_tested_on", "2026-11-01"}, {"logs_kept_months", "6"}, {"service_backup_isolated", "yes"}});
    const auto good = assess(catalogue(), small::general(), all_good, today);
    const auto denied = contradictions(good, catalogue(), {{"backup_fresh", checks::Verdict::not_met, "accueil", today}}, {}, {}, today);
    EXPECT_EQ(state_of("recovery_delay", good, {}, denied), ClauseState::contradicted);
    EXPECT_EQ(state_of("recovery_delay", good, {{"recovery_delay", ClauseDecision::obtained, "avenant", "Dr Lilas", today}}, denied), ClauseState::obtained);
}

TEST(Annex, leaves_out_what_does_not_concern_the_supplier)
{
    const auto none = assess(catalogue(), {}, {}, today);
    EXPECT_TRUE(annex_for(catalogue(), {Activity::installs}, none, {}, {}, Footing::earned).empty());
    EXPECT_EQ(annex_for(catalogue(), {Activity::hosts}, none, {}, {}, Footing::earned).size(), 1U) << "what stands always";
}

TEST(Annex, figures_are_the_answered_ones_where_they_are_good)
{
    const knowledge::Question& question = *catalogue().question("recovery_time_hours");
    const Replies quick = replies({{"backup_daily", "yes"}, {"recovery_time_hours", "4"}});
    const Replies slow = replies({{"backup_daily", "yes"}, {"recovery_time_hours", "48"}});
    EXPECT_EQ(figure_in(question, assess(catalogue(), small::general(), quick, today)), 4);
    EXPECT_EQ(figure_in(question, assess(catalogue(), small::general(), slow, today)), 24);
    EXPECT_EQ(figure_in(question, {}), 24);
    EXPECT_EQ(figure_answered(question, {}), nullptr);
    const Replies aside = replies({{"backup_daily", "yes"}, {"recovery_time_hours", "not_applicable"}});
    EXPECT_EQ(figure_in(question, assess(catalogue(), small::general(), aside, today)), 24) << "what does not apply is no figure";
}

}  // namespace
}  // namespace asepsie::suppliers
