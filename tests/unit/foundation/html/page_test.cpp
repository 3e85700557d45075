#include "foundation/html/page.h"

#include <gtest/gtest.h>

namespace asepsie::html {
namespace {

using namespace std::string_literals;

std::string link_text(const Page& page, std::size_t i) { return page.text.substr(page.links.at(i).text_begin, page.links.at(i).text_end - page.links.at(i).text_begin); }

TEST(ReadPage, gives_what_a_person_reads)
{
    EXPECT_EQ(read_page("<h1>Bonjour</h1><p>un  \n deux<br>trois <b>qua</b>tre</p><table><tr><td>a<td>b</table>").text, "Bonjour\nun deux\ntrois quatre\na b\n");
    EXPECT_EQ(read_page("a &lt;b&gt; &eacute;&#233;&#xE9; &xnothing; & c").text, "a <b> ééé &xnothing; & c");
    EXPECT_EQ(read_page("1 < 2 <3").text, "1 < 2 <3") << "what begins no tag is text";
    EXPECT_EQ(read_page("a</ x>b</>c</3>d").text, "abcd") << "but for ends of nothing";
    EXPECT_EQ(read_page("<style>p{}</style><script>x<b</script>y<title>t &amp; u</title>").text, "y");
    EXPECT_EQ(read_page("").text, "");
}

TEST(ReadPage, ends_a_comment_where_browsers_do)
{
    EXPECT_EQ(read_page("a<!-- b > c -- d -->e").text, "ae");
    EXPECT_EQ(read_page("a<!-->b<!-- x -->c").text, "abc");
    EXPECT_EQ(read_page("a<!--->b").text, "ab");
    EXPECT_EQ(read_page("a<!-- x --!>b").text, "ab");
    EXPECT_EQ(read_page("a<!--!>b-->c").text, "ac");
    EXPECT_EQ(read_page("a<!-- never closed").text, "a");
    EXPECT_EQ(read_page("<!doctype html>a<?xml b?>c").text, "ac");
}

TEST(ReadPage, ends_a_script_where_browsers_do)
{
    EXPECT_EQ(read_page("<script>a</scripts>b</SCRIPT >c").text, "c");
}

TEST(ReadPage, resolves_entities_as_browsers_do)
{
    EXPECT_EQ(read_page("am&shyeli a&nbspb &eacutet&eacute; &copyright").text, "am\xC2\xAD" "eli a\xC2\xA0" "b été ©right") << "old ones need no end";
    EXPECT_EQ(read_page("a&ZeroWidthSpace;b&NoBreak;c&lrm;d&rlm;e&NegativeVeryThinSpace;f").text, "a\xE2\x80\x8B" "b\xE2\x81\xA0" "c\xE2\x80\x8E" "d\xE2\x80\x8F" "e\xE2\x80\x8B" "f");
    EXPECT_EQ(read_page("&#128;&#x92;&#146").text, "€’’") << "bytes of Windows-1252";
    EXPECT_EQ(read_page("&ZeroWidthSpace x &hellip x &nosuch; &").text, "&ZeroWidthSpace x &hellip x &nosuch; &") << "new ones do";
    EXPECT_EQ(read_page("<a href='https://x.fr/?a=1&copy=2&reg3&lt'>x</a>").links.at(0).address, "https://x.fr/?a=1&copy=2&reg3<") << "in an address";
}

TEST(ReadPage, reads_what_only_outlook_shows)
{
    const Page page = read_page("a<!--[if gte mso 9]><xml><o:PixelsPerInch>96</o:PixelsPerInch></xml><![endif]--><!--[if mso]><v:rect href='https://x.fr'><center>Payer</center></v:rect>&nbsp;<![endif]-->b<a href=y>c<!--[if mso]><a href=z>d<![endif]-->e</a>");
    EXPECT_EQ(page.text, "abce\nPayer\nd");
    ASSERT_EQ(page.links.size(), 3U);
    EXPECT_EQ(link_text(page, 0), "ce") << "it ends nothing of what others see";
    EXPECT_EQ(page.links[1].address, "https://x.fr");
    EXPECT_EQ(link_text(page, 1), "Payer\n");
    EXPECT_EQ(read_page("a<!--[if mso]><div style='display:none'><![endif]-->b<!--[if !mso]>c<![endif]--><!--[if IE]>d<![endif]-->").text, "ab\n") << "and hides nothing";
    EXPECT_EQ(read_page("<!--[if !mso]><!-->a<!--<![endif]-->").text, "a");
    std::string nested;
    for (int i = 0; i < 100'000; ++i) {
        nested += "<!--[if mso]>";
    }
    EXPECT_EQ(read_page(nested + "a").text, "");
}

TEST(ReadPage, keeps_links_with_their_text)
{
    const Page page = read_page("<p>x <a href='https://a.fr/?b=1&amp;c=2'>Mon <b>compte</b></a> y <A HREF=https://b.fr>z</A>");
    ASSERT_EQ(page.links.size(), 2U);
    EXPECT_EQ(page.links[0].address, "https://a.fr/?b=1&c=2");
    EXPECT_EQ(link_text(page, 0), "Mon compte");
    EXPECT_EQ(page.links[1].address, "https://b.fr");
    EXPECT_EQ(page.links[1].kind, LinkKind::anchor);
}

TEST(ReadPage, ends_a_link_where_another_begins)
{
    const Page page = read_page("<a href=x>un <a href=y>deux</a> trois</a><a href=z>quatre");
    ASSERT_EQ(page.links.size(), 3U);
    EXPECT_EQ(link_text(page, 0), "un ");
    EXPECT_EQ(link_text(page, 1), "deux");
    EXPECT_EQ(link_text(page, 2), "quatre") << "one that nothing ends";
    EXPECT_TRUE(read_page("<a href='#haut'>a</a><a name=b>c</a>").links.empty());
}

TEST(ReadPage, reads_addresses_however_they_are_written)
{
    EXPECT_EQ(read_page("<a href=&#106avascript&colon;x>").links.at(0).address, "javascript:x");
    EXPECT_EQ(read_page("<a href=&#x000000000000068;ttp://x.fr>").links.at(0).address, "http://x.fr");
    EXPECT_EQ(read_page("<a\nclass=a\thref = \"x\ny\" />").links.at(0).address, "x\ny");
    EXPECT_EQ(read_page("<a/href=x>").links.at(0).address, "x");
    EXPECT_EQ(read_page("<a href=x href=y>").links.at(0).address, "x") << "the first counts";
}

TEST(ReadPage, survives_quotes_that_nothing_closes)
{
    const Page page = read_page("<a href=\"https://x.fr>texte</a><p>suite");
    ASSERT_EQ(page.links.size(), 1U);
    EXPECT_EQ(page.links[0].address, "https://x.fr");
    EXPECT_EQ(page.text, "texte\nsuite");
    EXPECT_EQ(read_page("<a href=\"").links.size(), 0U);
    EXPECT_EQ(read_page("<a href='").text, "");
}

TEST(ReadPage, finds_other_ways_out)
{
    const Page page = read_page("<base href=https://b.fr/><base href=x><map><area href=a></map><iframe src=f></iframe><object data=o></object><embed src=e>");
    EXPECT_EQ(page.base, "https://b.fr/");
    ASSERT_EQ(page.links.size(), 4U);
    EXPECT_EQ(page.links[0].kind, LinkKind::area);
    EXPECT_EQ(page.links[1].kind, LinkKind::frame);
}

TEST(ReadPage, finds_where_it_forwards)
{
    for (const char* content : {"0;url=https://x.fr", "0; URL='https://x.fr'", "5 , url = \"https://x.fr\"", "0;https://x.fr", "0.5; url=https://x.fr "}) {
        const Page page = read_page("<meta http-equiv=Refresh content='" + std::string(content) + "'>");
        const Page other = read_page("<meta content=\"" + std::string(content) + "\" http-equiv=refresh>");
        const Page& read = page.links.size() == 1 && page.links[0].address == "https://x.fr" ? page : other;
        ASSERT_EQ(read.links.size(), 1U) << content;
        EXPECT_EQ(read.links[0].address, "https://x.fr");
        EXPECT_EQ(read.links[0].kind, LinkKind::forwarding);
    }
    EXPECT_TRUE(read_page("<meta http-equiv=refresh content=30><meta name=url content='0;url=x'>").links.empty());
}

TEST(ReadPage, tells_what_a_form_asks)
{
    const Page page = read_page("<form action=https://x.fr/go><input name=a><input type=PASSWORD></form><form><input type=hidden><input type=submit></form>");
    ASSERT_EQ(page.forms.size(), 2U);
    EXPECT_TRUE(page.forms[0].asks_password && page.forms[0].asks_anything);
    EXPECT_EQ(page.forms[0].action, "https://x.fr/go");
    EXPECT_FALSE(page.forms[1].asks_password || page.forms[1].asks_anything);
    EXPECT_EQ(page.links.at(0).kind, LinkKind::form);
    EXPECT_TRUE(read_page("<input type=password>").forms.at(0).asks_password) << "a field without a form";
}

TEST(ReadPage, tells_tiny_pictures)
{
    const Page page = read_page("<a href=x><img src=a alt='Mon compte'></a><img src=b width=1 height=1><img src=c style='display:none'><div style='display:none'><img src=d></div>");
    ASSERT_EQ(page.pictures.size(), 4U);
    EXPECT_FALSE(page.pictures[0].is_tiny);
    EXPECT_TRUE(page.pictures[1].is_tiny && page.pictures[2].is_tiny && page.pictures[3].is_tiny);
    EXPECT_EQ(page.links.at(0).pictures, 1U);
    EXPECT_EQ(link_text(page, 0), "Mon compte\n") << "what is read where it is not shown";
}

TEST(ReadPage, tells_a_tiny_picture_from_one_with_a_thin_border)
{
    const Page page = read_page("<img src=a style='border-width:1px;line-height:1px'><img src=b style='HEIGHT : 1px'><img src=c style='width:1px!important'><input type=image src=d>");
    ASSERT_EQ(page.pictures.size(), 4U);
    EXPECT_FALSE(page.pictures[0].is_tiny);
    EXPECT_TRUE(page.pictures[1].is_tiny && page.pictures[2].is_tiny);
    EXPECT_EQ(page.pictures[3].address, "d") << "a button that is a picture";
}

TEST(ReadPage, of_a_million_nested_tags_is_read)
{
    std::string html;
    for (int i = 0; i < 1'000'000; ++i) {
        html += "<b>";
    }
    const Page page = read_page(html + "fond");
    EXPECT_EQ(page.text, "fond");
    std::string hidden;
    for (int i = 0; i < 200'000; ++i) {
        hidden += "<div style=display:none><p style='font-size:0'><td style='font-size:9px'>";
    }
    EXPECT_EQ(read_page(hidden + "fond").text, "");
}

TEST(ReadPage, says_where_it_was_cut_short)
{
    std::string links;
    for (std::size_t i = 0; i <= most_links; ++i) {
        links += "<a href=x>y</a>";
    }
    EXPECT_TRUE(read_page(links).is_cut_short);
    EXPECT_EQ(read_page(links).links.size(), most_links);
    std::string attributes = "<a ";
    for (int i = 0; i < 100; ++i) {
        attributes += "a" + std::to_string(i) + "=b ";
    }
    EXPECT_TRUE(read_page(attributes + "href=https://x.fr>").is_cut_short) << "a link may be behind";
    EXPECT_FALSE(read_page("<a href=x>y</a>").is_cut_short);
    const Page far = read_page("<base href='https://" + std::string(3'000, 'a') + "'>");
    EXPECT_TRUE(far.is_cut_short && far.base.size() == 2'000) << "it stands before every address of the page";
}

TEST(ReadPage, takes_any_bytes)
{
    for (const std::string& piece : {"<"s, "<!"s, "<!--"s, "--"s, "</"s, "<a"s, "<a href="s, "<a href='"s, "&"s, "&#"s, "&#x"s, "\0"s, "<script>"s, "</script"s, "=\""s, "\xFF"s, "<title>"s, "<p style="s}) {
        std::string html;
        while (html.size() < 200'000) {
            html += piece;
        }
        EXPECT_LE(read_page(html).text.size(), html.size()) << piece;
        EXPECT_LE(read_page("<a href=\"" + html).text.size(), html.size() + 9) << piece;
    }
}

}  // namespace
}  // namespace asepsie::html
