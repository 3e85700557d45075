#include "domain/mail/authentication/received_trust.h"

#include "domain/mail/authentication/received_line.h"
#include "support/header_lines.h"

#include <gtest/gtest.h>

namespace asepsie::authentication {
namespace {

BelievedResults believed(std::string_view text, const TrustedReceiver& trusted = {}) { return believed_results(fields_in(text), trusted, last_two_labels); }

// What the first result of that method says; empty where there is none.
std::string said(const BelievedResults& believed, std::string_view method)
{
    for (const MethodResult& result : believed.results) {
        if (result.method == method) {
            return result.result;
        }
    }
    return {};
}

constexpr std::string_view gmail_top = "Delivered-To: cabinet@gmail.com\r\n"
                                       "Received: by 2002:a05:6a10:1234 with SMTP id x1csp1;\r\n        Mon, 23 Nov 2026 09:00:02 -0800 (PST)\r\n"
                                       "X-Received: by 2002:a5d:1 with SMTP id a1\r\n";
constexpr std::string_view gmail_border = "Return-Path: <x@evil.example>\r\n"
                                          "Received: from mail.evil.example (mail.evil.example. [203.0.113.9])\r\n        by mx.google.com with ESMTPS id z1\r\n        for <cabinet@gmail.com>;\r\n"
                                          "        Mon, 23 Nov 2026 09:00:01 -0800 (PST)\r\n";
constexpr std::string_view gmail_results = "Received-SPF: fail (google.com: domain of x@evil.example does not designate) client-ip=203.0.113.9;\r\n"
                                           "Authentication-Results: mx.google.com;\r\n       spf=fail smtp.mailfrom=x@evil.example;\r\n       dmarc=fail (p=NONE) header.from=ameli.fr\r\n";
constexpr std::string_view forged_google = "Authentication-Results: mx.google.com; dkim=pass header.d=ameli.fr; spf=pass smtp.mailfrom=ameli.fr; dmarc=pass header.from=ameli.fr\r\n";

std::string joined(std::initializer_list<std::string_view> pieces)
{
    std::string out;
    for (const std::string_view piece : pieces) {
        out += piece;
    }
    return out;
}

TEST(ReceivedTrust, believes_google_below_its_border)
{
    const auto found = believed(joined({gmail_top, gmail_border, gmail_results, "From: a\r\n"}));
    EXPECT_EQ(found.receiver, "mx.google.com");
    EXPECT_EQ(said(found, "dmarc"), "fail");
    ASSERT_TRUE(found.spf.has_value()) << "it stands above what is believed";
    EXPECT_EQ(found.spf->outcome, mail::Authentication::Outcome::fail);
}

TEST(ReceivedTrust, believes_googles_chain_above_its_border)
{
    const std::string_view chain = "ARC-Seal: i=1; a=rsa-sha256; d=google.com; s=arc; cv=none; b=AAAA\r\nARC-Authentication-Results: i=1; mx.google.com;\r\n dmarc=fail header.from=ameli.fr\r\n";
    const auto found = believed(joined({gmail_top, chain, gmail_border, forged_google}));
    EXPECT_EQ(found.receiver, "mx.google.com");
    EXPECT_EQ(said(found, "dmarc"), "fail");
}

TEST(ReceivedTrust, ignores_what_a_sender_writes_below)
{
    for (const std::string_view name : {"mx.google.com", "MX.Google.Com", "(a) mx.google.com (b (c))", "\"mx.google.com\""}) {
        const std::string forged = "authentication-RESULTS: " + std::string(name) + "; dmarc=pass header.from=ameli.fr\r\n";
        for (const std::string& text : {joined({gmail_top, gmail_border, gmail_results, forged}), joined({gmail_top, gmail_border, gmail_results, "From: x\r\nSubject: y\r\n", forged}),
                 joined({gmail_top, gmail_border, gmail_results, "Received: by mx.google.com with SMTP id forged; Mon, 23 Nov 2026 09:00:01 -0800\r\n", forged, gmail_border}),
                 joined({gmail_top, gmail_border, gmail_results, forged, gmail_top, forged, gmail_border, forged})}) {
            EXPECT_EQ(said(believed(text), "dmarc"), "fail") << text;
            EXPECT_EQ(said(believed(text, {{"google.com"}}), "dmarc"), "fail") << text;
        }
    }
}

TEST(ReceivedTrust, believes_nothing_of_a_receiver_that_checks_nothing)
{
    const std::string_view border = "Received: from mail.evil.example (unknown [203.0.113.9]) by mx4.free.fr (Postfix) with ESMTP id 1; Mon, 23 Nov 2026 09:00:01 +0100\r\n";
    for (const std::string_view forged : {"Authentication-Results: mx4.free.fr; dmarc=pass header.from=ameli.fr\r\n", "Authentication-Results: mx.google.com; dmarc=pass header.from=ameli.fr\r\n",
             "Authentication-Results: dmarc=pass header.from=ameli.fr;compauth=pass reason=100\r\n", "ARC-Authentication-Results: i=1; mx4.free.fr; dmarc=pass header.from=ameli.fr\r\n",
             "Received-SPF: pass (free.fr: ok) receiver=mx4.free.fr; envelope-from=a@ameli.fr\r\n",
             "Received: from mx1.free.fr (localhost [127.0.0.1]) by mx4.free.fr with LMTP; x\r\nAuthentication-Results: mx4.free.fr; dmarc=pass\r\n"}) {
        const auto found = believed(joined({border, forged, "Received: from a (b [198.51.100.1]) by mx4.free.fr; x\r\n"}));
        EXPECT_EQ(found.receiver, "") << forged;
        EXPECT_TRUE(found.results.empty() && !found.spf) << forged;
    }
}

TEST(ReceivedTrust, is_not_led_astray_by_the_senders_name_for_itself)
{
    for (const std::string_view helo : {"mx1.free.fr", "localhost", "[127.0.0.1]", "10.0.0.1", "by.mx.free.fr", "x.outlook.com"}) {
        const std::string text = "Received: from " + std::string(helo) + " (evil.example [203.0.113.9]) by mx4.free.fr with ESMTP; x\r\nAuthentication-Results: mx4.free.fr; dmarc=pass\r\n"
            "Received: from a (b [198.51.100.1]) by mx4.free.fr; x\r\n";
        EXPECT_EQ(believed(text).receiver, "") << helo;
    }
    // A name that holds clauses or comments of its own, in case a server lets it through.
    for (const std::string_view helo : {"x by mx1.free.fr (", "x) by y (", "x (a [127.0.0.1]) by mx4.free.fr with LMTP id 1 from", "\"", "x\\"}) {
        const std::string text = "Received: from " + std::string(helo) + " (evil.example [203.0.113.9]) by mx4.free.fr with ESMTP; x\r\nAuthentication-Results: mx4.free.fr; dmarc=pass\r\n"
            "Received: from a (b [198.51.100.1]) by mx4.free.fr; x\r\n";
        EXPECT_EQ(believed(text).receiver, "") << helo;
    }
}

constexpr std::string_view outlook = "Received: from DM4P223MB0494.NAMP223.PROD.OUTLOOK.COM (::1) by\r\n LV3P223MB0968.NAMP223.PROD.OUTLOOK.COM with HTTPS; Wed, 4 Sep 2024 08:46:40\r\n +0000\r\n"
    "Received: from AM7PR04CA0015.eurprd04.prod.outlook.com (2603:10a6:20b:110::25)\r\n by DM4P223MB0494.NAMP223.PROD.OUTLOOK.COM (2603:10b6:8:ad::8) with Microsoft\r\n SMTP Server (version=TLS1_2) id\r\n 15.20; x\r\n"
    "Received: from AMS0EPF00000199.eurprd05.prod.outlook.com\r\n (2603:10a6:20b:110:cafe::36) by AM7PR04CA0015.outlook.office365.com\r\n (2603:10a6:20b:110::25) with Microsoft SMTP Server via Frontend\r\n Transport; x\r\n"
    "Authentication-Results: spf=softfail (sender IP is 52.102.192.0)\r\n smtp.mailfrom=a.shop; dkim=none (message not signed) header.d=none;dmarc=fail action=none\r\n header.from=ameli.fr;compauth=fail reason=001\r\n"
    "Received-SPF: SoftFail (protection.outlook.com: domain of a.shop discourages) receiver=protection.outlook.com; helo=h.a.shop\r\n"
    "Received: from h.a.shop (52.102.192.0) by\r\n AMS0EPF00000199.mail.protection.outlook.com (10.167.16.245) with Microsoft\r\n SMTP Server id 15.20; x\r\n";

TEST(ReceivedTrust, believes_microsoft_above_its_border)
{
    const auto found = believed(joined({outlook, "Authentication-Results: spf=pass; dmarc=pass action=none header.from=ameli.fr;compauth=pass reason=100\r\n", forged_google}));
    EXPECT_EQ(found.receiver, "outlook.com");
    EXPECT_EQ(said(found, "dmarc"), "fail");
    EXPECT_EQ(found.results.size(), 4U);
    ASSERT_TRUE(found.spf.has_value());
    EXPECT_EQ(found.spf->outcome, mail::Authentication::Outcome::softfail);
}

TEST(ReceivedTrust, believes_all_fields_of_one_receiver_above_its_border)
{
    const std::string_view proton = "Authentication-Results: mailin046.protonmail.ch; dkim=pass (Good 2048\r\n    bit) header.d=apple.com\r\n"
        "Authentication-Results: mailin046.protonmail.ch; dmarc=pass (p=reject) header.from=apple.com\r\nAuthentication-Results: gateway.evil.example; spf=fail\r\n"
        "Authentication-Results: mailin046.protonmail.ch; spf=pass smtp.mailfrom=apple.com\r\n"
        "Received: from rn2.apple.com (rn2.apple.com [17.179.250.75]) (using TLSv1.2) by mailin046.protonmail.ch (Postfix) with ESMTPS id 4 for <w@protonmail.com>; x\r\n";
    const auto found = believed(proton);
    EXPECT_EQ(found.receiver, "mailin046.protonmail.ch");
    EXPECT_EQ(said(found, "dmarc"), "pass");
    EXPECT_EQ(said(found, "spf"), "pass");
    EXPECT_EQ(found.results.size(), 3U);
}

TEST(ReceivedTrust, believes_a_named_receiver_below_its_border_once)
{
    const std::string_view text = "Received: from evil (evil.example [203.0.113.9]) by opme11.orange.fr with ESMTP; x\r\n"
                                  "Authentication-Results: opme11.orange.fr; dmarc=fail header.from=ameli.fr\r\nAuthentication-Results: opme11.orange.fr; dmarc=pass header.from=ameli.fr\r\n";
    EXPECT_EQ(believed(text).receiver, "");
    EXPECT_EQ(believed(text, {{"free.fr"}}).receiver, "");
    EXPECT_EQ(believed(text, {{"range.fr"}}).receiver, "") << "a name ends where a label does";
    const auto found = believed(text, {{"Orange.fr"}});
    EXPECT_EQ(found.receiver, "opme11.orange.fr");
    ASSERT_EQ(found.results.size(), 1U);
    EXPECT_EQ(said(found, "dmarc"), "fail");
    // The same field in a message that another server took.
    EXPECT_EQ(believed("Received: from evil ([203.0.113.9]) by mx.evil.example; x\r\nAuthentication-Results: opme11.orange.fr; dmarc=pass\r\n", {{"orange.fr"}}).receiver, "");
}

TEST(ReceivedTrust, asks_only_of_a_receiver_that_no_sender_can_have_written)
{
    const std::string_view border = "Received: from evil (evil.example [203.0.113.9]) by mx1.hosting.example with ESMTP; x\r\n";
    const std::string_view results = "Authentication-Results: mail.bocage.fr; dmarc=fail header.from=ameli.fr\r\n";
    EXPECT_EQ(believed(joined({results, border})).to_name, "mail.bocage.fr");
    EXPECT_EQ(believed(joined({results, border})).receiver, "");
    EXPECT_EQ(said(believed(joined({results, border}), {{"mail.bocage.fr"}}), "dmarc"), "fail") << "once it is named";
    EXPECT_EQ(believed(joined({results, border}), {{"mail.bocage.fr"}}).to_name, "") << "nothing is left to ask";
    EXPECT_EQ(believed(joined({border, results})).to_name, "") << "a sender may have written it";
    EXPECT_EQ(believed(joined({border, "Authentication-Results: mx1.hosting.example; dmarc=pass header.from=ameli.fr\r\n"})).to_name, "");
    EXPECT_EQ(believed(results).to_name, "") << "without a hop";
}

TEST(ReceivedTrust, believes_nothing_without_a_hop)
{
    EXPECT_EQ(believed(forged_google).receiver, "");
    EXPECT_EQ(believed(joined({forged_google, "From: a\r\n"}), {{"mx.google.com"}}).receiver, "");
    EXPECT_EQ(believed("").receiver, "");
}

TEST(ReceivedTrust, passes_over_what_it_cannot_read)
{
    const std::string_view hops = "Received: from relay (relay.provider.fr [10.0.0.3]) by store.provider.fr with LMTP; x\r\nAuthentication-Results: mx.provider.fr; dmarc=fail (open\r\n"
                                  "Authentication-Results: mx.provider.fr; spf=fail smtp.mailfrom=a.fr\r\nReceived: from evil (evil [203.0.113.9]) by mx.provider.fr; x\r\n";
    const auto found = believed(hops);
    EXPECT_EQ(found.receiver, "mx.provider.fr");
    EXPECT_EQ(said(found, "spf"), "fail");
    EXPECT_EQ(said(found, "dmarc"), "");
    // Below, it ends the search.
    EXPECT_EQ(believed(joined({gmail_top, gmail_border, "Authentication-Results: mx.google.com; dmarc=fail (open\r\n", forged_google})).receiver, "");
}

TEST(ReceivedLine, tells_inside_from_outside)
{
    const auto inside = [](std::string_view line) { return read_received(line).handover == Handover::inside; };
    EXPECT_TRUE(inside(" by 2002:a17:906:1 with SMTP id x; date"));
    EXPECT_TRUE(inside(" from localhost (localhost [127.0.0.1]) by mx.fr (Postfix) with ESMTP"));
    EXPECT_TRUE(inside(" from mx.fr by store.fr with LMTP id 1 for <a@b.fr>; date"));
    EXPECT_TRUE(inside(" from a (IPv6:fd00::1) by mx.fr; date"));
    EXPECT_FALSE(inside(" from a (a.fr [IPv6:2a01:cb00::1]) by mx.fr; date"));
    EXPECT_FALSE(inside(" from 203.0.113.9 (EHLO 10.0.0.1) by 10.197.36.8 with SMTPs; date"));
    EXPECT_FALSE(inside(" from [10.0.0.1] by mx.fr with SMTP; date")) << "the sender's word";
    EXPECT_FALSE(inside(" from mx.fr by store.fr with SMTP; date"));
    EXPECT_FALSE(inside(" from x.outlook.com (2603:1020:1::1) by y.mail.protection.outlook.com; date")) << "Azure";
    EXPECT_FALSE(inside(" from x.outlook.com (2603:10a6::1) by mx.fr; date"));
    EXPECT_TRUE(inside(" from HE1EUR04FT024.eop-eur04.prod.protection.outlook.com (2a01:111:f400:7e0d::203) by GV3PEPF00002BB2.outlook.office365.com (2603:1026:900:3::15) with Microsoft SMTP Server; date"));
    EXPECT_FALSE(inside(" from x.outbound.protection.outlook.com (2a01:111:f400:7e0d::203) by y.mail.protection.outlook.com (10.1.1.1) with Microsoft SMTP Server; date")) << "another customer's";
    EXPECT_FALSE(inside(" (qmail 1 invoked by uid 5); date"));
    EXPECT_FALSE(inside(""));
    EXPECT_FALSE(inside(" from (open"));
    EXPECT_EQ(read_received(" from a ([1.2.3.4]) by MX.Example.fr (Postfix)").by, "mx.example.fr");
    EXPECT_FALSE(inside(" from a (" + std::string(longest_received_bytes, 'x') + ") by b"));
}

}  // namespace
}  // namespace asepsie::authentication
