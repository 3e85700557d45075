#include "foundation/document/html.h"
#include "foundation/document/html_page.h"

#include <gtest/gtest.h>

namespace asepsie::document {
namespace {

using html::Html;
using html::Name;
using html::Tag;
using html::Url;

TEST(Html, keeps_markup_in_texts_as_text)
{
    EXPECT_EQ(Html::text("<script>alert('x')</script>&\"").markup(), "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;");
    EXPECT_EQ(html::element(Tag::p, {{Name::class_, "\"><img"}}, Html::text("x")).markup(), "<p class=\"&quot;&gt;&lt;img\">x</p>");
}

TEST(Html, knows_two_marks)
{
    EXPECT_EQ(Html::marked("a `b<c` **d** e*f").markup(), "a <code>b&lt;c</code> <strong>d</strong> e*f");
    EXPECT_EQ(Html::marked("`open").markup(), "`open");
}

TEST(Url, is_of_an_allowed_scheme)
{
    for (const char* good : {"https://x.fr/a?b", "http://x.fr", "mailto:a@b.fr", "tel:17", "#part", "/page"}) {
        EXPECT_TRUE(Url::create(good).has_value()) << good;
    }
    for (const char* bad : {"javascript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:x", "data:text/html,x", "//evil.fr", "/\\evil.fr", "vbscript:x", "", "file:///etc/passwd"}) {
        EXPECT_FALSE(Url::create(bad).has_value()) << bad;
    }
}

TEST(Page, holds_everything_and_fetches_nothing)
{
    Document page{"fr", "<titre>", {Heading{1, "<titre>"}, Ring{"dix", {{"un", Tone::danger, "Danger", 0.5}}}, StatusLine{Tone::danger, "Danger", "a", "b"}}};
    const std::string markup = to_html_page(page);
    EXPECT_NE(markup.find("<html lang=\"fr\">"), std::string::npos);
    EXPECT_NE(markup.find("default-src 'none'"), std::string::npos);
    EXPECT_EQ(markup.find("<titre>"), std::string::npos);
    EXPECT_EQ(markup.find("<script"), std::string::npos);
    EXPECT_EQ(markup.find("http://"), std::string::npos);
    EXPECT_EQ(markup.find("https://"), std::string::npos);
    EXPECT_NE(markup.find("Danger. "), std::string::npos) << "the tone in words, for whoever does not see signs";
}

}  // namespace
}  // namespace asepsie::document
