#include "foundation/web_address/web_address.h"

#include <gtest/gtest.h>

namespace asepsie::web {
namespace {

std::vector<std::string> found_in(std::string_view text, std::size_t most = 100)
{
    std::vector<std::string> found;
    for (const WrittenAddress& written : addresses_in(text, most)) {
        found.emplace_back(text.substr(written.begin, written.length));
    }
    return found;
}
using Found = std::vector<std::string>;

TEST(ParseWebAddress, takes_it_apart)
{
    const WebAddress address = parse_web_address(" https://Assure.Ameli.fr:8443/mon%20compte/?a=1&b#c ");
    EXPECT_EQ(address.written, "https://Assure.Ameli.fr:8443/mon%20compte/?a=1&b#c");
    EXPECT_EQ(address.scheme, "https");
    EXPECT_EQ(address.host, "assure.ameli.fr");
    EXPECT_EQ(address.domain, "ameli.fr");
    EXPECT_EQ(address.port, 8443);
    EXPECT_EQ(address.path, "/mon compte/");
    EXPECT_EQ(address.query, "a=1&b");
    EXPECT_EQ(address.fragment, "c");
    EXPECT_TRUE(address.leads_to_a_page());
    EXPECT_FALSE(address.is_number || address.is_encoded);
}

TEST(ParseWebAddress, finds_the_host_that_a_browser_goes_to)
{
    EXPECT_EQ(parse_web_address("https://ameli.fr@evil.example/").host, "evil.example");
    EXPECT_EQ(parse_web_address("https://ameli.fr@evil.example/").user, "ameli.fr");
    EXPECT_EQ(parse_web_address("https://ameli.fr:443@x@evil.example").host, "evil.example");
    EXPECT_EQ(parse_web_address("https://evil.example\\@ameli.fr/").host, "evil.example") << "a backslash ends the host";
    EXPECT_EQ(parse_web_address("https://evil.example?@ameli.fr").host, "evil.example");
    EXPECT_EQ(parse_web_address("https://evil.example#@ameli.fr").host, "evil.example");
    EXPECT_EQ(parse_web_address("https:\\\\evil.example\\ameli.fr").host, "evil.example");
    EXPECT_EQ(parse_web_address("https:////evil.example").host, "evil.example");
    EXPECT_EQ(parse_web_address("http:evil.example/x").host, "evil.example");
    EXPECT_EQ(parse_web_address("//evil.example/x").host, "evil.example");
    EXPECT_EQ(parse_web_address("ht\ntps://evil\t.exam\rple/").host, "evil.example") << "line ends and tabs count for nothing";
    EXPECT_EQ(parse_web_address("https://evil.example./").host, "evil.example") << "a dot at the end";
    EXPECT_EQ(parse_web_address("https://evil。example/").host, "evil.example");
}

TEST(ParseWebAddress, decodes_a_host_in_codes_and_says_so)
{
    const WebAddress address = parse_web_address("https://%65vil.example/");
    EXPECT_EQ(address.host, "evil.example");
    EXPECT_TRUE(address.is_encoded);
    EXPECT_TRUE(parse_web_address("https://%61meli.fr@evil.example").is_encoded);
    EXPECT_FALSE(parse_web_address("https://evil.example/%65").is_encoded) << "in a path it is usual";
}

TEST(ParseWebAddress, tells_numbers)
{
    for (const char* address : {"http://2130706433/x", "http://0x7f.1", "http://0177.0.0.1:80", "http://127.0.0.1", "http://[::1]:8080/"}) {
        EXPECT_TRUE(parse_web_address(address).is_number) << address;
        EXPECT_FALSE(parse_web_address(address).domain.empty()) << address;
    }
    EXPECT_EQ(parse_web_address("http://[2001:db8::1]:8080/").port, 8080);
    EXPECT_EQ(parse_web_address("http://[2001:db8::1]/").host, "[2001:db8::1]");
    EXPECT_EQ(parse_web_address("http://ameli.fr:99999/").port, 0) << "no such port";
}

TEST(ParseWebAddress, tells_what_has_no_host)
{
    EXPECT_EQ(parse_web_address("mailto:a@b.fr").scheme, "mailto");
    EXPECT_EQ(parse_web_address("mailto:a@b.fr").path, "a@b.fr");
    EXPECT_EQ(parse_web_address("JavaScript:alert(1)").scheme, "javascript");
    EXPECT_EQ(parse_web_address("java\nscript:alert(1)").scheme, "javascript");
    EXPECT_EQ(parse_web_address("data:text/html,<b>").scheme, "data");
    EXPECT_FALSE(parse_web_address("tel:+33123456789").leads_to_a_page());
    EXPECT_FALSE(parse_web_address("ftp://x.fr/a").leads_to_a_page());
    for (const char* nothing : {"", " ", "compte", "#haut", "/accueil", "?a=b", "cid:image001"}) {
        EXPECT_TRUE(parse_web_address(nothing).host.empty()) << nothing;
    }
}

TEST(ParseWebAddress, takes_a_bare_host_for_an_address)
{
    EXPECT_EQ(parse_web_address("www.ameli.fr/x").host, "www.ameli.fr");
    EXPECT_EQ(parse_web_address("ameli.fr:8080/x").port, 8080);
    EXPECT_EQ(parse_web_address("hxxps://evil.example/").scheme, "https") << "as people disarm one";
    EXPECT_TRUE(parse_web_address("a@ameli.fr").host.empty());
}

TEST(ParseWebAddress, cuts_what_is_too_long)
{
    const WebAddress address = parse_web_address("https://x.fr/" + std::string(1'000'000, 'a'));
    EXPECT_EQ(address.written.size(), longest_address_bytes);
    EXPECT_EQ(address.host, "x.fr");
}

TEST(QueryValues, are_decoded_with_their_names)
{
    const auto values = query_values("url=https%3A%2F%2Fx.fr&amp;b&=c");
    ASSERT_EQ(values.size(), 3U);
    EXPECT_EQ(values[0].value, "https://x.fr");
    EXPECT_EQ(values[1].name, "b");
    EXPECT_EQ(values[2].value, "c");
    EXPECT_LE(query_values(std::string(100'000, '&')).size(), 200U);
}

TEST(AddressesIn, finds_what_a_person_would_follow)
{
    EXPECT_EQ(found_in("Voir https://x.fr/a?b=1, ou www.ameli.fr. Merci"), (Found{"https://x.fr/a?b=1", "www.ameli.fr"}));
    EXPECT_EQ(found_in("(https://x.fr/a_(b)) <http://y.fr> « z.com/x »"), (Found{"https://x.fr/a_(b))", "http://y.fr", "z.com/x"}));
    EXPECT_EQ(found_in("“https://x.fr” ‘y.fr’ «z.fr» — x.fr—y.fr…"), (Found{"https://x.fr", "y.fr", "z.fr", "x.fr", "y.fr"})) << "whatever marks stand around";
    EXPECT_EQ(found_in("www.x.zip WWW.y.example/a facture.zip www.z"), (Found{"www.x.zip", "WWW.y.example/a"}));
    EXPECT_EQ(found_in("ftp://z.fr"), Found{"ftp://z.fr"});
    EXPECT_EQ(found_in("hxxps://x.fr HTTPS://Y.FR ftp://z.fr"), (Found{"hxxps://x.fr", "HTTPS://Y.FR", "ftp://z.fr"}));
    EXPECT_EQ(found_in("https://x.fr/ameli.fr"), Found{"https://x.fr/ameli.fr"}) << "not twice";
}

TEST(AddressesIn, leaves_what_only_looks_like_one)
{
    for (const char* text : {"contact@ameli.fr", "facture.pdf", "M.Dupont", "12.30", "a.b.c", "version 1.2.3", "fin.Le", "..fr", "https:", "http://", "…", "script.sh"}) {
        const Found found = found_in(text);
        EXPECT_TRUE(found.empty() || found.front() == text) << text << ": " << found.front();
    }
    EXPECT_TRUE(found_in("contact@ameli.fr").empty());
    EXPECT_TRUE(found_in("facture.pdf et script.sh").empty());
}

TEST(AddressesIn, gives_so_many_at_most_in_order)
{
    std::string text;
    for (int i = 0; i < 50; ++i) {
        text += "https://x" + std::to_string(i) + ".fr ";
    }
    EXPECT_EQ(found_in(text, 10).size(), 10U);
    EXPECT_EQ(found_in(text, 10).back(), "https://x9.fr");
}

TEST(AddressesIn, takes_any_text_whole)
{
    for (const std::string piece : {"a.", ".", ":", "://", "http://", "www.", "x.fr", ")", "\xC2"}) {
        std::string text;
        while (text.size() < 200'000) {
            text += piece;
        }
        for (const WrittenAddress& written : addresses_in(text, 1'000'000)) {
            ASSERT_LE(written.begin + written.length, text.size());
        }
    }
}

}  // namespace
}  // namespace asepsie::web
