#include "domain/practice/practice.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace asepsie::practice {
namespace {

const Date today = *parse_date("2026-11-23");

TEST(Entry, is_kept_where_it_has_a_name_and_a_known_kind)
{
    Entry entry{0, Register::device, "phone", "Téléphone", "", "", "", std::nullopt, std::nullopt};
    EXPECT_EQ(flaw_of(entry), std::nullopt);
    entry.name = "  ";
    EXPECT_EQ(flaw_of(entry), Flaw::no_name);
    entry.name = std::string(longest_name + 1, 'x');
    EXPECT_EQ(flaw_of(entry), Flaw::too_long);
    entry = {0, Register::device, "secretary", "Téléphone", "", "", "", std::nullopt, std::nullopt};
    EXPECT_EQ(flaw_of(entry), Flaw::unknown_kind);
    entry = {0, Register::person, "secretary", "Anne", "", "", "", today, parse_date("2026-11-22")};
    EXPECT_EQ(flaw_of(entry), Flaw::until_before_since);
    EXPECT_TRUE(entry.is_gone(today));
    entry.until = today;
    EXPECT_FALSE(entry.is_gone(today)) << "the last day counts";
}

TEST(Register, has_a_name_and_kinds_that_end_in_other)
{
    for (const Register list : all_registers) {
        EXPECT_EQ(register_named(name_of(list)), list);
        EXPECT_EQ(kinds_of(list).back(), "other");
    }
    EXPECT_EQ(register_named("people"), std::nullopt);
}

TEST(Decision, keeps_a_rule_out_until_its_day)
{
    Decision decision{"x", DecisionState::later, "", parse_date("2026-12-01"), "", today};
    EXPECT_TRUE(decision.leaves_out(today));
    EXPECT_FALSE(decision.leaves_out(*parse_date("2026-12-01")));
    decision.state = DecisionState::set_aside;
    EXPECT_TRUE(decision.leaves_out(*parse_date("2030-01-01")));
    decision.state = DecisionState::planned;
    EXPECT_FALSE(decision.leaves_out(today));
}

TEST(UsualEntries, follow_the_profession_and_the_way_of_working)
{
    const auto has = [](const std::vector<Entry>& entries, std::string_view kind) {
        return std::any_of(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.kind == kind; });
    };
    EXPECT_TRUE(has(usual_entries("dentist", "alone"), "imaging"));
    EXPECT_FALSE(has(usual_entries("doctor", "alone"), "imaging"));
    EXPECT_TRUE(has(usual_entries("nurse", "on_the_road"), "tablet"));
    EXPECT_FALSE(has(usual_entries("nurse", "on_the_road"), "booking"));
    EXPECT_TRUE(has(usual_entries("", "group"), "secretary"));
    for (const Entry& entry : usual_entries("doctor", "group")) {
        const auto kinds = kinds_of(entry.list);
        EXPECT_NE(std::find(kinds.begin(), kinds.end(), entry.kind), kinds.end()) << entry.kind;
    }
}

}  // namespace
}  // namespace asepsie::practice
