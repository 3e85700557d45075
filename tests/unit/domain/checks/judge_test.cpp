#include "domain/checks/judge.h"

#include <gtest/gtest.h>

namespace asepsie::checks {
namespace {

using facts::FactSet;
using facts::FactValue;
using facts::Learnt;
using facts::Missing;
using facts::Unlearnt;
using knowledge::Check;
using knowledge::Comparison;
using knowledge::Condition;
using knowledge::Operand;
using knowledge::Remedy;

const Date today = *parse_date("2026-11-23");

FactSet facts_of(std::vector<Learnt> learnt)
{
    FactSet set(learnt.size());
    for (std::size_t i = 0; i < learnt.size(); ++i) {
        set.set(i, std::move(learnt[i]));
    }
    return set;
}

Learnt value(FactValue v) { return {std::move(v), "here"}; }
Learnt missing(Missing why) { return {Unlearnt{why, ""}, "here"}; }

struct Judged {
    Verdict verdict;
    Missing why;
};

Judged judged(std::vector<Condition> applies, std::vector<Condition> met, const FactSet& facts)
{
    const std::vector<Remedy> remedies{Remedy{}};
    Check check;
    check.applies_when = applies;
    check.met_when = met;
    check.remedies = remedies;
    const Finding finding = judge(check, facts, today);
    return {finding.verdict, finding.missing};
}

const Condition first_is_true{0, Comparison::is, Operand(true)};
const Condition second_is_true{1, Comparison::is, Operand(true)};

TEST(Judge, needs_all_conditions)
{
    EXPECT_EQ(judged({}, {first_is_true, second_is_true}, facts_of({value(true), value(true)})).verdict, Verdict::met);
    EXPECT_EQ(judged({}, {first_is_true, second_is_true}, facts_of({value(true), value(false)})).verdict, Verdict::not_met);
}

TEST(Judge, says_not_met_where_one_is_false_whatever_is_missing)
{
    EXPECT_EQ(judged({}, {first_is_true, second_is_true}, facts_of({missing(Missing::denied), value(false)})).verdict, Verdict::not_met);
}

TEST(Judge, says_unknown_and_why)
{
    const Judged result = judged({}, {first_is_true, second_is_true}, facts_of({value(true), missing(Missing::denied)}));
    EXPECT_EQ(result.verdict, Verdict::unknown);
    EXPECT_EQ(result.why, Missing::denied);
}

TEST(Judge, asks_first_whether_the_check_concerns_the_machine)
{
    EXPECT_EQ(judged({first_is_true}, {second_is_true}, facts_of({value(false), missing(Missing::denied)})).verdict, Verdict::not_applicable);
    EXPECT_EQ(judged({first_is_true}, {second_is_true}, facts_of({missing(Missing::too_slow), value(false)})).verdict, Verdict::unknown)
        << "not red for a machine that it may not concern";
}

TEST(Comparisons, hold_as_they_read)
{
    const auto holds_for = [](FactValue fact, Comparison comparison, Operand operand) {
        return holds({0, comparison, std::move(operand)}, facts_of({value(std::move(fact))}), today);
    };
    EXPECT_EQ(holds_for(std::int64_t{600}, Comparison::at_most, std::int64_t{600}), true);
    EXPECT_EQ(holds_for(std::int64_t{601}, Comparison::at_most, std::int64_t{600}), false);
    EXPECT_EQ(holds_for(std::int64_t{12}, Comparison::at_least, std::int64_t{12}), true);
    EXPECT_EQ(holds_for(facts::FactList{"a", "b"}, Comparison::at_most, std::int64_t{1}), false);
    EXPECT_EQ(holds_for(facts::FactList{"a", "b"}, Comparison::is, std::string_view("b")), true);
    EXPECT_EQ(holds_for(std::string("gnome"), Comparison::is_not, std::string_view("none")), true);
    const std::vector<std::string_view> some{"wpa2", "wpa3"};
    EXPECT_EQ(holds_for(std::string("wpa2"), Comparison::one_of, std::span(some)), true);
    EXPECT_EQ(holds_for(std::string("wep"), Comparison::one_of, std::span(some)), false);
    EXPECT_EQ(holds_for(*parse_date("2026-11-20"), Comparison::after, knowledge::RelativeDays{-8}), true);
    EXPECT_EQ(holds_for(*parse_date("2026-11-15"), Comparison::after, knowledge::RelativeDays{-8}), false);
    EXPECT_EQ(holds_for(*parse_date("2026-11-15"), Comparison::before, *parse_date("2026-11-16")), true);
}

TEST(Remedy, is_the_first_that_fits)
{
    const std::vector<Condition> when{first_is_true};
    const std::vector<Remedy> remedies{Remedy{when, {}, {}}, Remedy{}};
    const std::vector<Condition> met{second_is_true};
    Check check;
    check.met_when = met;
    check.remedies = remedies;
    EXPECT_EQ(judge(check, facts_of({value(true), value(false)}), today).remedy, &remedies[0]);
    EXPECT_EQ(judge(check, facts_of({missing(Missing::denied), value(false)}), today).remedy, &remedies[1]) << "what is not known does not fit";
}

}  // namespace
}  // namespace asepsie::checks
