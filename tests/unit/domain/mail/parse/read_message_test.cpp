#include "domain/mail/parse/read_message.h"

#include "support/compound_writer.h"
#include "unit/domain/mail/small_catalogue.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace asepsie::mail {
namespace {

using namespace std::string_literals;

const Surroundings surroundings{small::lexicon(), {}, {}, {}};

Message read(std::string_view bytes)
{
    auto message = read_message(bytes, surroundings);
    EXPECT_TRUE(message.ok());
    return std::move(*message);
}

const std::string plain = "From: =?utf-8?Q?Assur=C3=A9?= <a@x.fr>\nTo: b@cabinet.fr\nSubject: =?iso-8859-1?Q?=E9t=E9?=\n\nBonjour, voir https://x.fr/a\n";

TEST(ReadMessage, reads_what_mail_programs_save)
{
    const Message message = read(plain);
    EXPECT_EQ(message.source, Source::mail);
    ASSERT_EQ(message.from.size(), 1U);
    EXPECT_EQ(message.from[0].name, "Assuré");
    EXPECT_EQ(message.subject, "été");
    EXPECT_EQ(message.to.at(0).address, "b@cabinet.fr");
    EXPECT_EQ(message.text, "Bonjour, voir https://x.fr/a\n");
    EXPECT_EQ(message.links.size(), 1U);
    EXPECT_TRUE(message.limits_met.empty());
}

TEST(ReadMessage, whatever_saved_it)
{
    const std::string with_marks = "\xEF\xBB\xBF\r\n\n" + plain;
    std::string with_cr = plain;
    std::replace(with_cr.begin(), with_cr.end(), '\n', '\r');
    std::string with_both;
    std::string utf16 = "\xFF\xFE";
    for (const char c : plain) {
        with_both += c == '\n' ? "\r\n" : std::string(1, c);
        utf16 += c;
        utf16 += '\0';
    }
    for (const std::string& bytes : {with_marks, with_cr, with_both, utf16, "From a@b Mon Nov 23 2026\n" + plain, "Status: RO\n" + plain}) {
        const Message message = read(bytes);
        EXPECT_EQ(message.source, Source::mail) << bytes;
        EXPECT_EQ(message.from.at(0).address, "a@x.fr") << bytes;
        EXPECT_EQ(message.subject, "été");
        EXPECT_EQ(message.links.size(), 1U);
    }
}

TEST(ReadMessage, keeps_everyone_who_may_be_taken_for_the_sender)
{
    const Message several = read("From: a@x.fr, B <b@y.fr>\nFrom: c@z.fr\nSubject: x\nSender: d@x.fr\nReply-To: e@x.fr\nReturn-Path: <f@bounce.fr>\n\n");
    ASSERT_EQ(several.from.size(), 3U);
    EXPECT_EQ(several.from[2].host, "z.fr");
    EXPECT_EQ(several.reply_to.at(0).address, "e@x.fr");
    EXPECT_EQ(several.return_path, "bounce.fr");
    const Message unquoted = read("From: Dupont, Marie <a@x.fr>\nSubject: x\n\n");
    ASSERT_EQ(unquoted.from.size(), 1U);
    EXPECT_EQ(unquoted.from[0].name, "Dupont, Marie");
    EXPECT_EQ(unquoted.names_before_address, 1U);
    EXPECT_EQ(read("From: Ameli\nSubject: x\n\n").from.at(0).name, "Ameli") << "without an address";
    EXPECT_TRUE(read("To: a@x.fr\nSubject: x\n\n").from.empty());
}

TEST(ReadMessage, of_too_many_senders_meets_a_limit)
{
    std::string from;
    for (int i = 0; i < 2'000; ++i) {
        from += "From: a" + std::to_string(i) + "@x.fr\n";
    }
    const Message message = read("Subject: x\n" + from + "\n");
    EXPECT_EQ(message.from.size(), 50U);
    EXPECT_FALSE(message.limits_met.empty());
}

TEST(ReadMessage, tells_lists_answers_and_urgency)
{
    const Message message = read("From: a@x.fr\nSubject: x\nList-Id: <l>\nList-Unsubscribe: <u>\nIn-Reply-To: <i>\nX-Priority: 1 (Highest)\nX-Mailer: M\n\n");
    EXPECT_TRUE(message.is_list && message.can_be_unsubscribed && message.is_reply_header && message.is_urgent);
    const Message other = read("From: a@x.fr\nSubject: x\nX-Priority: 3\n\n");
    EXPECT_FALSE(other.is_list || other.can_be_unsubscribed || other.is_reply_header || other.is_urgent);
}

TEST(ReadMessage, tells_who_wrote_what_was_handed_on)
{
    const Message message = read("From: marie@cabinet.fr\nSubject: TR: Compte\n\nBizarre, non ?\n\nDe : Ameli <a@evil.example>\nEnvoyé : lundi\nObjet : Compte\n\nCliquez");
    EXPECT_EQ(message.handed, Handed::quoted);
    EXPECT_EQ(message.forwarded_from->address, "a@evil.example");
    EXPECT_EQ(message.speakers().size(), 2U);
    EXPECT_EQ(message.quoted_senders, std::vector<std::string>{"a@evil.example"});
    const Message answer = read("From: marie@cabinet.fr\nSubject: RE: Compte\n\nMerci\n\nDe : Ameli <a@evil.example>\nEnvoyé : lundi\nObjet : Compte\n");
    EXPECT_EQ(answer.handed, Handed::directly);
    EXPECT_FALSE(answer.forwarded_from.has_value());
}

TEST(ReadMessage, takes_what_was_pasted)
{
    const Message address = read(" https://evil.example/a \n");
    EXPECT_EQ(address.source, Source::web_address);
    EXPECT_EQ(address.links.at(0).target.host, "evil.example");
    EXPECT_EQ(read("evil.sbs").links.at(0).target.host, "evil.sbs");
    const Message sms = read("Ameli: votre carte expire, voir https://evil.example");
    EXPECT_EQ(sms.source, Source::short_message);
    EXPECT_EQ(sms.links.size(), 1U);
    EXPECT_EQ(read(std::string(300, 'a') + " " + std::string(300, 'b')).source, Source::pasted_text);
    EXPECT_EQ(read("<html><a href=https://x.fr>y</a>").links.at(0).text, "y");
    const Message pasted = read("De : Ameli <a@evil.example>\nEnvoyé : lundi\nObjet : Compte\n\nCliquez");
    EXPECT_EQ(pasted.forwarded_from->host, "evil.example");
    EXPECT_EQ(pasted.subject, "Compte");
    EXPECT_TRUE(read("").links.size() <= 1U);
}

TEST(ReadMessage, looks_at_a_file_that_was_dropped_instead)
{
    EXPECT_EQ(read("\x7F" "ELF\2\1\1\0\0\0"s).attachments.at(0).kind, FileKind::program);
    const auto noise = read_message(std::string(10'000, '\1'), surroundings);
    ASSERT_FALSE(noise.ok());
    EXPECT_EQ(noise.error().code, ErrorCode::malformed);
    EXPECT_EQ(read("Bonjour\0, ça va bien chez vous, et au cabinet, depuis l'autre jour ? À jeudi."s).attachments.size(), 0U);
}

TEST(ReadMessage, reads_what_outlook_saves)
{
    using tests::utf16;
    const std::string file = "__attach_version1.0_#00000000/";
    std::map<std::string, std::string> streams{{"__properties_version1.0", std::string(32, '\0')}, {"__substg1.0_0037001F", utf16("Compte")}, {"__substg1.0_0050001F", utf16("Marie <marie@poste.fr>")},
        {file + "__properties_version1.0", std::string(8, '\0')}, {file + "__substg1.0_3707001F", utf16("joint.eml")}, {file + "__substg1.0_37010102", "Received: x\n" + plain}};
    const Message message = read(tests::compound_file(streams));
    EXPECT_EQ(message.subject, "Compte");
    ASSERT_EQ(message.reply_to.size(), 1U);
    EXPECT_EQ(message.reply_to[0].address, "marie@poste.fr");
    EXPECT_EQ(message.enclosed, std::vector<std::string>{"Received: x\n" + plain}) << "a message that is attached as a file";
    EXPECT_TRUE(message.limits_met.empty());
    streams["__substg1.0_007D001F"] = utf16("From: a@x.fr\nSubject: x\nX: " + std::string(1'100'000, 'a') + "\n");
    EXPECT_EQ(read(tests::compound_file(streams)).limits_met, std::vector<std::string>{"header"});
}

TEST(ReadMessage, refuses_what_is_too_large)
{
    const auto large = read_message(std::string(41'000'000, 'a'), surroundings);
    ASSERT_FALSE(large.ok());
    EXPECT_EQ(large.error().code, ErrorCode::too_large);
}

}  // namespace
}  // namespace asepsie::mail
