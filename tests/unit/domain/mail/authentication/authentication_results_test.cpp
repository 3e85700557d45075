#include "domain/mail/authentication/authentication_results.h"

#include "domain/mail/authentication/received_spf.h"

#include <gtest/gtest.h>

namespace asepsie::authentication {
namespace {

using Outcome = mail::Authentication::Outcome;

TEST(AuthenticationResults, reads_the_norms_form)
{
    const auto read = parse_authentication_results(" mx.google.com;\r\n       dkim=pass header.i=@ameli.fr header.s=s1 header.b=\"fSoG+/lZ\";\r\n"
                                                   "       spf=pass (google.com: domain of bounce@ameli.fr designates 1.2.3.4 as permitted sender) smtp.mailfrom=bounce@Ameli.fr;\r\n"
                                                   "       dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=ameli.fr");
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->receiver, "mx.google.com");
    ASSERT_EQ(read->results.size(), 3U);
    EXPECT_EQ(read->results[0].host_of("header", "i"), "ameli.fr");
    EXPECT_EQ(read->results[0].value_of("header", "b"), "fSoG+/lZ");
    EXPECT_EQ(read->results[1].host_of("smtp", "mailfrom"), "ameli.fr");
    EXPECT_EQ(read->results[2].method, "dmarc");
    EXPECT_EQ(read->results[2].result, "pass");
}

TEST(AuthenticationResults, reads_microsofts_form)
{
    const auto read = parse_authentication_results(" spf=pass (sender IP is 52.102.192.0)\r\n smtp.mailfrom=a.shop; dkim=none (message\r\n not signed) header.d=none;dmarc=bestguesspass action=none\r\n"
                                                   " header.from=a.shop;compauth=fail reason=001");
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->receiver, "");
    ASSERT_EQ(read->results.size(), 4U);
    EXPECT_EQ(read->results[2].value_of("", "action"), "none");
    EXPECT_EQ(read->results[2].value_of("header", "from"), "a.shop");
    EXPECT_EQ(read->results[3].method, "compauth");
    EXPECT_EQ(read->results[3].reason, "001");
}

// RFC 8601, appendix B, and its grammar's corners.
TEST(AuthenticationResults, reads_the_norms_corners)
{
    const auto none = parse_authentication_results(" example.org 1; none");
    ASSERT_TRUE(none.ok());
    EXPECT_EQ(none->receiver, "example.org");
    EXPECT_TRUE(none->results.empty());
    const auto comments = parse_authentication_results("foo.example.net (foobar) 1 (baz);\n dkim (Because I like it) / 1 (One yay) = (wait for it) fail\n policy (A dot can go here) = \"x;y\" reason=\"a \\\"b\\\"\"");
    ASSERT_TRUE(comments.ok());
    EXPECT_EQ(comments->receiver, "foo.example.net");
    ASSERT_EQ(comments->results.size(), 1U);
    EXPECT_EQ(comments->results[0].result, "fail");
    EXPECT_EQ(comments->results[0].value_of("", "policy"), "x;y");
    EXPECT_EQ(comments->results[0].reason, "a \"b\"");
    const auto upper = parse_authentication_results("MX.Example.ORG;SPF=Pass SMTP.MailFrom=\"Jean ; dmarc=pass\"@B.fr");
    ASSERT_TRUE(upper.ok());
    EXPECT_EQ(upper->receiver, "mx.example.org");
    ASSERT_EQ(upper->results.size(), 1U);
    EXPECT_EQ(upper->results[0].host_of("smtp", "mailfrom"), "b.fr");
}

TEST(AuthenticationResults, is_not_led_astray_by_comments)
{
    const auto read = parse_authentication_results("mx.fr; spf=fail (x \\) ; dmarc=pass (y) ; dmarc=pass) smtp.mailfrom=a.fr; dmarc=fail");
    ASSERT_TRUE(read.ok());
    ASSERT_EQ(read->results.size(), 2U);
    EXPECT_EQ(read->results[1].result, "fail");
    for (const char* broken : {"mx.fr; spf=pass (never closed; dmarc=pass", "mx.fr; spf=pass smtp.mailfrom=\"open; dmarc=pass", "", ";", "=pass", "mx.fr 2; spf=pass", "mx.fr spf=pass", "mx.fr; =pass",
             "(mx.google.com) ", "mx.fr; spf=pass\x01"}) {
        EXPECT_FALSE(parse_authentication_results(broken).ok()) << broken;
    }
    EXPECT_FALSE(parse_authentication_results(std::string_view("mx.fr\0.evil; spf=pass", 21)).ok());
}

TEST(AuthenticationResults, keeps_to_its_limits)
{
    std::string many = "mx.fr";
    for (int i = 0; i < 100; ++i) {
        many += "; dkim=pass header.d=a.fr";
    }
    EXPECT_EQ(parse_authentication_results(many).error().code, ErrorCode::too_large);
    EXPECT_EQ(parse_authentication_results("mx.fr; " + std::string(longest_results_bytes, '(')).error().code, ErrorCode::too_large);
    EXPECT_EQ(parse_authentication_results("mx.fr; " + std::string(30'000, '(')).error().code, ErrorCode::malformed);
}

TEST(AuthenticationResults, reads_instances_of_a_chain)
{
    const auto read = parse_arc_results(" i=2; mx.microsoft.com 1; spf=pass (sender ip is\r\n 1.2.3.4) smtp.rcpttodomain=hotmail.com smtp.mailfrom=a.fr; arc=pass (0 oda=1 spf=[1,1,smtp.mailfrom=a.fr])");
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->instance, 2);
    EXPECT_EQ(read->results.receiver, "mx.microsoft.com");
    ASSERT_EQ(read->results.results.size(), 2U);
    EXPECT_EQ(read->results.results[1].result, "pass");
    EXPECT_FALSE(parse_arc_results("i=0; mx.fr; spf=pass").ok());
    EXPECT_FALSE(parse_arc_results("i=99; mx.fr; spf=pass").ok());
    EXPECT_FALSE(parse_arc_results("mx.fr; spf=pass").ok());
}

TEST(AuthenticationResults, knows_its_words)
{
    EXPECT_EQ(outcome_named("Pass"), Outcome::pass);
    EXPECT_EQ(outcome_named("hardfail"), Outcome::fail);
    EXPECT_EQ(outcome_named("bestguesspass"), Outcome::none);
    EXPECT_EQ(outcome_named("passed"), Outcome::not_said);
    EXPECT_EQ(host_in("<Jean@B.fr.>"), "b.fr");
    EXPECT_EQ(host_in("@b.fr"), "b.fr");
    EXPECT_EQ(host_in("<b.fr>"), "b.fr");
    EXPECT_EQ(host_in(""), "");
}

TEST(ReceivedSpf, reads_both_habits)
{
    const auto norm = parse_received_spf(" SoftFail (mybox.example.org: domain of myname@example.com\n does not designate 192.0.2.1) receiver=mybox.example.org; client-ip=192.0.2.1;\n envelope-from=\"myname@Example.com\"; helo=foo.example.com;");
    ASSERT_TRUE(norm.ok());
    EXPECT_EQ(norm->outcome, Outcome::softfail);
    EXPECT_EQ(norm->domain, "example.com");
    EXPECT_EQ(norm->receiver, "mybox.example.org");
    const auto microsoft = parse_received_spf(" Pass (protection.outlook.com: domain of a.fr designates 1.2.3.4 as permitted sender) receiver=protection.outlook.com; client-ip=1.2.3.4; helo=h.a.fr; pr=C");
    ASSERT_TRUE(microsoft.ok());
    EXPECT_EQ(microsoft->domain, "h.a.fr");
    EXPECT_FALSE(parse_received_spf("").ok());
    EXPECT_FALSE(parse_received_spf("great (pass)").ok());
    EXPECT_FALSE(parse_received_spf("pass (open").ok());
}

}  // namespace
}  // namespace asepsie::authentication
