#include "domain/collectors/formats/xfconf_channel.h"

#include <gtest/gtest.h>

namespace asepsie::collectors::formats {
namespace {

TEST(Xfconf, joins_nested_names)
{
    const auto values = parse_xfconf_channel(
        "<?xml version=\"1.0\"?><channel name=\"c\"><property name=\"saver\" type=\"empty\"><property name=\"enabled\" type=\"bool\" value=\"true\"/>"
        "<property name=\"a\" type=\"empty\"><property name=\"b\" type=\"string\" value=\"&lt;x&gt; &amp;lt;\"/></property></property><property name=\"top\" type=\"int\" value=\"5\"/></channel>");
    ASSERT_TRUE(values.ok());
    EXPECT_EQ(values->at("saver/enabled"), "true");
    EXPECT_EQ(values->at("saver/a/b"), "<x> &lt;");
    EXPECT_EQ(values->at("top"), "5");
}

TEST(Xfconf, is_refused_where_it_is_none_or_hostile)
{
    EXPECT_EQ(parse_xfconf_channel("").error().code, ErrorCode::malformed);
    EXPECT_EQ(parse_xfconf_channel("<channel name=\"").error().code, ErrorCode::malformed);
    std::string deep = "<channel>";
    for (int i = 0; i < 100; ++i) {
        deep += "<property name=\"x\" type=\"empty\">";
    }
    EXPECT_EQ(parse_xfconf_channel(deep).error().code, ErrorCode::malformed);
}

}  // namespace
}  // namespace asepsie::collectors::formats
