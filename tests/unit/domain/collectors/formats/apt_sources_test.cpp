#include "domain/collectors/formats/apt_sources.h"

#include <gtest/gtest.h>

namespace asepsie::collectors::formats {
namespace {

TEST(AptSources, of_one_line_are_read_with_and_without_options)
{
    const auto archives = parse_apt_list("# comment\ndeb http://a b main\ndeb-src http://a b main\ndeb [ arch=amd64 ] http://c d/updates main # why\ndeb\ndeb [open http://e f main\n");
    ASSERT_EQ(archives.size(), 2U);
    EXPECT_EQ(archives[0].uri, "http://a");
    EXPECT_FALSE(archives[0].gives_security_fixes());
    EXPECT_EQ(archives[1].suite, "d/updates");
    EXPECT_TRUE(archives[1].gives_security_fixes());
}

TEST(AptSources, of_paragraphs_may_name_many_suites_over_many_lines)
{
    const auto archives = parse_apt_sources("Types: deb deb-src\nURIs: http://a\nSuites:\n noble\n noble-security\n# Suites: x\n\nTypes: deb-src\nURIs: http://b\nSuites: c\n\nenabled: FALSE\nTypes: deb\nURIs: http://d\nSuites: e\n");
    ASSERT_EQ(archives.size(), 2U);
    EXPECT_EQ(archives[1].suite, "noble-security");
    EXPECT_TRUE(archives[1].gives_security_fixes());
    EXPECT_TRUE(parse_apt_sources(" continued\n: \n").empty());
}

}  // namespace
}  // namespace asepsie::collectors::formats
