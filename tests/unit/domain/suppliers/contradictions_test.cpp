#include "domain/suppliers/contradictions.h"

#include "small_catalogue.h"

#include <gtest/gtest.h>

namespace asepsie::suppliers {
namespace {

using small::catalogue;
using small::day;
using small::replies;
using small::today;

const std::vector<Observation> backup_is_old{{"backup_fresh", checks::Verdict::not_met, "accueil", day(2026, 11, 20)}};

std::vector<Contradiction> found_in(const Replies& given, const std::vector<Observation>& seen, const std::optional<std::vector<std::string>>& computers, const std::vector<Document>& documents)
{
    return contradictions(assess(catalogue(), small::general(), given, today), catalogue(), seen, computers, documents, today);
}

Document certificate(std::optional<Date> ends, std::vector<int> activities)
{
    Document document;
    document.kind = DocumentKind::hds_certificate;
    document.ends = ends;
    document.activities = std::move(activities);
    return document;
}

TEST(Contradictions, a_yes_against_a_computer)
{
    const auto found = found_in(replies({{"backup_daily", "yes"}}), backup_is_old, {}, {});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, Contradiction::Kind::seen_otherwise);
    EXPECT_EQ(found[0].check->id, "backup_fresh");
    EXPECT_EQ(found[0].computer, "accueil");
    EXPECT_EQ(found[0].on, day(2026, 11, 20));
}

TEST(Contradictions, none_where_the_supplier_said_no_or_does_not_look_after_that_computer)
{
    EXPECT_TRUE(found_in(replies({{"backup_daily", "no"}}), backup_is_old, {}, {}).empty());
    EXPECT_TRUE(found_in(replies({{"backup_daily", "not_applicable"}}), backup_is_old, {}, {}).empty());
    EXPECT_TRUE(found_in(replies({{"backup_daily", "yes"}}), backup_is_old, std::vector<std::string>{"bureau"}, {}).empty());
    EXPECT_TRUE(found_in(replies({{"backup_daily", "yes"}}), backup_is_old, std::vector<std::string>(), {}).empty()) << "it looks after none";
    EXPECT_TRUE(found_in(replies({{"backup_daily", "yes"}}), {{"backup_fresh", checks::Verdict::met, "accueil", today}}, {}, {}).empty());
    EXPECT_TRUE(found_in(replies({{"backup_daily", "yes"}}), {{"backup_fresh", checks::Verdict::unknown, "accueil", today}}, {}, {}).empty()) << "could not look is no contradiction";
}

TEST(Contradictions, a_certificate_that_is_missing_ended_or_covers_less)
{
    const Replies says = replies({{"hds_certificate_end", "2027-06-01"}, {"hds_activity_backup", "yes"}});
    const auto missing = found_in(says, {}, {}, {});
    ASSERT_EQ(missing.size(), 1U);
    EXPECT_EQ(missing[0].kind, Contradiction::Kind::certificate_missing);

    const auto ended = found_in(says, {}, {}, {certificate(day(2026, 5, 16), {1, 2, 3, 4, 5, 6})});
    ASSERT_EQ(ended.size(), 1U);
    EXPECT_EQ(ended[0].kind, Contradiction::Kind::certificate_ended);

    const auto less = found_in(says, {}, {}, {certificate(day(2027, 6, 1), {1, 2})});
    ASSERT_EQ(less.size(), 1U);
    EXPECT_EQ(less[0].kind, Contradiction::Kind::activity_missing);
    EXPECT_EQ(less[0].activity, 6);

    const auto differs = found_in(says, {}, {}, {certificate(day(2027, 7, 1), {1, 2, 6})});
    ASSERT_EQ(differs.size(), 1U);
    EXPECT_EQ(differs[0].kind, Contradiction::Kind::date_differs);

    EXPECT_TRUE(found_in(says, {}, {}, {certificate(day(2025, 1, 1), {1}), certificate(day(2027, 6, 1), {1, 6})}).empty()) << "a newer one stands for the older one";
}

TEST(Contradictions, several_certificates_count_together_until_each_is_replaced)
{
    const Replies says = replies({{"hds_certificate_end", "2027-03-01"}, {"hds_activity_backup", "yes"}});
    Document walls = certificate(day(2028, 6, 1), {1, 2, 3});
    walls.issuer = "AFNOR";
    Document managed = certificate(day(2027, 3, 1), {4, 5, 6});
    managed.issuer = "LNE";
    EXPECT_TRUE(found_in(says, {}, {}, {walls, managed}).empty()) << "the first end was answered, and together they cover backup";

    Document past = managed;
    past.ends = day(2026, 3, 1);
    const auto ended = found_in(says, {}, {}, {walls, past});
    ASSERT_EQ(ended.size(), 2U) << "one that ended is told of beside one that lasts";
    EXPECT_EQ(ended[0].kind, Contradiction::Kind::certificate_ended);
    EXPECT_EQ(ended[0].on, day(2026, 3, 1));
    EXPECT_EQ(ended[1].kind, Contradiction::Kind::activity_missing) << "and what it covered is covered no more";
    EXPECT_TRUE(found_in(says, {}, {}, {walls, past, managed}).empty()) << "renewed by the same body";

    Document unknown = walls;
    unknown.activities.clear();
    EXPECT_EQ(found_in(replies({{"hds_activity_backup", "yes"}}), {}, {}, {unknown, certificate(day(2027, 3, 1), {4})}).size(), 0U) << "nobody knows what the one covers";
}

TEST(Contradictions, a_certificate_is_asked_for_whichever_answer_claims_it)
{
    const auto unsaid = found_in(replies({{"hds_activity_backup", "yes"}}), {}, {}, {});
    ASSERT_EQ(unsaid.size(), 1U) << "its end was left open";
    EXPECT_EQ(unsaid[0].kind, Contradiction::Kind::certificate_missing);
    EXPECT_EQ(unsaid[0].question->id, "hds_activity_backup");
    EXPECT_TRUE(found_in(replies({{"hds_activity_backup", "no"}}), {}, {}, {}).empty());
}

TEST(Contradictions, data_outside_the_EEA_and_a_certificate)
{
    const std::vector<Document> shown{certificate(day(2027, 6, 1), {6})};
    const auto found = found_in(replies({{"hosting_country", "outside_eea"}, {"hds_certificate_end", "2027-06-01"}}), {}, {}, shown);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, Contradiction::Kind::storage_outside);
    EXPECT_EQ(found[0].question->id, "hosting_country");
    EXPECT_TRUE(found_in(replies({{"hosting_country", "outside_eea"}}), {}, {}, shown).empty()) << "it claims nothing";
}

TEST(Contradictions, backup_that_does_not_concern_whoever_keeps_backups)
{
    const auto found = found_in(replies({{"hds_activity_backup", "not_applicable"}, {"service_backup_isolated", "yes"}}), {}, {}, {});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, Contradiction::Kind::backup_denied);
    EXPECT_EQ(found[0].activity, 6);
    EXPECT_TRUE(found_in(replies({{"hds_activity_backup", "not_applicable"}, {"service_backup_isolated", "no"}}), {}, {}, {}).empty());
}

TEST(Contradictions, other_tools_than_the_one_the_practice_knows_of)
{
    Question question;
    question.kind = knowledge::AnswerKind::text;
    question.compares = knowledge::Compared::remote_tools;
    Reply reply;
    reply.value = "TeamViewer 15, RustDesk";
    const std::vector<Assessment> answered{{&question, &reply, Verdict::to_read}};
    const auto found = contradictions(answered, catalogue(), {}, {}, {}, today, "AnyDesk");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, Contradiction::Kind::tools_differ);
    EXPECT_EQ(found[0].known, "AnyDesk");
    EXPECT_EQ(found[0].answered, "TeamViewer 15, RustDesk");
    EXPECT_TRUE(contradictions(answered, catalogue(), {}, {}, {}, today, "teamviewer").empty());
    EXPECT_TRUE(contradictions(answered, catalogue(), {}, {}, {}, today, "").empty()) << "nothing is known of it";
    EXPECT_EQ(contradictions(answered, catalogue(), {}, {}, {}, today, "TeamViewer, AnyDesk").size(), 1U) << "one of the two is not named";
    EXPECT_TRUE(contradictions({}, catalogue(), {}, {}, {}, today, "AnyDesk").empty()) << "nothing was answered";
}

}  // namespace
}  // namespace asepsie::suppliers
