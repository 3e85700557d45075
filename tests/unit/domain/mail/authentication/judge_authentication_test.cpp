#include "domain/mail/authentication/judge_authentication.h"

#include "domain/mail/authentication/dmarc_record.h"
#include "domain/mail/authentication/own_proof.h"
#include "support/header_lines.h"

#include <gtest/gtest.h>

namespace asepsie::authentication {
namespace {

using Outcome = mail::Authentication::Outcome;

// Above the border of a receiver that writes its name.
std::string received_with(std::string_view results)
{
    return "Authentication-Results: mx.provider.fr; " + std::string(results) + "\r\nReceived: from x (x.example [203.0.113.9]) by mx.provider.fr with ESMTPS; x\r\nFrom: a\r\n";
}

mail::Authentication judged(const std::string& text, std::string_view sender, const ReceiverSettings& settings = {}) { return judge_authentication(fields_in(text), sender, settings, last_two_labels); }

TEST(JudgeAuthentication, takes_what_the_receiver_proved)
{
    const auto all = judged(received_with("spf=pass smtp.mailfrom=b@mail.ameli.fr; dkim=pass header.d=ameli.fr; dmarc=pass header.from=ameli.fr"), "news.ameli.fr");
    EXPECT_EQ(all.receiver, "mx.provider.fr");
    EXPECT_EQ(all.spf, Outcome::pass);
    EXPECT_EQ(all.dkim, Outcome::pass);
    EXPECT_EQ(all.dmarc, Outcome::pass);
    EXPECT_EQ(all.composite, Outcome::not_said);
    EXPECT_EQ(all.own_dkim, Outcome::not_said);
    EXPECT_EQ(all.spf_domain, "mail.ameli.fr");
    EXPECT_EQ(all.dkim_domain, "ameli.fr");
    EXPECT_TRUE(all.is_aligned);
}

TEST(JudgeAuthentication, knows_whom_a_pass_speaks_for)
{
    const auto other = judged(received_with("spf=pass smtp.mailfrom=evil.example; dkim=pass header.i=@evil.example"), "ameli.fr");
    EXPECT_EQ(other.spf, Outcome::pass);
    EXPECT_FALSE(other.is_aligned);
    EXPECT_FALSE(judged(received_with("dmarc=pass header.from=evil.example"), "ameli.fr").is_aligned) << "another From";
    EXPECT_EQ(judged(received_with("dmarc=pass header.from=evil.example"), "ameli.fr").dmarc, Outcome::not_said);
    EXPECT_FALSE(judged(received_with("spf=pass smtp.mailfrom=ameli.fr; dmarc=fail header.from=ameli.fr"), "ameli.fr").is_aligned);
    EXPECT_TRUE(judged(received_with("spf=pass smtp.mailfrom=ameli.fr"), "ameli.fr").is_aligned);
    EXPECT_FALSE(judged(received_with("spf=pass smtp.mailfrom=ameli.fr; dmarc=pass"), "").is_aligned);
    EXPECT_FALSE(judged(received_with("spf=none smtp.mailfrom=ameli.fr; dkim=none header.d=none"), "ameli.fr").is_aligned);
    EXPECT_EQ(judged(received_with("dkim=none header.d=none"), "ameli.fr").dkim_domain, "");
}

TEST(JudgeAuthentication, prefers_the_signature_of_the_sender_and_the_worse_of_two_words)
{
    const auto signatures = judged(received_with("dkim=fail header.d=list.fr; dkim=pass header.d=relay.fr; dkim=pass header.d=ameli.fr; dkim=fail header.d=ameli.fr"), "ameli.fr");
    EXPECT_EQ(signatures.dkim, Outcome::pass);
    EXPECT_EQ(signatures.dkim_domain, "ameli.fr");
    // A receiver that copied a sender's address without quotes.
    const auto twice = judged(received_with("dmarc=fail header.from=ameli.fr; spf=fail smtp.mailfrom=x; dmarc=pass header.from=ameli.fr; spf=pass smtp.mailfrom=ameli.fr"), "ameli.fr");
    EXPECT_EQ(twice.dmarc, Outcome::fail);
    EXPECT_EQ(twice.spf, Outcome::fail);
    EXPECT_FALSE(twice.is_aligned);
    EXPECT_FALSE(judged(received_with("spf=pass smtp.mailfrom=x.example; spf=pass smtp.mailfrom=ameli.fr"), "ameli.fr").is_aligned);
}

TEST(JudgeAuthentication, reads_microsofts_own_words)
{
    const std::string text = "Authentication-Results: spf=pass (sender IP is 1.2.3.4) smtp.mailfrom=a.fr; dkim=none (message not signed) header.d=none;dmarc=bestguesspass action=none header.from=a.fr;compauth=fail reason=001\r\n"
                             "Received: from x.a.fr (1.2.3.4) by AMS.mail.protection.outlook.com (10.1.1.1) with Microsoft SMTP Server; x\r\n";
    const auto all = judged(text, "a.fr");
    EXPECT_EQ(all.receiver, "outlook.com");
    EXPECT_EQ(all.dmarc, Outcome::none);
    EXPECT_EQ(all.composite, Outcome::fail);
    EXPECT_TRUE(all.is_aligned);
}

TEST(JudgeAuthentication, believes_nobody_where_nobody_checked)
{
    const auto all = judged("Received: from x ([203.0.113.9]) by mx.provider.fr; x\r\nAuthentication-Results: mx.provider.fr; dmarc=pass\r\n", "ameli.fr");
    EXPECT_EQ(all.receiver, "");
    EXPECT_EQ(all.dmarc, Outcome::not_said);
    EXPECT_FALSE(all.is_aligned);
}

TEST(JudgeAuthentication, takes_spf_from_its_own_field)
{
    const auto all = judged("Received-SPF: softfail (x) receiver=mx.provider.fr; envelope-from=b@ameli.fr\r\nReceived: from x ([203.0.113.9]) by mx.provider.fr; x\r\n", "ameli.fr");
    EXPECT_EQ(all.receiver, "mx.provider.fr");
    EXPECT_EQ(all.spf, Outcome::softfail);
    EXPECT_EQ(all.spf_domain, "ameli.fr");
}

TEST(JudgeAuthentication, follows_a_chain_that_the_receiver_accepts)
{
    const std::string chain = "ARC-Seal: i=1; a=rsa-sha256; d=google.com; s=a; cv=none; b=AAAA\r\nARC-Authentication-Results: i=1; mx.google.com; dmarc=pass header.from=ameli.fr\r\n";
    const std::string accepted = received_with("spf=fail smtp.mailfrom=x.fr; dmarc=fail header.from=ameli.fr; arc=pass (i=1)");
    EXPECT_EQ(judged(accepted + chain, "ameli.fr").dmarc, Outcome::fail) << "no forwarder is listed";
    EXPECT_EQ(judged(accepted + chain, "ameli.fr", {{}, {"google.com"}}).dmarc, Outcome::pass);
    EXPECT_TRUE(judged(accepted + chain, "ameli.fr", {{}, {"google.com"}}).is_aligned);
    EXPECT_EQ(judged(accepted + chain, "bank.fr", {{}, {"google.com"}}).dmarc, Outcome::fail);
    EXPECT_EQ(judged(received_with("dmarc=fail header.from=ameli.fr") + chain, "ameli.fr", {{}, {"google.com"}}).dmarc, Outcome::fail) << "the receiver did not verify the seal";
}

const DnsAnswers with_policy{{"_dmarc.ameli.fr", {"v=DMARC1; p=reject; adkim=s"}}};

TEST(OwnProof, adds_what_we_verified)
{
    mail::Authentication nobody;
    add_own_proof(nobody, {{DkimState::body_changed, "ameli.fr", "s"}, {DkimState::holds, "ameli.fr", "s"}}, with_policy, "ameli.fr", last_two_labels);
    EXPECT_EQ(nobody.own_dkim, Outcome::pass);
    EXPECT_EQ(nobody.dmarc, Outcome::pass);
    EXPECT_EQ(nobody.dkim_domain, "ameli.fr");
    EXPECT_EQ(nobody.dkim, Outcome::not_said);
    EXPECT_TRUE(nobody.is_aligned);

    mail::Authentication other;
    add_own_proof(other, {{DkimState::holds, "evil.example", "s"}}, with_policy, "ameli.fr", last_two_labels);
    EXPECT_EQ(other.own_dkim, Outcome::pass);
    EXPECT_EQ(other.dmarc, Outcome::not_said) << "SPF is not known";
    EXPECT_FALSE(other.is_aligned);

    mail::Authentication strict;
    strict.spf = Outcome::fail;
    add_own_proof(strict, {{DkimState::holds, "news.ameli.fr", "s"}}, with_policy, "ameli.fr", last_two_labels);
    EXPECT_EQ(strict.dmarc, Outcome::fail) << "adkim=s";

    mail::Authentication open;
    open.spf = Outcome::fail;
    add_own_proof(open, {{DkimState::not_answered, "ameli.fr", "s"}}, with_policy, "ameli.fr", last_two_labels);
    EXPECT_EQ(open.own_dkim, Outcome::not_said);
    EXPECT_EQ(open.dmarc, Outcome::not_said);

    mail::Authentication said;
    said.dmarc = Outcome::fail;
    add_own_proof(said, {}, with_policy, "ameli.fr", last_two_labels);
    EXPECT_EQ(said.dmarc, Outcome::fail);
    EXPECT_EQ(said.own_dkim, Outcome::none);

    for (const DkimState state : {DkimState::partly_holds, DkimState::for_tests, DkimState::expired, DkimState::weak_key, DkimState::unsupported}) {
        mail::Authentication weak;
        add_own_proof(weak, {{state, "ameli.fr", "s"}}, with_policy, "ameli.fr", last_two_labels);
        EXPECT_EQ(weak.own_dkim, Outcome::neutral) << name_of(state);
        EXPECT_FALSE(weak.is_aligned) << name_of(state);
        EXPECT_EQ(weak.dmarc, Outcome::not_said) << name_of(state);
    }
}

TEST(DmarcRecord, reads_policies_where_they_stand)
{
    const auto record = parse_dmarc_record("v=DMARC1; p=Quarantine; sp=reject; adkim=s; aspf=r; rua=mailto:a@b.fr;");
    ASSERT_TRUE(record.has_value());
    EXPECT_EQ(record->wish, Wish::quarantine);
    EXPECT_EQ(record->of_subdomains, Wish::reject);
    EXPECT_EQ(record->of_dkim, Alignment::strict);
    EXPECT_EQ(record->of_spf, Alignment::relaxed);
    for (const char* none : {"", "p=reject; v=DMARC1", "v=DMARC2; p=none", "v=DMARC1", "v=DMARC1; p=perhaps", "v=spf1 -all"}) {
        EXPECT_FALSE(parse_dmarc_record(none).has_value()) << none;
    }
    const DnsAnswers answers{{"_dmarc.news.ameli.fr", {"v=spf1"}}, {"_dmarc.ameli.fr", {"v=DMARC1; p=none; sp=reject"}}};
    const auto below = dmarc_record_of("news.ameli.fr", answers, last_two_labels);
    ASSERT_TRUE(below.record.has_value());
    EXPECT_EQ(below.record->wish, Wish::reject);
    EXPECT_EQ(dmarc_record_of("ameli.fr", answers, last_two_labels).record->wish, Wish::none);
    EXPECT_FALSE(dmarc_record_of("other.fr", answers, last_two_labels).is_answered);
    const auto two = dmarc_record_of("a.fr", {{"_dmarc.a.fr", {"v=DMARC1; p=none", "v=DMARC1; p=reject"}}}, last_two_labels);
    EXPECT_TRUE(two.is_answered && !two.record);
    EXPECT_FALSE(dmarc_record_of("n.a.fr", {{"_dmarc.n.a.fr", {}}}, last_two_labels).is_answered) << "the registered domain was not answered";
}

}  // namespace
}  // namespace asepsie::authentication
