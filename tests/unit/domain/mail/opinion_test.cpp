#include "domain/mail/opinion.h"

#include "unit/domain/mail/small_catalogue.h"

#include <gtest/gtest.h>

namespace asepsie::mail {
namespace {

using enum Opinion;
using knowledge::SignWeight;

Finding seen(std::string_view sign, Strength strength = Strength::full)
{
    Finding finding;
    finding.sign = sign;
    finding.strength = strength;
    return finding;
}

Opinion opinion_of(std::vector<Finding> findings, std::set<ExcuseKind> excuses = {}, Seen how_much = Seen::whole) { return judge(small::catalogue(), std::move(findings), std::move(excuses), how_much).opinion; }

TEST(Judge, calls_one_proof_dangerous)
{
    EXPECT_EQ(opinion_of({seen("a_proof")}), dangerous);
    EXPECT_EQ(opinion_of({seen("a_proof", Strength::faint)}), suspicious) << "less than it stands for is evidence";
    EXPECT_EQ(opinion_of({seen("a_proof", Strength::slight)}), clear) << "a hint at most";
}

TEST(Judge, calls_evidence_of_two_groups_dangerous_and_of_one_suspicious)
{
    EXPECT_EQ(opinion_of({seen("a_link"), seen("a_wish")}), dangerous);
    EXPECT_EQ(opinion_of({seen("a_link")}), suspicious);
    EXPECT_EQ(opinion_of({seen("a_link"), seen("b_link"), seen("a_link")}), suspicious) << "one trick is no two";
}

TEST(Judge, calls_three_hints_of_two_groups_suspicious)
{
    EXPECT_EQ(opinion_of({seen("h_link"), seen("i_link"), seen("h_look")}), suspicious);
    EXPECT_EQ(opinion_of({seen("h_link"), seen("h_look")}), clear) << "two";
    EXPECT_EQ(opinion_of({seen("h_link"), seen("h_link"), seen("h_look"), seen("h_look")}), clear) << "the same ones again";
    EXPECT_EQ(opinion_of({seen("h_link"), seen("i_link"), seen("a_link", Strength::faint)}), clear) << "of one group";
}

TEST(Judge, calls_nothing_and_notes_clear)
{
    EXPECT_EQ(opinion_of({}), clear);
    EXPECT_EQ(opinion_of({seen("a_note"), seen("h_look")}), clear);
    EXPECT_EQ(opinion_of({seen("no such sign")}), clear);
}

TEST(Judge, takes_a_step_from_what_is_excused_but_nothing_from_proof)
{
    EXPECT_EQ(opinion_of({seen("a_link")}, {ExcuseKind::known_correspondent}), clear);
    EXPECT_EQ(opinion_of({seen("a_link"), seen("a_wish")}, {ExcuseKind::official_sender}), clear);
    EXPECT_EQ(opinion_of({seen("a_link")}, {ExcuseKind::mailing_list}), clear);
    EXPECT_EQ(opinion_of({seen("a_link")}, {ExcuseKind::gateway}), suspicious) << "a filter in between changes addresses, not where they lead";
    EXPECT_EQ(opinion_of({seen("a_proof")}, {ExcuseKind::known_correspondent, ExcuseKind::mailing_list, ExcuseKind::official_sender}), dangerous);
    EXPECT_EQ(opinion_of({seen("h_name"), seen("h_link"), seen("h_look")}, {ExcuseKind::known_correspondent}), clear);
}

TEST(Judge, never_calls_clear_what_was_seen_in_part)
{
    EXPECT_EQ(opinion_of({}, {}, Seen::in_part), unreadable);
    EXPECT_EQ(opinion_of({seen("h_link")}, {ExcuseKind::known_correspondent}, Seen::in_part), unreadable);
    EXPECT_EQ(opinion_of({seen("a_link")}, {}, Seen::in_part), suspicious);
    EXPECT_EQ(opinion_of({seen("a_proof")}, {}, Seen::in_part), dangerous);
}

TEST(Judge, puts_the_heaviest_first_and_keeps_the_order_of_equals)
{
    const Judgement judgement = judge(small::catalogue(), {seen("h_link"), seen("a_proof"), seen("h_look"), seen("a_wish")}, {}, Seen::whole);
    std::vector<std::string_view> signs;
    for (const Finding& finding : judgement.findings) {
        signs.push_back(finding.sign);
    }
    EXPECT_EQ(signs, (std::vector<std::string_view>{"a_proof", "a_wish", "h_link", "h_look"}));
    EXPECT_EQ(judgement.weights, (std::vector{SignWeight::proof, SignWeight::evidence, SignWeight::hint, SignWeight::hint}));
}

TEST(Opinion, is_named_and_found_by_its_name)
{
    for (const Opinion opinion : {clear, suspicious, dangerous, unreadable}) {
        EXPECT_EQ(opinion_named(name_of(opinion)), opinion);
    }
    EXPECT_EQ(opinion_named("fine"), std::nullopt);
}

}  // namespace
}  // namespace asepsie::mail
