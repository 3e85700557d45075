#include "small_catalogue.h"

#include <gtest/gtest.h>

namespace asepsie::suppliers {
namespace {

using small::catalogue;
using small::day;
using small::replies;
using small::today;
using small::verdict_on;

TEST(Answers, are_worth_what_the_question_says)
{
    EXPECT_EQ(verdict_on("backup_daily", replies({{"backup_daily", "yes"}})), Verdict::good);
    EXPECT_EQ(verdict_on("backup_daily", replies({{"backup_daily", "partly"}})), Verdict::negotiate);
    EXPECT_EQ(verdict_on("backup_daily", replies({{"backup_daily", "no"}})), Verdict::red_flag) << "it is essential";
    EXPECT_EQ(verdict_on("hds_activity_backup", replies({{"hds_activity_backup", "no"}})), Verdict::negotiate) << "it is not essential";
    EXPECT_EQ(verdict_on("backup_daily", replies({{"backup_daily", "not_applicable"}})), Verdict::good);
    EXPECT_EQ(verdict_on("hosting_country", replies({{"hosting_country", "outside_eea"}})), Verdict::red_flag);
}

TEST(Answers, silence_and_nonsense_are_never_good)
{
    EXPECT_EQ(verdict_on("backup_daily", {}), Verdict::unanswered);
    EXPECT_EQ(verdict_on("backup_daily", replies({{"backup_daily", "certainly"}})), Verdict::unanswered);
    EXPECT_EQ(verdict_on("service_backup_isolated", replies({{"service_backup_isolated", "not_applicable"}})), Verdict::unanswered) << "it may not be set aside";
    EXPECT_EQ(verdict_on("recovery_time_hours", replies({{"backup_daily", "yes"}, {"recovery_time_hours", "-1"}})), Verdict::unanswered);
    EXPECT_EQ(verdict_on("restoration_tested_on", replies({{"restoration_tested_on", "soon"}})), Verdict::unanswered);
}

TEST(Answers, figures_have_two_bounds)
{
    const auto of = [](const char* figure) { return verdict_on("recovery_time_hours", replies({{"backup_daily", "yes"}, {"recovery_time_hours", figure}})); };
    EXPECT_EQ(of("24"), Verdict::good);
    EXPECT_EQ(of("25"), Verdict::negotiate);
    EXPECT_EQ(of("72"), Verdict::negotiate);
    EXPECT_EQ(of("73"), Verdict::negotiate) << "beyond both bounds, yet not essential";
}

TEST(Answers, dates_lie_within_or_ahead)
{
    const auto tested = [](const char* date) { return verdict_on("restoration_tested_on", replies({{"restoration_tested_on", date}})); };
    EXPECT_EQ(tested("2026-05-29"), Verdict::good) << "180 days ago";
    EXPECT_EQ(tested("2026-05-28"), Verdict::negotiate);
    EXPECT_EQ(tested("2026-11-27"), Verdict::negotiate) << "not done yet";
    const auto ends = [](const char* date) { return verdict_on("hds_certificate_end", replies({{"hds_certificate_end", date}})); };
    EXPECT_EQ(ends("2026-12-25"), Verdict::good);
    EXPECT_EQ(ends("2026-12-24"), Verdict::red_flag);
}

TEST(Answers, figures_may_be_too_large_and_too_small)
{
    const auto of = [](const char* months) { return verdict_on("logs_kept_months", replies({{"logs_kept_months", months}})); };
    EXPECT_EQ(of("6"), Verdict::good);
    EXPECT_EQ(of("12"), Verdict::good);
    EXPECT_EQ(of("13"), Verdict::negotiate);
    EXPECT_EQ(of("36"), Verdict::negotiate);
    EXPECT_EQ(of("3"), Verdict::negotiate);
    knowledge::Question essential = *catalogue().question("logs_kept_months");
    essential.essential = true;
    EXPECT_EQ(judge(essential, {"36", {}, {}, {}}, today), Verdict::negotiate);
    EXPECT_EQ(judge(essential, {"37", {}, {}, {}}, today), Verdict::red_flag) << "beyond what may be negotiated";
    EXPECT_EQ(judge(essential, {"2", {}, {}, {}}, today), Verdict::red_flag);
}

TEST(Answers, a_date_may_be_never_where_the_question_says_what_that_is_worth)
{
    EXPECT_EQ(verdict_on("restoration_tested_on", replies({{"restoration_tested_on", "never"}})), Verdict::red_flag);
    EXPECT_EQ(verdict_on("hds_certificate_end", replies({{"hds_certificate_end", "never"}})), Verdict::unanswered);
    EXPECT_EQ(verdict_on("recovery_time_hours", replies({{"backup_daily", "yes"}, {"recovery_time_hours", "not_applicable"}})), Verdict::good);
}

Doubt doubt_on(std::string_view question, const Replies& given, std::optional<Date> received)
{
    for (const Assessment& assessment : assess(catalogue(), small::general(), given, today, received)) {
        if (assessment.question->id == question) {
            EXPECT_TRUE(assessment.doubt == Doubt::none || assessment.verdict != Verdict::good) << "what cannot be is never good";
            return assessment.doubt;
        }
    }
    return Doubt::none;
}

TEST(Answers, with_impossible_dates_are_asked_about_and_never_good)
{
    EXPECT_EQ(doubt_on("restoration_tested_on", replies({{"restoration_tested_on", "2026-11-27"}}), {}), Doubt::done_in_future);
    EXPECT_EQ(doubt_on("restoration_tested_on", replies({{"restoration_tested_on", "2026-11-26"}}), {}), Doubt::none) << "it is tomorrow somewhere";
    EXPECT_EQ(verdict_on("restoration_tested_on", replies({{"restoration_tested_on", "2026-11-26"}})), Verdict::good);
    EXPECT_EQ(doubt_on("restoration_tested_on", replies({{"restoration_tested_on", "2026-11-25"}}), {}), Doubt::none);
    EXPECT_EQ(doubt_on("restoration_tested_on", replies({{"restoration_tested_on", "2026-11-25"}}), day(2026, 11, 20)), Doubt::done_in_future) << "the day has come since, but not for whoever wrote it";
    EXPECT_EQ(doubt_on("hds_certificate_end", replies({{"hds_certificate_end", "2036-11-25"}}), {}), Doubt::none);
    EXPECT_EQ(doubt_on("hds_certificate_end", replies({{"hds_certificate_end", "2207-01-01"}}), {}), Doubt::too_far);
    EXPECT_EQ(doubt_on("hds_certificate_end", replies({{"hds_certificate_end", "2020-01-01"}}), {}), Doubt::none) << "it ended: that may be true";
    Replies promised = replies({{"backup_daily", "yes"}});
    promised["backup_daily"].proof_by = day(2026, 11, 24);
    EXPECT_EQ(doubt_on("backup_daily", promised, {}), Doubt::promised_in_past);
    EXPECT_EQ(doubt_on("backup_daily", promised, day(2026, 11, 1)), Doubt::none) << "it was still to come when it was promised";
    promised["backup_daily"].proof_by = day(2066, 1, 1);
    EXPECT_EQ(doubt_on("backup_daily", promised, {}), Doubt::too_far);
    EXPECT_EQ(tally_of(assess(catalogue(), small::general(), promised, today)).doubtful, 1);
}

TEST(Answers, that_cannot_be_read_keep_what_stands_beside_them)
{
    Replies given = replies({{"backup_daily", "peut-être"}});
    given["backup_daily"].remark = "en cours";
    given["backup_daily"].by = day(2026, 12, 15);
    const auto assessments = assess(catalogue(), small::general(), given, today);
    EXPECT_EQ(assessments[0].verdict, Verdict::unanswered);
    ASSERT_NE(assessments[0].reply, nullptr);
    EXPECT_EQ(assessments[0].reply->remark, "en cours");
    EXPECT_TRUE(evidence_in(assessments, catalogue(), checklist::Kind::signed_by_supplier, "Dupont", today).empty());
}

TEST(Answers, differ_in_all_that_was_said)
{
    Replies before = replies({{"backup_daily", "partly"}});
    Replies after = before;
    EXPECT_TRUE(differences(before, after).empty());
    after["backup_daily"].by = day(2027, 1, 1);
    EXPECT_EQ(differences(before, after).size(), 1U) << "another day for the same answer";
}

TEST(Answers, to_an_earlier_version_still_read)
{
    EXPECT_EQ(verdict_on("service_backup_isolated", replies({{"backup_far_and_apart", "yes"}})), Verdict::good);
    EXPECT_EQ(verdict_on("service_backup_isolated", replies({{"backup_far_and_apart", "partly"}})), Verdict::negotiate);
    EXPECT_EQ(verdict_on("service_backup_isolated", replies({{"backup_far_and_apart", "yes"}, {"service_backup_isolated", "partly"}})), Verdict::negotiate) << "the newer answer counts";
    EXPECT_EQ(question_asked_as(catalogue(), "backup_far_and_apart"), catalogue().question("service_backup_isolated"));
    EXPECT_EQ(question_asked_as(catalogue(), "unheard_of"), nullptr);
    EXPECT_EQ(question_asked_as(catalogue(), ""), nullptr);
}

TEST(Answers, a_question_is_asked_only_where_its_condition_holds)
{
    EXPECT_EQ(verdict_on("recovery_time_hours", replies({{"backup_daily", "no"}, {"recovery_time_hours", "4"}})), Verdict::not_asked);
    EXPECT_EQ(verdict_on("recovery_time_hours", replies({{"backup_daily", "partly"}})), Verdict::unanswered);
}

TEST(Answers, are_counted)
{
    const Replies given = replies({{"backup_daily", "yes"}, {"recovery_time_hours", "48"}, {"hosting_country", "outside_eea"}});
    const Tally tally = tally_of(assess(catalogue(), small::general(), given, today));
    EXPECT_EQ(tally.asked, 8);
    EXPECT_EQ(tally.answered(), 3);
    EXPECT_EQ(tally.good, 1);
    EXPECT_EQ(tally.negotiate, 1);
    EXPECT_EQ(tally.red_flags, 1);
}

TEST(Answers, differ_from_last_time)
{
    const Replies before = replies({{"backup_daily", "yes"}, {"hosting_country", "eea"}});
    const Replies after = replies({{"backup_daily", "no"}, {"hds_activity_backup", "yes"}});
    const auto found = differences(before, after);
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].question, "backup_daily");
    EXPECT_EQ(found[0].before->value, "yes");
    EXPECT_EQ(found[0].after->value, "no");
    EXPECT_EQ(found[1].before, nullptr);
    EXPECT_EQ(found[2].after, nullptr);
}

TEST(Answers, give_evidence_as_bad_as_the_worst_of_a_rule)
{
    const Replies given = replies({{"backup_daily", "yes"}, {"recovery_time_hours", "48"}, {"hosting_country", "outside_eea"}, {"hds_activity_backup", "yes"}});
    const auto evidence = evidence_in(assess(catalogue(), small::general(), given, today), catalogue(), checklist::Kind::signed_by_supplier, "Dupont", today);
    ASSERT_EQ(evidence.size(), 2U);
    EXPECT_EQ(evidence[0].rule, "backup_tested");
    EXPECT_EQ(evidence[0].answer, checklist::Answer::partly);
    EXPECT_EQ(evidence[1].answer, checklist::Answer::no);
    EXPECT_EQ(evidence[1].by, "Dupont");
}

TEST(Answers, that_do_not_apply_prove_nothing)
{
    EXPECT_TRUE(evidence_in(assess(catalogue(), small::general(), replies({{"backup_daily", "not_applicable"}}), today), catalogue(), checklist::Kind::declared, "x", today).empty());
}

TEST(Supplier, is_asked_what_concerns_what_it_does)
{
    EXPECT_EQ(questionnaires_for(catalogue(), {}).size(), 1U);
    EXPECT_EQ(questionnaires_for(catalogue(), {Activity::installs}).size(), 1U);
    EXPECT_EQ(questionnaires_for(catalogue(), {Activity::hosts}).size(), 2U);
}

TEST(Supplier, hds_activities_are_numbers_from_one_to_six)
{
    EXPECT_EQ(hds_activities_in("6, 1,2,1"), (std::vector<int>{1, 2, 6}));
    EXPECT_EQ(hds_activities_in(""), std::vector<int>{});
    EXPECT_FALSE(hds_activities_in("7").has_value());
    EXPECT_FALSE(hds_activities_in("all").has_value());
}

}  // namespace
}  // namespace asepsie::suppliers
