#include "domain/collectors/formats/key_values.h"

#include <gtest/gtest.h>

namespace asepsie::collectors::formats {
namespace {

TEST(KeyValues, are_read_as_the_shell_would)
{
    const auto values = parse_key_values("# a comment\nID=debian\nNAME=\"Debian GNU/Linux\"  \nEMPTY=\nENABLED=yes # by hand\nID=last\nno equals\n");
    ASSERT_TRUE(values.ok());
    EXPECT_EQ(values->get("NAME"), "Debian GNU/Linux");
    EXPECT_EQ(values->get("ID"), "last");
    EXPECT_EQ(values->get("EMPTY"), "");
    EXPECT_EQ(values->get("ENABLED"), "yes");
    EXPECT_EQ(values->get("ABSENT"), std::nullopt);
}

TEST(KeyValues, are_no_binary)
{
    EXPECT_EQ(parse_key_values(std::string_view("A=1\0", 4)).error().code, ErrorCode::malformed);
    EXPECT_TRUE(parse_key_values("")->empty());
}

}  // namespace
}  // namespace asepsie::collectors::formats
