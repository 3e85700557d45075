#include "domain/collectors/formats/ini_file.h"

#include <gtest/gtest.h>

namespace {

using namespace asepsie;
using collectors::formats::parse_ini_file;

TEST(IniFile, gives_values_by_section_and_key)
{
    const auto file = parse_ini_file("above = 1\n[Global]\n  Guest OK = yes ; kept\n# guest ok = no\n; guest ok = no\nguest ok=no\n[ scans ]\nguestok =\n");
    ASSERT_TRUE(file.ok());
    EXPECT_EQ(file->get("", "above"), "1");
    EXPECT_EQ(file->get("global", "guestok"), "no");
    EXPECT_EQ(file->get("SCANS", "guestok"), "");
    EXPECT_EQ(file->get("scans", "path"), std::nullopt);
    EXPECT_EQ(file->entries().size(), 4U);
    EXPECT_EQ(file->entries()[1].value, "yes ; kept");
    EXPECT_EQ(file->sections(), (std::vector<std::string>{"Global", "scans"}));
    EXPECT_TRUE(file->has_section("global"));
    EXPECT_FALSE(file->has_section("wifi-security"));
}

TEST(IniFile, joins_a_line_that_goes_on)
{
    const auto file = parse_ini_file("[a]\npath = /srv\\\r\n  /scans\nlast = 1\\");
    ASSERT_TRUE(file.ok());
    EXPECT_EQ(file->get("a", "path"), "/srv/scans");
    EXPECT_EQ(file->get("a", "last"), "1");
}

TEST(IniFile, passes_over_what_it_does_not_know)
{
    const auto file = parse_ini_file("[\n]\n[a\nno sign\n= nothing\n[]\nb = c");
    ASSERT_TRUE(file.ok());
    EXPECT_EQ(file->get("", "b"), "c");
    EXPECT_EQ(file->entries().size(), 1U);
    EXPECT_TRUE(parse_ini_file("")->entries().empty());
    EXPECT_EQ(parse_ini_file(std::string_view("a=\0", 3)).error().code, ErrorCode::malformed);
}

}  // namespace
