#include "domain/knowledge/fill.h"

#include <gtest/gtest.h>

namespace asepsie::knowledge {
namespace {

std::optional<Filling> two(std::string_view gap) { return gap == "n" ? std::optional(Filling{"2", 2}) : std::nullopt; }
std::optional<Filling> none(std::string_view gap) { return gap == "n" ? std::optional(Filling{"0", 0}) : std::nullopt; }

TEST(Fill, writes_the_value_and_chooses_the_word)
{
    EXPECT_EQ(fill("{n} {n|correctif|correctifs}.", Language::french, two), "2 correctifs.");
    EXPECT_EQ(fill("{n} {n|correctif|correctifs}.", Language::french, none), "0 correctif.");
    EXPECT_EQ(fill("{n} {n|fix|fixes}.", Language::english, none), "0 fixes.");
}

TEST(Fill, leaves_a_gap_visible_where_it_knows_nothing)
{
    EXPECT_EQ(fill("{who} is {n", Language::english, two), "… is {n");
}

TEST(Placeholders, are_the_names_of_the_gaps)
{
    EXPECT_EQ(placeholders_of("{a} {b|x|y} {a}"), (std::set<std::string, std::less<>>{"a", "b"}));
}

}  // namespace
}  // namespace asepsie::knowledge
