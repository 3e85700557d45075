#include "foundation/office/xml.h"

#include <gtest/gtest.h>

namespace asepsie::office {
namespace {

using namespace std::string_literals;

TEST(Xml, escapes_by_construction)
{
    Xml xml;
    xml.element("a:b", {{"c", "1 < 2 & \"3\" 'x'"}}, [&] {
        xml.text("</a:b>&amp;");
        xml.empty("d", {{"e", ""}});
        xml.element("f", {}, "]]>");
    });
    EXPECT_EQ(xml.document(), "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                              "<a:b c=\"1 &lt; 2 &amp; &quot;3&quot; &#39;x&#39;\">&lt;/a:b&gt;&amp;amp;<d e=\"\"/><f>]]&gt;</f></a:b>\n");
}

TEST(Xml, drops_what_xml_forbids)
{
    EXPECT_EQ(escaped_xml("a\0\x01\x0B\x1F b\t\n"s), "a b\t\n");
    EXPECT_EQ(escaped_xml("a\xEF\xBF\xBE\xEF\xBF\xBF b"), "a b") << "U+FFFE and U+FFFF";
    EXPECT_EQ(escaped_xml("\r\n"), "&#13;\n");
    EXPECT_EQ(escaped_xml("é€\xF0\x9F\x98\x80"), "é€\xF0\x9F\x98\x80");
}

TEST(Xml, replaces_what_is_no_utf8)
{
    const std::string mark = "\xEF\xBF\xBD";
    EXPECT_EQ(escaped_xml("a\xFF"), "a" + mark);
    EXPECT_EQ(escaped_xml("\xC3"), mark) << "cut short";
    EXPECT_EQ(escaped_xml("\xC3("), mark + "(");
    EXPECT_EQ(escaped_xml("\xC0\xAF"), mark + mark) << "overlong";
    EXPECT_EQ(escaped_xml("\xE0\x80\xAF"), mark + mark + mark) << "overlong";
    EXPECT_EQ(escaped_xml("\xED\xA0\x80"), mark + mark + mark) << "a surrogate";
    EXPECT_EQ(escaped_xml("\xF4\x90\x80\x80"), mark + mark + mark + mark) << "beyond Unicode";
}

}  // namespace
}  // namespace asepsie::office
