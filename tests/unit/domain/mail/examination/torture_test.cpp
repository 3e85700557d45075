// Messages made to break a reader: each gets an answer, and none of which only a part was looked at is called clear.
#include "domain/mail/examination/examine.h"
#include "foundation/base/encoding.h"
#include "foundation/base/text.h"
#include "foundation/compression/zip.h"

#include <gtest/gtest.h>

namespace asepsie::mail {
namespace {

using namespace std::string_literals;

const Lexicon plain_lexicon(knowledge::embedded_catalogue());
const Surroundings surroundings{plain_lexicon, {}, {}, {}};

const std::string head = "From: Paul <paul@example.net>\r\nTo: cabinet@example.net\r\nSubject: Nouvelles\r\nDate: Mon, 23 Nov 2026 10:00:00 +0100\r\n";

std::string repeated(std::string_view piece, std::size_t times)
{
    std::string all;
    all.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i) {
        all += piece;
    }
    return all;
}

std::string with_file(const std::string& name, const std::string& type, const std::string& bytes)
{
    return head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nVoir\r\n--b\r\nContent-Type: " + type + "; name=\"" + name + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + text::to_base64(bytes)
        + "\r\n--b--\r\n";
}

// What holds of every answer.
void look_over(const Examination& examination)
{
    const bool is_whole = examination.message.limits_met.empty();
    EXPECT_TRUE(is_whole || examination.opinion() != Opinion::clear);
    EXPECT_EQ(examination.judgement.findings.size(), examination.judgement.weights.size());
    EXPECT_LE(examination.message.links.size(), 5'000U);
    EXPECT_LE(examination.message.text.size(), 1'000'000U);
    for (const Finding& finding : examination.judgement.findings) {
        EXPECT_LE(finding.shown.size() + finding.real.size(), 2'000U) << finding.sign;
    }
    for (const Examination& inner : examination.enclosed) {
        look_over(inner);
    }
}

enum class Answer { whole, in_part, any };

void examine_all(std::string_view bytes, Answer expected)
{
    const auto examination = examine(bytes, surroundings);
    ASSERT_TRUE(examination.ok()) << name_of(examination.error().code);
    look_over(*examination);
    if (expected != Answer::any) {
        EXPECT_EQ(examination->message.limits_met.empty(), expected == Answer::whole) << text::join(examination->message.limits_met, " ");
    }
    if (expected == Answer::in_part) {
        EXPECT_NE(examination->opinion(), Opinion::clear);
    }
}

TEST(Torture, parts_in_parts)
{
    std::string bytes = "Content-Type: text/plain\r\n\r\nfond";
    for (int i = 0; i < 100; ++i) {
        const std::string boundary = "b" + std::to_string(i) + "x";
        bytes = "Content-Type: multipart/mixed; boundary=" + boundary + "\r\n\r\n--" + boundary + "\r\n" + bytes + "\r\n--" + boundary + "--\r\n";
    }
    examine_all(head + bytes, Answer::in_part);
    examine_all(head + repeated("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n", 5'000), Answer::any);
}

TEST(Torture, parts_beside_parts)
{
    examine_all(head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + repeated("--b\r\n\r\nx\r\n", 100'000) + "--b--", Answer::in_part);
    examine_all(head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + repeated("--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: a@x.fr\r\n\r\n", 500) + "--b--", Answer::in_part);
}

TEST(Torture, long_headers)
{
    examine_all("X-Long: " + std::string(1'100'000, 'a') + "\r\n" + head + "\r\nx", Answer::in_part);
    examine_all(head + repeated("X: y\r\n", 10'000) + "\r\nx", Answer::in_part);
    examine_all(head + "X:" + repeated("\r\n x", 100'000) + "\r\n\r\nx", Answer::whole);
    examine_all("Subject: " + repeated("=?utf-8?B?4oKs?= ", 40'000) + "\r\n" + head + "\r\nx", Answer::any);
    examine_all("Subject: " + repeated("=?", 400'000) + "\r\n" + head + "\r\nx", Answer::any);
    examine_all(head + "Content-Type: text/plain" + repeated("; a*0*=utf-8''%41", 20'000) + "\r\n\r\nx", Answer::any);
}

TEST(Torture, many_people)
{
    const std::string others = repeated("Quelqu'un <quelqu.un@example.net>, ", 5'000);
    examine_all(head + "To: " + others + "\r\nCc: " + others + "\r\n\r\nx", Answer::whole);
    examine_all("To: " + others + "\r\n" + head + "\r\nx", Answer::whole);
    examine_all("From: " + others + "\r\n" + head + "\r\nx", Answer::in_part);
    examine_all("From: " + std::string(500'000, '<') + "\r\n" + head + "\r\nx", Answer::any);
    examine_all("From: \"" + std::string(500'000, '(') + "\r\n" + head + "\r\nx", Answer::any);
    examine_all("Reply-To: " + repeated("a@x.fr(", 50'000) + "\r\n" + head + "\r\nx", Answer::any);
}

TEST(Torture, broken_encodings)
{
    examine_all(head + "Content-Transfer-Encoding: base64\r\n\r\nQm9uam91c***\0\xFF=Qg="s, Answer::whole);
    examine_all(head + "Content-Transfer-Encoding: quoted-printable\r\n\r\nAssur=E9=\r\n=ZZ=4=", Answer::whole);
    examine_all(head + "Content-Transfer-Encoding: base64\r\n\r\n" + std::string(1'000'000, '='), Answer::any);
    examine_all(head + "Content-Transfer-Encoding: quoted-printable\r\n\r\n" + std::string(1'000'000, '='), Answer::any);
    examine_all(head + "Content-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 a\r\n" + std::string(200'000, 'M'), Answer::any);
}

TEST(Torture, nul_and_bare_cr)
{
    examine_all(head + "\r\nBonjour\0Marie\0"s, Answer::whole);
    EXPECT_FALSE(examine("From: a@x.fr\0\r\nSub\0ject: x\r\nTo: b\0@x.fr\r\n\r\nx"s, surroundings).ok()) << "cut by NUL it is no header";
    examine_all("From: a@x.fr\rSubject: x\rTo: b@x.fr\r\rx\r", Answer::whole);
    examine_all(head + repeated("\r", 200'000) + "\r\nx", Answer::any);
    EXPECT_FALSE(examine(std::string(100'000, '\0'), surroundings).ok()) << "noise is no message";
    examine_all(repeated("\r\n", 100'000), Answer::any);
    examine_all("", Answer::whole);
}

TEST(Torture, odd_charsets)
{
    std::string every;
    for (int i = 0; i < 1'024; ++i) {
        every += static_cast<char>(i * 7 + i / 256);
    }
    for (const char* charset : {"utf-8", "iso-8859-1", "us-ascii", "utf-7", "utf-16", "utf-16le", "utf-32", "gb18030", "iso-2022-jp", "hz", "koi8-r", "ibm037", "scsu", "x-unknown", "../../x", "\"", ""}) {
        examine_all(head + "Content-Type: text/plain; charset=" + charset + "\r\n\r\n" + every, Answer::whole);
        examine_all(head + "Content-Type: text/html; charset=" + charset + "\r\n\r\n<p>" + every, Answer::whole);
        examine_all("Subject: =?" + std::string(charset) + "?Q?=E9=00=FF?=\r\n" + head + "\r\nx", Answer::any);
    }
}

TEST(Torture, many_links)
{
    std::string links;
    std::string hosts;
    for (int i = 0; i < 50'000; ++i) {
        links += "<a href=https://x" + std::to_string(i) + ".example.net/>y</a> ";
        hosts += "https://x" + std::to_string(i) + ".example.net/ ";
    }
    examine_all(head + "Content-Type: text/html\r\n\r\n" + links, Answer::in_part);
    examine_all(head + "\r\n" + hosts, Answer::in_part);
}

TEST(Torture, long_addresses)
{
    const std::string html = head + "Content-Type: text/html\r\n\r\n";
    examine_all(html + "<a href='https://" + std::string(100'000, 'a') + "@example.org/'>x</a>", Answer::in_part);
    examine_all(html + "<a href='https://example.org/?" + repeated("url=https://a.fr&", 10'000) + "'>x</a>", Answer::in_part);
    examine_all(html + repeated("<a href='https://" + repeated("a.", 400) + "example.org/'>x</a>", 1'000), Answer::any);
    examine_all(html + repeated("<a href='https://x.example.org/?" + repeated("url=https://a.fr&", 100) + "'>x</a>", 500), Answer::any);
    std::string nested = "https://example.org/";
    for (int i = 0; i < 100; ++i) {
        nested = "https://t" + std::to_string(i) + ".fr/?url=" + nested;
    }
    examine_all(html + "<a href='" + nested + "'>x</a>", Answer::whole);
}

TEST(Torture, long_texts)
{
    examine_all(head + "\r\n" + std::string(1'000'000, 'a'), Answer::in_part);
    examine_all(head + "\r\n" + repeated("a.", 600'000), Answer::in_part);
    examine_all(head + "\r\n" + repeated("a@", 600'000), Answer::in_part);
    examine_all(head + "\r\n" + repeated(")", 600'000), Answer::in_part);
    examine_all(head + "\r\n" + repeated("votre compte sera suspendu 45 ", 40'000), Answer::in_part);
    examine_all(head + "\r\n" + repeated("mot de passe ", 80'000), Answer::in_part);
    examine_all(repeated("a.", 600'000), Answer::in_part);
}

TEST(Torture, deep_quotes)
{
    examine_all("Subject: RE: x\r\n" + head + "\r\n" + std::string(100'000, '>') + " x", Answer::whole);
    examine_all("Subject: TR: x\r\n" + head + "\r\n" + repeated("> De : a@x.fr\r\n> Date : x\r\n> Objet : y\r\n", 5'000), Answer::whole);
    std::string quoted = "x";
    for (int i = 0; i < 200; ++i) {
        quoted = "<blockquote>" + quoted + "</blockquote>";
    }
    examine_all(head + "Content-Type: text/html\r\n\r\n" + quoted, Answer::whole);
}

TEST(Torture, hostile_pages)
{
    const std::string html = head + "Content-Type: text/html\r\n\r\n";
    for (const std::string_view piece : {"<div>", "<", "<!--", "<a href=\"", "<a href='", "&#", "&", "<script>", "</script", "<p style=display:none>", "<td style=font-size:0><div style=font-size:9px>", "<form><input type=password>",
             "<img src=https://x.fr>", "<base href=https://x.fr>", "<title>", "=\"'"}) {
        examine_all(html + repeated(piece, 300'000 / piece.size()) + "fond", Answer::any);
    }
    examine_all(html + std::string(5'000'000, 'a'), Answer::in_part);
}

TEST(Torture, files_that_unpack_without_end)
{
    std::string bomb(20'000'000, 'a');
    std::string bytes;
    for (int i = 0; i < 3; ++i) {
        const auto zip = compression::zip_of({{compression::ZipEntry::Method::deflated, "a" + std::to_string(i) + ".zip", bomb}}, Moment{std::chrono::seconds{1'700'000'000}});
        ASSERT_TRUE(zip.ok());
        bytes = *zip;
        examine_all(with_file("a.zip", "application/zip", bytes), Answer::any);
        examine_all(with_file("a.docx", "application/octet-stream", bytes), Answer::any);
        bomb = bytes;
    }
    for (const char* name : {"a.pdf", "a.doc", "a.docx", "a.xlsm", "a.zip", "a.rar", "a.7z", "a.iso", "a.html", "a.svg", "a.one", "a.lnk", "a.ics", "a.rtf", "a.msg", "a.eml", "a.png"}) {
        examine_all(with_file(name, "application/octet-stream", std::string(10'000, '\xD0')), Answer::any);
        examine_all(with_file(name, "application/octet-stream", ""), Answer::any);
    }
}

TEST(Torture, every_truncation)
{
    const auto zip = compression::zip_of({{compression::ZipEntry::Method::deflated, "facture.js", "x()"}}, Moment{std::chrono::seconds{1'700'000'000}});
    ASSERT_TRUE(zip.ok());
    const std::string rich = "Return-Path: <bounce@example.org>\r\nReceived: from a.example.org (a.example.org [192.0.2.1]) by mx.example.net with ESMTPS; Mon, 23 Nov 2026 09:00:00 +0000\r\n"
                             "Authentication-Results: mx.example.net; spf=pass smtp.mailfrom=example.org; dkim=fail header.d=example.org; dmarc=fail header.from=ameli.fr\r\n"
                             "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=s1; h=from:to:subject; bh=AAAA; b=BBBB\r\n"
                             "From: =?utf-8?Q?Assurance_Maladie?= <info@example.org>\r\nTo: Cabinet: a@example.net, \"Dr. B\" <b@example.net>;\r\n"
                             "Subject: =?utf-8?B?Vm90cmUgY2FydGUgVml0YWxl?=\r\n =?iso-8859-1?Q?_expir=E9e?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n boundary=\"out\"\r\n\r\npreamble\r\n--out\r\n"
                             "Content-Type: multipart/alternative; boundary=in\r\n\r\n--in\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                             "Votre compte sera suspendu=2E https://eur02.safelinks.protection.outlook.com/?url=3Dhttps%3A%2F%2Fexample.org\r\n--in\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n"
                             "<html><head><base href=\"https://example.org/\"></head><body><div style=\"display:none\">aper\xE7u</div><p>Votre carte &eacute;tait <a href=\"login?a=b&amp;c=d\">www.ameli.fr</a>"
                             "<img src=\"https://t.example.org/p.gif\" width=1><form action=x><input type=password></form></body></html>\r\n--in--\r\n--out\r\n"
                             "Content-Type: application/zip; name*0*=utf-8''fact; name*1=ure.zip\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + text::to_base64(*zip) + "\r\n--out\r\nContent-Type: message/rfc822\r\n\r\n" + head + "\r\nDe : Marie <m@example.net>\r\nEnvoy\xC3\xA9 : lundi\r\nObjet : x\r\n--out--\r\n";
    for (std::size_t length = 0; length < rich.size(); length += 97) {
        examine_all(std::string_view(rich).substr(0, length), Answer::any);
    }
    for (std::size_t at = 0; at < rich.size(); at += 97) {
        std::string changed = rich;
        changed[at] = static_cast<char>(changed[at] ^ 0x80);
        examine_all(changed, Answer::any);
    }
    examine_all(rich, Answer::whole);
}

TEST(Torture, messages_in_messages)
{
    std::string bytes = head + "\r\nfond";
    for (int i = 0; i < 100; ++i) {
        bytes = head + "Content-Type: message/rfc822\r\n\r\n" + bytes;
    }
    const auto examination = examine(bytes, surroundings);
    ASSERT_TRUE(examination.ok());
    EXPECT_NE(examination->opinion(), Opinion::clear) << "the innermost was not looked at";
}

TEST(Torture, more_than_is_ever_read)
{
    const auto examination = examine(head + "\r\n" + std::string(40'000'001, 'a'), surroundings);
    ASSERT_FALSE(examination.ok());
    EXPECT_EQ(examination.error().code, ErrorCode::too_large);
}

}  // namespace
}  // namespace asepsie::mail
