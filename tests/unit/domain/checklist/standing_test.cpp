#include "domain/checklist/plan.h"
#include "domain/checklist/standing.h"

#include <gtest/gtest.h>

namespace asepsie::checklist {
namespace {

using knowledge::Catalogue;
using knowledge::Item;
using knowledge::Rule;
using knowledge::Threat;

const Date today = *parse_date("2026-11-23");
const Date long_ago = *parse_date("2025-01-01");
const Date next_year = *parse_date("2027-11-23");

// Two rules of one item: "locks" is essential and stops two attacks, "tidy" is not and stops one.
class Practice : public testing::Test {
protected:
    Practice()
    {
        m_rules[0].id = "locks";
        m_rules[0].essential = true;
        m_rules[0].stops = m_two;
        m_rules[0].effort_minutes = 10;
        m_rules[1].id = "tidy";
        m_rules[1].stops = m_one;
        m_rules[1].effort_minutes = 5;
        m_item.number = 1;
        m_item.rules = m_indexes;
        m_catalogue.rules = m_rules;
        m_catalogue.items = {&m_item, 1};
    }

    PracticeStanding with(std::vector<Evidence> evidence)
    {
        m_evidence = std::move(evidence);
        return stand(m_catalogue, m_evidence, today);
    }
    static Evidence piece(std::string rule, Kind kind, Answer answer, Date holds_to = next_year, std::string by = "x", Date on = today)
    {
        return {std::move(rule), kind, answer, on, holds_to, std::move(by), {}};
    }

    std::array<Threat, 2> m_two{Threat::ransomware, Threat::data_theft};
    std::array<Threat, 1> m_one{Threat::ransomware};
    std::array<std::uint16_t, 2> m_indexes{0, 1};
    std::array<Rule, 2> m_rules;
    Item m_item;
    Catalogue m_catalogue;
    std::vector<Evidence> m_evidence;
};

TEST_F(Practice, takes_the_strongest_fresh_evidence)
{
    EXPECT_EQ(with({piece("locks", Kind::declared, Answer::yes)}).rules[0].standing, Standing::met);
    EXPECT_EQ(with({piece("locks", Kind::declared, Answer::partly)}).rules[0].standing, Standing::partly);
    EXPECT_EQ(with({piece("locks", Kind::observed, Answer::yes, long_ago), piece("locks", Kind::declared, Answer::no)}).rules[0].standing, Standing::not_met)
        << "what was seen long ago no longer counts";
    EXPECT_EQ(with({piece("locks", Kind::observed, Answer::unknown), piece("locks", Kind::declared, Answer::yes)}).rules[0].standing, Standing::met)
        << "to see nothing contradicts nobody";
}

TEST_F(Practice, says_both_sides_of_a_contradiction)
{
    const RuleStanding rule = with({piece("locks", Kind::declared, Answer::yes), piece("locks", Kind::observed, Answer::no)}).rules[0];
    EXPECT_EQ(rule.standing, Standing::disputed);
    EXPECT_EQ(rule.strongest->kind, Kind::observed);
    EXPECT_EQ(rule.against->kind, Kind::declared);
}

TEST_F(Practice, hears_the_last_word_of_each_voice)
{
    EXPECT_EQ(with({piece("locks", Kind::declared, Answer::no, next_year, "a", long_ago), piece("locks", Kind::declared, Answer::yes, next_year, "b")}).rules[0].standing,
        Standing::met);
    EXPECT_EQ(with({piece("locks", Kind::observed, Answer::yes, next_year, "desk"), piece("locks", Kind::observed, Answer::no, next_year, "laptop")}).rules[0].standing,
        Standing::not_met)
        << "one computer that does not lock is enough";
}

TEST_F(Practice, counts_what_was_entered_last_whatever_the_clock_said)
{
    const Date ahead = plus_days(today, 30);
    EXPECT_EQ(with({piece("locks", Kind::declared, Answer::no), piece("locks", Kind::told_by_supplier, Answer::yes, next_year, "Dupont")}).rules[0].standing, Standing::disputed)
        << "a supplier's words do not take the place of the practice's";
    EXPECT_EQ(with({piece("locks", Kind::declared, Answer::yes, next_year, "a", ahead), piece("locks", Kind::declared, Answer::no, next_year, "a", today)}).rules[0].standing, Standing::not_met);
    EXPECT_EQ(with({piece("locks", Kind::observed, Answer::yes, next_year, "", ahead), piece("locks", Kind::observed, Answer::no, next_year, "", today)}).rules[0].standing, Standing::not_met);
    EXPECT_EQ(with({piece("locks", Kind::observed, Answer::yes, next_year, "desk", today), piece("locks", Kind::observed, Answer::no, next_year, "desk", long_ago)}).rules[0].standing, Standing::met)
        << "an old report brought after a newer one";
}

TEST_F(Practice, stays_red_where_a_computer_shows_what_is_declared_mended)
{
    const auto standing = with({piece("locks", Kind::observed, Answer::no), piece("locks", Kind::declared, Answer::yes), piece("tidy", Kind::declared, Answer::yes)});
    EXPECT_EQ(standing.rules[0].standing, Standing::disputed);
    EXPECT_EQ(standing.items[0].standing, Standing::not_met);
    EXPECT_EQ(standing.items[0].danger, 1);
    EXPECT_EQ(standing.items[0].disputed, 0);
    EXPECT_TRUE(is_danger(standing.rules[0]));
    EXPECT_EQ(with({piece("tidy", Kind::observed, Answer::no), piece("tidy", Kind::declared, Answer::yes)}).items[0].standing, Standing::disputed) << "no essential rule";
    EXPECT_EQ(with({piece("locks", Kind::observed, Answer::yes), piece("locks", Kind::declared, Answer::no)}).items[0].standing, Standing::disputed);
}

TEST_F(Practice, counts_rules_for_each_gauge)
{
    const Gauge gauge = with({piece("tidy", Kind::declared, Answer::yes)}).gauges[0];
    EXPECT_EQ(gauge.rules, 2);
    EXPECT_EQ(gauge.met, 1);
    EXPECT_EQ(gauge.unknown, 1);
}

TEST_F(Practice, plans_a_danger_before_all_else)
{
    EXPECT_EQ(plan(with({piece("tidy", Kind::declared, Answer::no), piece("locks", Kind::declared, Answer::no)}), {}).front().rule->rule->id, "locks");
}

TEST_F(Practice, asks_again_for_what_is_stale)
{
    const RuleStanding rule = with({piece("locks", Kind::declared, Answer::yes, long_ago)}).rules[0];
    EXPECT_EQ(rule.standing, Standing::unknown);
    ASSERT_NE(rule.stale, nullptr);
}

TEST_F(Practice, is_gated_by_its_essential_rules)
{
    EXPECT_EQ(with({piece("locks", Kind::declared, Answer::no), piece("tidy", Kind::declared, Answer::yes)}).items[0].standing, Standing::not_met);
    EXPECT_EQ(with({piece("locks", Kind::declared, Answer::yes), piece("tidy", Kind::declared, Answer::no)}).items[0].standing, Standing::partly);
    EXPECT_EQ(with({piece("locks", Kind::declared, Answer::yes), piece("tidy", Kind::declared, Answer::yes)}).items[0].standing, Standing::met);
}

TEST_F(Practice, never_earns_a_good_mark_by_ignorance)
{
    EXPECT_EQ(with({}).items[0].standing, Standing::unknown);
    EXPECT_EQ(with({}).items[0].coverage(), 0.0);
    EXPECT_EQ(with({}).gauges[0].strength, 0.0);
    EXPECT_EQ(with({piece("locks", Kind::declared, Answer::yes)}).items[0].standing, Standing::unknown) << "half known is not well";
    EXPECT_EQ(with({piece("locks", Kind::declared, Answer::unknown), piece("tidy", Kind::declared, Answer::unknown)}).items[0].coverage(), 0.0);
}

TEST_F(Practice, leaves_out_what_is_not_for_it)
{
    const auto standing = with({piece("locks", Kind::declared, Answer::not_for_us), piece("tidy", Kind::declared, Answer::yes)});
    EXPECT_EQ(standing.items[0].standing, Standing::met);
    EXPECT_EQ(standing.gauges[0].strength, 1.0);
    EXPECT_EQ(with({piece("locks", Kind::declared, Answer::not_for_us), piece("tidy", Kind::declared, Answer::not_for_us)}).items[0].standing, Standing::not_for_us);
    EXPECT_EQ(with({piece("locks", Kind::declared, Answer::not_for_us)}).gauges[2].strength, 0.0) << "no division by nothing";
}

TEST_F(Practice, weighs_essential_rules_three_times)
{
    EXPECT_DOUBLE_EQ(with({piece("locks", Kind::declared, Answer::yes)}).gauges[0].strength, 0.75);
    EXPECT_DOUBLE_EQ(with({piece("tidy", Kind::declared, Answer::yes)}).gauges[0].strength, 0.25);
    EXPECT_DOUBLE_EQ(with({piece("tidy", Kind::declared, Answer::yes)}).gauges[0].coverage, 0.25);
}

TEST_F(Practice, plans_what_counts_most_first)
{
    const auto standing = with({piece("tidy", Kind::declared, Answer::no)});
    const auto actions = plan(standing, {});
    ASSERT_EQ(actions.size(), 2U);
    EXPECT_EQ(actions[0].rule->rule->id, "locks");
    EXPECT_EQ(actions[0].gesture, Gesture::find_out);
    EXPECT_DOUBLE_EQ(actions[0].gain, 3.0 / 4.0 + 1.0);
    EXPECT_EQ(actions[1].gesture, Gesture::mend);
    EXPECT_EQ(plan(standing, {"locks"}).size(), 1U);
    EXPECT_EQ(plan(standing, {}, 1).size(), 1U);
}

TEST(Observed, says_no_where_one_check_is_not_met)
{
    const Rule rules[2] = {};
    Catalogue catalogue;
    catalogue.rules = rules;
    knowledge::Check first;
    first.valid_days = 30;
    knowledge::Check second;
    second.valid_days = 7;
    knowledge::Check other;
    other.rule = 1;
    const auto found = [](const knowledge::Check& check, checks::Verdict verdict) {
        checks::Finding finding;
        finding.check = &check;
        finding.verdict = verdict;
        return finding;
    };
    const auto seen = observed_by({{found(first, checks::Verdict::met), found(second, checks::Verdict::not_met), found(other, checks::Verdict::unknown)}, today, "desk"}, catalogue);
    ASSERT_EQ(seen.size(), 2U);
    EXPECT_EQ(seen[0].answer, Answer::no);
    EXPECT_EQ(to_iso(seen[0].holds_to), "2026-11-30");
    EXPECT_EQ(seen[1].answer, Answer::unknown);
    EXPECT_TRUE(observed_by({{found(first, checks::Verdict::not_applicable)}, today, "desk"}, catalogue).empty());
}

// What findings about one rule say of it together, each with what it proves.
Answer seen_in(const std::vector<std::pair<knowledge::Proves, checks::Verdict>>& seen)
{
    const Rule rules[1] = {};
    Catalogue catalogue;
    catalogue.rules = rules;
    std::vector<knowledge::Check> kept(seen.size());
    Look look{{}, today, "desk"};
    for (std::size_t i = 0; i < seen.size(); ++i) {
        kept[i].proves = seen[i].first;
        checks::Finding finding;
        finding.check = &kept[i];
        finding.verdict = seen[i].second;
        look.findings.push_back(finding);
    }
    return observed_by(look, catalogue).at(0).answer;
}

TEST(Observed, reaches_no_further_than_its_checks_prove)
{
    using checks::Verdict;
    using knowledge::Proves;
    EXPECT_EQ(seen_in({{Proves::whole, Verdict::met}}), Answer::yes);
    EXPECT_EQ(seen_in({{Proves::whole, Verdict::met}, {Proves::whole, Verdict::unknown}}), Answer::unknown) << "half seen is not well";
    EXPECT_EQ(seen_in({{Proves::breach, Verdict::met}}), Answer::unknown);
    EXPECT_EQ(seen_in({{Proves::breach, Verdict::not_met}, {Proves::whole, Verdict::met}}), Answer::no);
    EXPECT_EQ(seen_in({{Proves::part, Verdict::not_met}, {Proves::whole, Verdict::met}}), Answer::partly);
    EXPECT_EQ(seen_in({{Proves::part, Verdict::met}}), Answer::unknown);
    EXPECT_EQ(seen_in({{Proves::sign, Verdict::not_met}}), Answer::unknown);
    EXPECT_EQ(seen_in({{Proves::sign, Verdict::not_met}, {Proves::whole, Verdict::met}}), Answer::yes);
}

}  // namespace
}  // namespace asepsie::checklist
