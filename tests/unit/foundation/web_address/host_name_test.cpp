#include "foundation/web_address/host_name.h"

#include <gtest/gtest.h>

namespace asepsie::web {
namespace {

TEST(ReadableHost, shows_what_a_person_sees)
{
    EXPECT_EQ(readable_host("WWW.Ameli.FR."), "www.ameli.fr");
    EXPECT_EQ(readable_host("xn--amli-cpa.fr"), "améli.fr");
    EXPECT_EQ(readable_host("www.XN--AMLI-CPA.fr.."), "www.améli.fr");
    EXPECT_EQ(readable_host("xn--meli-43d.fr"), "\xD0\xB0meli.fr") << "Cyrillic";
    EXPECT_EQ(readable_host("AMÉLI.fr"), "améli.fr");
}

TEST(ReadableHost, maps_what_browsers_map)
{
    EXPECT_EQ(readable_host("ameli。fr"), "ameli.fr") << "ideographic full stop";
    EXPECT_EQ(readable_host("ameli．fr｡"), "ameli.fr");
    EXPECT_EQ(readable_host("ａｍｅｌｉ.fr"), "ameli.fr");
    EXPECT_EQ(readable_host("am\xC2\xAD" "eli.fr"), "ameli.fr") << "a soft hyphen";
    EXPECT_EQ(readable_host("１２７.0.0.1"), "127.0.0.1");
}

TEST(ReadableHost, keeps_a_label_that_does_not_decode)
{
    EXPECT_EQ(readable_host("xn--\xC3\xA9.fr").ends_with(".fr"), true);
    EXPECT_EQ(readable_host("xn--999999999.xn--amli-cpa.fr"), "xn--999999999.améli.fr");
    EXPECT_EQ(readable_host(""), "");
    EXPECT_EQ(readable_host("..."), "");
    EXPECT_LE(readable_host(std::string(100'000, 'a')).size(), 1'000U);
}

TEST(ReadableHost, keeps_a_host_that_cannot_be_mapped)
{
    for (const char* host : {"\xE2\x98\x83.net", "\xEF\xBF\xBD.fr", "a_\xC3\xA9 b.example"}) {
        EXPECT_EQ(readable_host(host), host) << "browsers go to the first, and none of them is nobody's";
    }
}

TEST(RegisteredDomain, is_what_somebody_registered)
{
    EXPECT_EQ(registered_domain("assure.ameli.fr"), "ameli.fr");
    EXPECT_EQ(registered_domain("ameli.fr"), "ameli.fr");
    EXPECT_EQ(registered_domain("www.bbc.co.uk"), "bbc.co.uk");
    EXPECT_EQ(registered_domain("a.b.impots.gouv.fr"), "impots.gouv.fr");
    EXPECT_EQ(registered_domain("www.améli.fr"), "améli.fr");
}

TEST(RegisteredDomain, of_a_shared_hosting_is_the_customers)
{
    EXPECT_EQ(registered_domain("ameli-fr.pages.dev"), "ameli-fr.pages.dev");
    EXPECT_EQ(registered_domain("x.ameli.github.io"), "ameli.github.io");
}

TEST(RegisteredDomain, is_empty_for_an_ending_and_for_one_label)
{
    for (const char* host : {"fr", "co.uk", "pages.dev", "localhost", ""}) {
        EXPECT_EQ(registered_domain(host), "") << host;
    }
    EXPECT_EQ(registered_domain("192.168.1.1"), "192.168.1.1") << "a number stays";
}

TEST(RegisteredDomain, takes_any_bytes)
{
    for (const char* host : {".", "..", ".fr", "a..fr", "\xFF.fr", "a b.fr", "-.-", "xn--.fr"}) {
        static_cast<void>(registered_domain(host));
        static_cast<void>(has_known_ending(host));
    }
    SUCCEED();
}

TEST(HasKnownEnding, is_of_those_that_exist)
{
    EXPECT_TRUE(has_known_ending("x.fr"));
    EXPECT_TRUE(has_known_ending("x.co.za"));
    EXPECT_TRUE(has_known_ending("assuré.ameli.fr"));
    EXPECT_FALSE(has_known_ending("x.correios"));
    EXPECT_FALSE(has_known_ending("pc-secretariat.lan"));
    EXPECT_FALSE(has_known_ending("fr"));
}

TEST(TopLevel, is_the_last_label)
{
    EXPECT_EQ(top_level("www.ameli.fr"), "fr");
    EXPECT_EQ(top_level("localhost"), "");
}

TEST(IsWithin, is_the_domain_or_below_it)
{
    EXPECT_TRUE(is_within("ameli.fr", "ameli.fr"));
    EXPECT_TRUE(is_within("a.ameli.fr", "ameli.fr"));
    EXPECT_FALSE(is_within("monameli.fr", "ameli.fr"));
    EXPECT_FALSE(is_within("ameli.fr.evil.com", "ameli.fr"));
    EXPECT_FALSE(is_within("ameli.fr", ""));
}

TEST(IsNumber, in_every_notation_that_browsers_take)
{
    for (const char* host : {"127.0.0.1", "2130706433", "0x7f000001", "017700000001", "127.1", "0x7f.1", "0177.0.0.01", "[::1]", "::1", "[2001:db8::1]"}) {
        EXPECT_TRUE(is_number(host)) << host;
    }
    for (const char* host : {"ameli.fr", "1.2.3.4.5", "", "1and1.fr", "0xfg", "3.fr"}) {
        EXPECT_FALSE(is_number(host)) << host;
    }
}

}  // namespace
}  // namespace asepsie::web
