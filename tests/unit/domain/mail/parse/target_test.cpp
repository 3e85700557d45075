#include "domain/mail/parse/target.h"

#include "unit/domain/mail/small_catalogue.h"

#include <gtest/gtest.h>

namespace asepsie::mail {
namespace {

Link followed(std::string_view address)
{
    Link link;
    link.written = web::parse_web_address(address);
    follow(link, small::lexicon());
    return link;
}

std::string target(std::string_view address) { return followed(address).target.written; }

TEST(Follow, stays_where_nothing_leads_on)
{
    for (const char* address : {"https://www.ameli.fr/compte?a=b", "mailto:a@b.fr", "", "https://x.fr/?url=", "https://x.fr/?url=y", "https://x.fr/?u=12"}) {
        const Link link = followed(address);
        EXPECT_EQ(link.target.written, address);
        EXPECT_TRUE(link.through.empty());
        EXPECT_FALSE(link.is_protected || link.is_only_counted);
    }
}

TEST(Follow, goes_through_safe_links)
{
    const Link link = followed("https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fevil.example%2Fa%3Fb%3D1&data=05%7C02%7Cx&sdata=y&reserved=0");
    EXPECT_EQ(link.target.written, "https://evil.example/a?b=1");
    EXPECT_TRUE(link.is_protected);
    EXPECT_EQ(link.through, std::vector<std::string>{"eur02.safelinks.protection.outlook.com"});
}

TEST(Follow, goes_through_proofpoint)
{
    EXPECT_EQ(target("https://urldefense.proofpoint.com/v1/url?u=http%3A%2F%2Fevil.example%2Fa&k=b"), "http://evil.example/a");
    EXPECT_EQ(target("https://urldefense.proofpoint.com/v2/url?u=https-3A__evil.example_a-3Fb-3Dc-5Fd&d=DwMF"), "https://evil.example/a?b=c_d");
    EXPECT_EQ(target("https://urldefense.com/v3/__https://evil.example/a/__;!!abc!xyz$"), "https://evil.example/a/");
    EXPECT_EQ(target("https://urldefense.com/v3/__https://evil.example/a*b?c=d__;Iw!!abc!xyz$"), "https://evil.example/a#b?c=d") << "a star stands for a sign";
    EXPECT_EQ(target("https://urldefense.com/v3/__https://evil.example/**Ab__;w6k!!abc$"), "https://evil.example/éb") << "two stars for several";
    EXPECT_EQ(followed("https://urldefense.com/v3/__https:/evil.example/a__;!!x$").target.host, "evil.example") << "a slash that it loses";
}

TEST(Follow, goes_through_gateways_that_say_the_host_only)
{
    const Link link = followed("https://protect-eu.mimecast.com/s/AbCdEf?domain=evil.example");
    EXPECT_EQ(link.target.host, "protect-eu.mimecast.com") << "what stands there for the eye is no proof";
    EXPECT_EQ(link.named, std::vector<std::string>{"https://evil.example"});
    EXPECT_TRUE(link.is_protected);
    EXPECT_EQ(target("https://eu-west-1.protection.sophos.com/?d=evil.example&u=aHR0cHM6Ly9ldmlsLmV4YW1wbGUvYQ=="), "https://evil.example/a");
    EXPECT_TRUE(followed("https://protect-eu.mimecast.com/s/AbCdEf").is_only_counted) << "where nothing is said";
}

TEST(Follow, goes_through_redirectors)
{
    EXPECT_EQ(target("https://www.google.com/url?q=https://evil.example/&sa=D&ust=1"), "https://evil.example/");
    EXPECT_EQ(target("https://www.google.com/url?sa=t&url=https%253A%252F%252Fevil.example"), "https://evil.example") << "encoded twice";
    EXPECT_EQ(target("https://www.youtube.com/redirect?q=evil.example.fr/a"), "http://evil.example.fr/a") << "without a scheme";
    EXPECT_EQ(target("https://www.google.com/url?u=a1aHR0cHM6Ly9ldmlsLmV4YW1wbGUvYQ"), "https://evil.example/a") << "in base64, as Bing marks it";
    EXPECT_TRUE(followed("https://r.brevo.com/mk/cl/abc").is_only_counted);
}

TEST(Follow, only_names_what_stands_in_the_address_of_a_stranger)
{
    const Link stranger = followed("https://tracker.example.fr/?redirect=https://www.ameli.fr/");
    EXPECT_EQ(stranger.target.host, "tracker.example.fr");
    EXPECT_EQ(stranger.named, std::vector<std::string>{"https://www.ameli.fr/"});
    const Link counter = followed("https://r.brevo.com/mk/cl/aHR0cHM6Ly9ldmlsLmV4YW1wbGUvYQ");
    EXPECT_TRUE(counter.is_only_counted) << "a counter goes where its own list says";
    EXPECT_EQ(counter.named, std::vector<std::string>{"https://evil.example/a"});
    const auto named = follow_named(stranger, stranger.named.front(), small::lexicon());
    ASSERT_TRUE(named.has_value());
    EXPECT_EQ(named->target.host, "www.ameli.fr");
    EXPECT_EQ(named->through, std::vector<std::string>{"tracker.example.fr"});
}

TEST(Follow, finds_the_page_that_another_program_opens)
{
    for (const char* address : {"microsoft-edge:https://evil.example/", "view-source:https://evil.example/", "ms-word:ofe|u|https://evil.example/", "webcal://evil.example/", "ms-appinstaller:?source=https://evil.example/"}) {
        EXPECT_EQ(followed(address).target.host, "evil.example") << address;
    }
    EXPECT_FALSE(followed("mailto:a@b.fr?body=https://evil.example/").target.leads_to_a_page());
}

TEST(Follow, goes_through_several)
{
    const Link link = followed("https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%253A%252F%252Fevil.example");
    EXPECT_EQ(link.target.host, "evil.example");
    EXPECT_EQ(link.through.size(), 2U);
    std::string nested = "https://evil.example/";
    for (int i = 0; i < 20; ++i) {
        nested = (i % 2 == 0 ? "https://www.google.com/url?q=" : "https://www.youtube.com/redirect?q=") + nested;
    }
    EXPECT_EQ(followed(nested).through.size(), 6U) << "and no further";
}

TEST(Follow, leaves_a_page_that_names_where_to_come_back_to)
{
    for (const char* address : {"https://accounts.google.com/ServiceLogin?continue=https://evil.example/", "https://login.example.fr/?return_to=https://evil.example/", "https://x.fr/?service=https://y.fr&callback=https://z.fr"}) {
        EXPECT_EQ(target(address), address);
    }
}

TEST(Follow, takes_none_of_several_that_disagree)
{
    const Link link = followed("https://www.google.com/url?url=https://a.fr&q=https://b.fr");
    EXPECT_EQ(link.target.host, "www.google.com");
    EXPECT_EQ(link.named, (std::vector<std::string>{"https://a.fr", "https://b.fr"}));
    EXPECT_EQ(followed("https://www.google.com/url?url=https://a.fr/1&q=https://a.fr/2").target.host, "a.fr");
    EXPECT_EQ(followed("https://www.google.com/url?url=https://maps.google.com/2").target.host, "www.google.com") << "within one site there is nothing to follow";
}

TEST(Follow, takes_what_gateways_never_wrote)
{
    for (const char* address : {"https://urldefense.com/v3/__", "https://urldefense.com/v3/____;!!", "https://urldefense.com/v3/__*__;!!$", "https://urldefense.com/v3/__https://**__;", "https://urldefense.proofpoint.com/v2/url",
             "https://urldefense.proofpoint.com/v2/url?u=-3A-", "https://mimecast.com/?domain=.", "https://www.google.com/url?q=javascript:x", "https://www.google.com/url?q=https://"}) {
        EXPECT_FALSE(followed(address).target.host.empty()) << address;
    }
}

}  // namespace
}  // namespace asepsie::mail
