#include "domain/words/say.h"

#include <gtest/gtest.h>

namespace asepsie::words {
namespace {

using facts::Unit;

const Catalogue& catalogue() { return knowledge::embedded_catalogue(); }

TEST(Show, writes_numbers_as_each_language_does)
{
    EXPECT_EQ(show_integer(1234567, Language::french), "1\u202F234\u202F567");
    EXPECT_EQ(show_integer(1234567, Language::english), "1,234,567");
    EXPECT_EQ(show_integer(-999, Language::french), "-999");
    EXPECT_EQ(show_integer(1000, Language::english), "1,000");
}

TEST(Show, says_a_delay_in_the_unit_that_divides_it)
{
    EXPECT_EQ(show_quantity(catalogue(), 600, Unit::seconds, Language::french), "10 minutes");
    EXPECT_EQ(show_quantity(catalogue(), 1, Unit::minutes, Language::english), "1 minute");
    EXPECT_EQ(show_quantity(catalogue(), 90, Unit::seconds, Language::french), "90 secondes");
    EXPECT_EQ(show_quantity(catalogue(), 0, Unit::seconds, Language::french), "0 seconde");
    EXPECT_EQ(show_quantity(catalogue(), 48, Unit::hours, Language::english), "2 days");
}

TEST(Show, says_bytes_dates_lists_and_modes)
{
    EXPECT_EQ(show_quantity(catalogue(), 1'500'000, Unit::bytes, Language::french), "1,5 Mo");
    EXPECT_EQ(show_quantity(catalogue(), 0755, Unit::mode, Language::french), "0755");
    EXPECT_EQ(show_date(catalogue(), *parse_date("2026-08-01"), Language::french), "1er août 2026");
    EXPECT_EQ(show_date(catalogue(), *parse_date("2026-08-01"), Language::english), "1 August 2026");
    EXPECT_EQ(show_list(catalogue(), {}, Language::french), "aucun");
    EXPECT_EQ(show_list(catalogue(), {"a"}, Language::french), "a");
    EXPECT_EQ(show_list(catalogue(), {"a", "b"}, Language::french), "a et b");
    EXPECT_EQ(show_list(catalogue(), {"a", "b", "c", "d", "e"}, Language::english), "a, b, c, d and e");
    EXPECT_EQ(show_list(catalogue(), {"a", "b", "c", "d", "e", "f"}, Language::french), "a, b, c, d et 2 autres");
}

TEST(Show, rounds_an_effort_as_one_says_it)
{
    EXPECT_EQ(show_effort(catalogue(), 5, Language::french), "5 minutes");
    EXPECT_EQ(show_effort(catalogue(), 60, Language::french), "1 heure");
    EXPECT_EQ(show_effort(catalogue(), 240, Language::french), "une demi-journée");
    EXPECT_EQ(show_effort(catalogue(), 960, Language::english), "2 days");
}

}  // namespace
}  // namespace asepsie::words
