#include "domain/collectors/formats/apt_configuration.h"

#include <gtest/gtest.h>

namespace asepsie::collectors::formats {
namespace {

AptConfiguration read(const std::vector<std::string>& files)
{
    AptConfiguration configuration;
    for (const std::string& file : files) {
        const auto added = configuration.add(file);
        EXPECT_TRUE(added.ok()) << (added.ok() ? "" : added.error().detail);
    }
    return configuration;
}

TEST(AptConfiguration, reads_both_ways_of_writing_a_name)
{
    for (const std::string file : {"APT::Periodic::Enable \"1\";", "APT { Periodic { Enable \"1\"; }; };", "APT::Periodic\n{\n\tEnable 1;\n}", "apt { periodic::ENABLE\"1\" }"}) {
        EXPECT_EQ(read({file}).get("APT::Periodic::Enable"), "1") << file;
    }
}

TEST(AptConfiguration, lets_later_files_and_lines_win)
{
    EXPECT_EQ(read({"A::B \"1\"; A::B \"2\";", "a::b \"3\";"}).get("A::B"), "3");
    EXPECT_EQ(read({"A::B \"1\";", "A { C \"2\"; };"}).get("A::B"), "1");
    EXPECT_EQ(read({"A::B \"1\";"}).get("A::C"), std::nullopt);
}

TEST(AptConfiguration, passes_over_comments)
{
    const std::string file = "// A \"1\";\n# A \"2\";\n/* A \"3\";\n A \"4\"; */ B \"5\"; // C \"6\";\nURL \"http://x#y\"; /**/\n#";
    const auto configuration = read({file});
    EXPECT_EQ(configuration.get("A"), std::nullopt);
    EXPECT_EQ(configuration.get("B"), "5");
    EXPECT_EQ(configuration.get("C"), std::nullopt);
    EXPECT_EQ(configuration.get("URL"), "http://x#y");
}

TEST(AptConfiguration, gathers_lists)
{
    const auto configuration = read({"U::Origins {\n \"a\"; // \"b\";\n \"c\"; };", "U::Origins:: \"d\";"});
    EXPECT_EQ(configuration.list("u::origins"), (std::vector<std::string>{"a", "c", "d"}));
    EXPECT_TRUE(configuration.list("U").empty());
}

TEST(AptConfiguration, clears_a_tree)
{
    const auto configuration = read({"U::O { \"a\"; }; U::O::X \"1\"; U::P \"2\";", "#clear U::O;\nU::O:: \"b\";"});
    EXPECT_EQ(configuration.list("U::O"), std::vector<std::string>{"b"});
    EXPECT_EQ(configuration.get("U::O::X"), std::nullopt);
    EXPECT_EQ(configuration.get("U::P"), "2");
}

TEST(AptConfiguration, says_where_it_makes_no_sense)
{
    const auto reason = [](const std::string& text) {
        AptConfiguration configuration;
        const auto added = configuration.add(text);
        EXPECT_FALSE(added.ok()) << text;
        EXPECT_EQ(added.ok() ? ErrorCode::io_failed : added.error().code, ErrorCode::malformed);
        return added.ok() ? "" : added.error().detail;
    };
    EXPECT_NE(reason("A \"1\";\nB \"2;\n").find("line 2"), std::string::npos);
    EXPECT_NE(reason("A {\nB \"2\";\n").find("line 3"), std::string::npos);
    EXPECT_NE(reason("};").find("line 1"), std::string::npos);
    EXPECT_NE(reason("\n\n/* x").find("line 3"), std::string::npos);
    EXPECT_NE(reason("{ }").find("line 1"), std::string::npos);
    std::string deep;
    for (int i = 0; i < 1'000; ++i) {
        deep += "a{";
    }
    EXPECT_NE(reason(deep).find("too deep"), std::string::npos);
}

TEST(AptConfiguration, keeps_what_stands_before_the_mistake)
{
    AptConfiguration configuration;
    EXPECT_FALSE(configuration.add("A \"1\"; }").ok());
    EXPECT_EQ(configuration.get("A"), "1");
}

TEST(AptConfiguration, knows_the_names_that_apt_reads)
{
    for (const std::string_view name : {"20auto-upgrades", "50x.conf", "a_b-c"}) {
        EXPECT_TRUE(is_apt_configuration_name(name)) << name;
    }
    for (const std::string_view name : {"", ".hidden", "20auto-upgrades.ucf-dist", "50x.conf~", "50x.dpkg-old", "a b", "50x.conf.bak"}) {
        EXPECT_FALSE(is_apt_configuration_name(name)) << name;
    }
}

}  // namespace
}  // namespace asepsie::collectors::formats
