#include "domain/mail/authentication/dkim_verify.h"

#include "domain/mail/authentication/dkim_canonical.h"
#include "domain/mail/authentication/dkim_key.h"
#include "domain/mail/authentication/dkim_signature.h"
#include "domain/mail/authentication/tag_list.h"
#include "foundation/base/encoding.h"
#include "foundation/crypto/digest.h"
#include "foundation/crypto/signing.h"
#include "support/header_lines.h"

#include <gtest/gtest.h>

namespace asepsie::authentication {
namespace {

const Moment today = *parse_moment("2026-11-23T12:00:00Z");

std::vector<DkimVerdict> verdicts(const std::string& message, const DnsAnswers& answers, Moment now = today) { return verify_dkim(fields_in(message), body_in(message), answers, now); }

DkimState state(const std::string& message, const DnsAnswers& answers, Moment now = today)
{
    const auto all = verdicts(message, answers, now);
    return all.empty() ? DkimState::malformed : all.front().state;
}

std::string with_lf(std::string text)
{
    std::erase(text, '\r');
    return text;
}

std::string replaced(std::string text, std::string_view what, std::string_view by)
{
    const std::size_t at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return at == std::string::npos ? text : text.replace(at, what.size(), by);
}

constexpr std::string_view letter = "From: Joe SixPack <joe@football.example.com>\r\nTo: Suzie Q <suzie@shopping.example.net>\r\nSubject: Is dinner ready?\r\n"
                                    "Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)\r\nMessage-ID: <20030712040037.46341.5F8J@football.example.com>\r\n\r\nHi.\r\n\r\nWe lost the game. Are you hungry yet?\r\n\r\nJoe.\r\n";

// RFC 8463, appendix A.3.
std::string message_of_rfc_8463()
{
    return "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;\r\n d=football.example.com; i=@football.example.com;\r\n q=dns/txt; s=brisbane; t=1528637909; h=from : to :\r\n subject : date : message-id : from : subject : date;\r\n"
           " bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus\r\n Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==\r\n"
           "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\r\n d=football.example.com; i=@football.example.com;\r\n q=dns/txt; s=test; t=1528637909; h=from : to : subject :\r\n date : message-id : from : subject : date;\r\n"
           " bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3\r\n DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz\r\n"
           " dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=\r\n"
        + std::string(letter);
}

// Appendix A.2.
const DnsAnswers keys_of_rfc_8463{{"brisbane._domainkey.football.example.com", {"v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="}},
    {"test._domainkey.football.example.com",
        {"v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB"}}};

TEST(DkimVerify, agrees_with_rfc_8463)
{
    for (const std::string& message : {message_of_rfc_8463(), with_lf(message_of_rfc_8463())}) {
        const auto both = verdicts(message, keys_of_rfc_8463);
        ASSERT_EQ(both.size(), 2U);
        EXPECT_EQ(name_of(both[0].state), "holds");
        EXPECT_EQ(name_of(both[1].state), "holds");
        EXPECT_EQ(both[0].domain, "football.example.com");
        EXPECT_EQ(both[1].selector, "test");
    }
    for (const DkimVerdict& verdict : verdicts(replaced(message_of_rfc_8463(), "lost", "won"), keys_of_rfc_8463)) {
        EXPECT_EQ(verdict.state, DkimState::body_changed);
    }
    for (const DkimVerdict& verdict : verdicts(replaced(message_of_rfc_8463(), "dinner", "supper"), keys_of_rfc_8463)) {
        EXPECT_EQ(verdict.state, DkimState::signature_wrong);
    }
    // The names are signed once more than they stand there: none can be added.
    for (const DkimVerdict& verdict : verdicts(replaced(message_of_rfc_8463(), "To: Suzie", "Subject: Pay\r\nTo: Suzie"), keys_of_rfc_8463)) {
        EXPECT_EQ(verdict.state, DkimState::signature_wrong);
    }
}

// RFC 6376, appendix A.2 with the key of appendix C.
TEST(DkimVerify, agrees_with_rfc_6376)
{
    const std::string message = "DKIM-Signature: v=1; a=rsa-sha256; s=brisbane; d=example.com;\r\n      c=simple/simple; q=dns/txt; i=joe@football.example.com;\r\n      h=Received : From : To : Subject : Date : Message-ID;\r\n"
                                "      bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n      b=AuUoFEfDxTDkHlLXSZEpZj79LICEps6eda7W3deTVFOk4yAUoqOB\r\n      4nujc7YopdG5dWLSdNg6xNAZpOPr+kHxt1IrE+NahM6L/LbvaHut\r\n"
                                "      KVdkLLkpVaVVQPzeRDI009SO2Il5Lu7rDNH6mZckBdrIx0orEtZV\r\n      4bmp/YzhwvcubU4=;\r\nReceived: from client1.football.example.com  [192.0.2.1]\r\n      by submitserver.example.com with SUBMISSION;\r\n"
                                "      Fri, 11 Jul 2003 21:01:54 -0700 (PDT)\r\n"
        + std::string(letter);
    const std::string key = "p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYtIxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v/RtdC2UzJ1lWT947qR+Rcac2gbto/NMqJ0fzfVjH4OuKhitdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB";
    const std::string name = "brisbane._domainkey.example.com";
    EXPECT_EQ(state(message, {{name, {"v=DKIM1; " + key}}}), DkimState::holds);
    EXPECT_EQ(state(with_lf(message), {{name, {"nonsense", key}}}), DkimState::holds) << "the line ends of a file, a record that is none";
    EXPECT_EQ(state(message, {{name, {"v=DKIM1; t=s; " + key}}}), DkimState::unsuitable_key) << "i= is below d=";
    EXPECT_EQ(state(message, {{name, {"v=DKIM1; t=y:x; " + key}}}), DkimState::for_tests);
    EXPECT_EQ(state(message, {{name, {"v=DKIM1; h=sha1; " + key}}}), DkimState::unsuitable_key);
    EXPECT_EQ(state(message, {{name, {"v=DKIM1; s=tlsrpt; " + key}}}), DkimState::unsuitable_key);
    EXPECT_EQ(state(message, {{name, {"v=DKIM1; k=ed25519; " + key}}}), DkimState::unsuitable_key);
    EXPECT_EQ(state(message, {{name, {"v=DKIM1; p="}}}), DkimState::revoked);
    EXPECT_EQ(state(message, {{name, {}}}), DkimState::without_key);
    EXPECT_EQ(state(message, {{name, {"v=DKIM2; " + key}}}), DkimState::without_key);
    EXPECT_EQ(state(message, {{name, {"v=DKIM1; p=AAAA"}}}), DkimState::without_key);
    EXPECT_EQ(state(message, {}), DkimState::not_answered);
    EXPECT_EQ(state(replaced(message, "Subject: Is", "Subject:  Is"), {{name, {key}}}), DkimState::signature_wrong) << "simple";
    EXPECT_EQ(state(replaced(message, "rsa-sha256", "rsa-sha1"), {{name, {key}}}), DkimState::unsupported);
    EXPECT_EQ(state(replaced(message, "Is dinner", "Is  dinner"), {{name, {key}}}), DkimState::signature_wrong);
}

TEST(DkimVerify, refuses_a_short_key)
{
    // RSA of 768 bits.
    const std::string weak = "v=DKIM1; p=MHwwDQYJKoZIhvcNAQEBBQADawAwaAJhAJKGczaU7d/O7M8dzBkidu/yoCARGJp5OgQVWUlkVmgqS31SQjpfzzlozScBmPKHeKbNnJ+iDnpgTcAPXxzWOLcy1hz/iit6C+S350Rjzfj4tA9zlB714lBB8rFquCi1vwIDAQAB";
    EXPECT_EQ(state(replaced(message_of_rfc_8463(), "a=ed25519-sha256", "a=rsa-sha256"), {{"brisbane._domainkey.football.example.com", {weak}}}), DkimState::weak_key);
}

// Signs with a key of ours, in the relaxed form.
class Sender {
public:
    [[nodiscard]] DnsAnswers answers() const { return {{"k._domainkey.cabinet.fr", {"v=DKIM1; k=ed25519; p=" + text::to_base64(m_signer.public_key())}}}; }

    [[nodiscard]] std::string signed_message(const std::string& tags, const std::string& signed_header, const std::string& rest) const
    {
        const std::string field = " v=1; a=ed25519-sha256; c=relaxed/relaxed; d=cabinet.fr; s=k; " + tags + "; b=";
        const std::string content = signed_header + canonical_field("DKIM-Signature", field, Canonicalisation::relaxed);
        return "DKIM-Signature:" + field + text::to_base64(m_signer.sign(crypto::sha256(content))) + "\r\n" + rest;
    }

private:
    crypto::Signer m_signer{crypto::Secret::copy_of(std::string(crypto::signing_seed_bytes, 'k'))};
};

std::string hash_of(std::string_view canonical) { return text::to_base64(crypto::sha256(canonical)); }

TEST(DkimVerify, says_where_more_stands_in_the_message_than_was_signed)
{
    const Sender sender;
    const std::string tags = "h=from; l=4; bh=" + hash_of("Hi\r\n");
    const std::string header = "from:a@cabinet.fr\r\n";
    EXPECT_EQ(state(sender.signed_message(tags, header, "From: a@cabinet.fr\r\n\r\nHi\r\n"), sender.answers()), DkimState::holds);
    EXPECT_EQ(state(sender.signed_message(tags, header, "From: a@cabinet.fr\r\n\r\nHi\r\nPay here\r\n"), sender.answers()), DkimState::partly_holds);
    EXPECT_EQ(state(sender.signed_message("h=from; l=9; bh=" + hash_of("Hi\r\n"), header, "From: a@cabinet.fr\r\n\r\nHi\r\n"), sender.answers()), DkimState::body_changed);
    // The lowest is the one that is signed; a reader may show the other.
    const std::string whole = "h=from; bh=" + hash_of("Hi\r\n");
    EXPECT_EQ(state(sender.signed_message(whole, header, "From: bank@bank.fr\r\nFrom: a@cabinet.fr\r\n\r\nHi\r\n"), sender.answers()), DkimState::partly_holds);
    EXPECT_EQ(state(sender.signed_message(whole, header, "From: a@cabinet.fr\r\nFrom: bank@bank.fr\r\n\r\nHi\r\n"), sender.answers()), DkimState::signature_wrong);
    EXPECT_EQ(state(sender.signed_message("h=from:from; bh=" + hash_of("Hi\r\n"), header, "From: a@cabinet.fr\r\n\r\nHi\r\n"), sender.answers()), DkimState::holds);
}

TEST(DkimVerify, knows_when_a_signature_ends)
{
    const Sender sender;
    const std::string message = sender.signed_message("t=1700000000; x=1700600000; h=from; bh=" + hash_of("Hi\r\n"), "from:a@cabinet.fr\r\n", "From: a@cabinet.fr\r\n\r\nHi\r\n");
    EXPECT_EQ(state(message, sender.answers(), Moment(std::chrono::seconds(1'700'600'000))), DkimState::holds);
    EXPECT_EQ(state(message, sender.answers(), Moment(std::chrono::seconds(1'700'600'001))), DkimState::expired);
    EXPECT_EQ(state(replaced(message, "\r\nHi", "\r\nHo"), sender.answers()), DkimState::body_changed);
}

TEST(DkimVerify, looks_at_five_signatures)
{
    std::string message;
    for (int i = 0; i < 9; ++i) {
        message += "DKIM-Signature: v=1; a=rsa-sha256; d=a" + std::to_string(i) + ".fr; s=s; h=from; bh=AAAA; b=AAAA\r\n";
    }
    EXPECT_EQ(verdicts(message + "From: a@b.fr\r\n\r\nHi", {}).size(), most_signatures);
    EXPECT_EQ(names_to_ask(fields_in(message), "news.b.fr", last_two_labels),
        (std::vector<std::string>{"s._domainkey.a0.fr", "s._domainkey.a1.fr", "s._domainkey.a2.fr", "s._domainkey.a3.fr", "s._domainkey.a4.fr", "_dmarc.news.b.fr", "_dmarc.b.fr"}));
    EXPECT_TRUE(names_to_ask({}, "localhost", last_two_labels).empty());
    EXPECT_TRUE(names_to_ask({}, "a b.fr", last_two_labels).size() <= 1U);
}

TEST(DkimSignature, refuses_what_proves_nothing)
{
    const std::string good = "v=1; a=rsa-sha256; d=A.fr; s=S; h=From:To; bh=AAAA; b=AA\r\n AA; i=x@n.a.fr; l=12";
    const auto read = parse_dkim_signature(good);
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->key_name(), "s._domainkey.a.fr");
    EXPECT_EQ(read->identity_domain, "n.a.fr");
    EXPECT_EQ(read->body_length, 12U);
    EXPECT_EQ(read->signed_fields, (std::vector<std::string>{"from", "to"}));
    EXPECT_EQ(read->of_body, Canonicalisation::simple);
    for (const auto& [what, by] : std::vector<std::pair<std::string, std::string>>{{"From:", ""}, {"d=A.fr", "d=A"}, {"d=A.fr", "d=a..fr"}, {"d=A.fr", "d=a.fr/x"}, {"s=S", "s=a b"}, {"i=x@n.a.fr", "i=x@na.fr"}, {"l=12", "l=-1"},
             {"l=12", "l=9999999999999"}, {"l=12", "v=1"}, {"v=1", "v=2"}, {"l=12", "c=loose"}, {"l=12", "q=http"}, {"l=12", "t=20; x=10"}, {"bh=AAAA", "bh=*"}, {"; b=AA", "; b=*"}, {"h=From", "From"}}) {
        EXPECT_FALSE(parse_dkim_signature(replaced(good, what, by)).ok()) << by;
    }
    EXPECT_EQ(without_signature_value(good), "v=1; a=rsa-sha256; d=A.fr; s=S; h=From:To; bh=AAAA; b=; i=x@n.a.fr; l=12");
    EXPECT_EQ(without_signature_value(" b = A ; bh=B;\r\n"), " b =; bh=B;\r\n");
}

// RFC 6376, section 3.4.5.
TEST(DkimCanonical, agrees_with_the_norms_example)
{
    EXPECT_EQ(canonical_field("A", " X\r\n", Canonicalisation::relaxed), "a:X");
    EXPECT_EQ(canonical_field("B ", " Y\t\r\n\tZ  \r\n", Canonicalisation::relaxed), "b:Y Z");
    EXPECT_EQ(canonical_field("B ", " Y\t\n\tZ  \n", Canonicalisation::relaxed), "b:Y Z");
    EXPECT_EQ(canonical_field("B ", " Y\t\n\tZ  \n", Canonicalisation::simple), "B : Y\t\r\n\tZ  ");
    const std::string_view body = " C \r\nD \t E\r\n\r\n\r\n";
    const BodyHash relaxed = hash_of_body(body, Canonicalisation::relaxed, std::nullopt);
    EXPECT_EQ(relaxed.digest, crypto::sha256(" C\r\nD E\r\n"));
    EXPECT_EQ(relaxed.canonical_bytes, 9U);
    EXPECT_EQ(hash_of_body(body, Canonicalisation::simple, std::nullopt).digest, crypto::sha256(" C \r\nD \t E\r\n"));
    EXPECT_EQ(hash_of_body(" C \nD \t E\n\n\n", Canonicalisation::simple, std::nullopt).digest, crypto::sha256(" C \r\nD \t E\r\n"));
    EXPECT_EQ(hash_of_body(body, Canonicalisation::relaxed, 3).digest, crypto::sha256(" C\r"));
    EXPECT_EQ(hash_of_body("", Canonicalisation::simple, std::nullopt).digest, crypto::sha256("\r\n"));
    EXPECT_EQ(hash_of_body("", Canonicalisation::relaxed, std::nullopt).digest, crypto::sha256(""));
    EXPECT_EQ(hash_of_body("no end", Canonicalisation::simple, std::nullopt).digest, crypto::sha256("no end\r\n"));
    EXPECT_EQ(hash_of_body(" \r\n\t\r\nx", Canonicalisation::relaxed, std::nullopt).digest, crypto::sha256("\r\n\r\nx\r\n"));
    const std::string long_line(200'000, 'x');
    EXPECT_EQ(hash_of_body("a " + long_line, Canonicalisation::relaxed, std::nullopt).digest, crypto::sha256("a " + long_line + "\r\n"));
}

TEST(TagList, reads_and_refuses)
{
    const auto tags = parse_tag_list(" v=DKIM1; p = AA\r\n =;; k= ; ");
    ASSERT_TRUE(tags.ok());
    EXPECT_EQ(value_of(*tags, "p"), "AA\r\n =");
    EXPECT_EQ(bytes_in(value_of(*tags, "p")).ok(), false);
    EXPECT_TRUE(has_tag(*tags, "k"));
    EXPECT_EQ(value_of(*tags, "K"), "");
    EXPECT_FALSE(parse_tag_list("a=1; a=2").ok());
    EXPECT_FALSE(parse_tag_list("a").ok());
    EXPECT_FALSE(parse_tag_list("a b=1").ok());
    EXPECT_EQ(parse_tag_list(std::string(longest_tag_list_bytes + 1, ';')).error().code, ErrorCode::too_large);
    EXPECT_TRUE(is_dns_name("s1._domainkey.a-b.fr"));
    EXPECT_FALSE(is_dns_name("a..fr"));
    EXPECT_FALSE(is_dns_name(std::string(64, 'a') + ".fr"));
    EXPECT_FALSE(is_dns_name("é.fr"));
}

}  // namespace
}  // namespace asepsie::authentication
