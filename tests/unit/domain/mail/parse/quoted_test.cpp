#include "domain/mail/parse/quoted.h"

#include <gtest/gtest.h>

namespace asepsie::mail {
namespace {

QuotedHeader only(std::string_view text)
{
    const auto found = quoted_headers(text);
    EXPECT_EQ(found.size(), 1U) << text;
    return found.empty() ? QuotedHeader{} : found.front();
}

TEST(QuotedHeaders, in_the_languages_of_mail_programs)
{
    for (const char* text : {"De : Marie Dupont <m@x.fr>\nEnvoyé : lundi 23 novembre 2026 10:00\nÀ : Cabinet\nObjet : Résultats\n", "From: Marie Dupont <m@x.fr>\nSent: Monday\nTo: Practice\nSubject: Résultats\n",
             "Von: Marie Dupont <m@x.fr>\r\nGesendet: Montag\r\nAn: Praxis\r\nBetreff: Résultats\r\n", "Van: Marie Dupont <m@x.fr>\nVerzonden: maandag\nAan: x\nOnderwerp: Résultats",
             "De: Marie Dupont <m@x.fr>\nEnviado el: lunes\nPara: x\nAsunto: Résultats", "De: Marie Dupont <m@x.fr>\nEnviada em: x\nAssunto: Résultats", "Da: Marie Dupont <m@x.fr>\nInviato: x\nOggetto: Résultats"}) {
        const QuotedHeader header = only(text);
        EXPECT_EQ(header.from.address, "m@x.fr") << text;
        EXPECT_EQ(header.from.name, "Marie Dupont") << text;
        EXPECT_EQ(header.subject, "Résultats") << text;
    }
}

TEST(QuotedHeaders, as_programs_set_them)
{
    EXPECT_EQ(only("De\xC2\xA0: Marie <m@x.fr>\nEnvoy\xC3\xA9\xC2\xA0: lundi\nObjet\xC2\xA0: x\n").from.address, "m@x.fr") << "with spaces that hold together";
    EXPECT_EQ(only("Marie Dupont\nFrom: Marie Dupont [mailto:m@x.fr]\nSent: x\nSubject: y").from.address, "m@x.fr") << "Outlook";
    EXPECT_EQ(only("*De :* Marie <m@x.fr>\n*Date :* x\n*Objet :* y\n").subject, "y") << "bold, in plain text";
    EXPECT_EQ(only("> De : Marie <m@x.fr>\n> Date : x\n> Objet : y\n").subject, "y") << "quoted again";
    EXPECT_EQ(only("De: Marie <m@x.fr>\nObjet: y\nDate: x\nÀ: z\n").subject, "y") << "Apple";
    EXPECT_EQ(only("---------- Forwarded message ---------\nDe : <m@x.fr>\nDate: x\nSubject: y\nTo: <z@x.fr>\n").from.host, "x.fr") << "Gmail";
}

TEST(QuotedHeaders, say_where_they_stand)
{
    const std::string_view text = "Bonjour,\nDe : Marie <m@x.fr>\nDate : x\nObjet : y\nsuite";
    EXPECT_EQ(text.substr(only(text).begin).substr(0, 4), "De :");
    EXPECT_EQ(text.substr(only(text).end), "\nsuite");
}

TEST(QuotedHeaders, are_no_sentences)
{
    for (const char* text : {"De : 8 h à 12 h\nLe cabinet est ouvert", "From: here\nSubject: x", "Objet : x\nDe : y\nDate : z", "De : x\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\nDate : y\nObjet : z", "", ":"}) {
        EXPECT_TRUE(quoted_headers(text).empty()) << text;
    }
}

TEST(QuotedHeaders, are_ten_at_most)
{
    std::string text;
    for (int i = 0; i < 1'000; ++i) {
        text += "De : a" + std::to_string(i) + "@x.fr\nDate : x\nObjet : y\n";
    }
    ASSERT_EQ(quoted_headers(text).size(), 10U);
    EXPECT_EQ(quoted_headers(text)[9].from.address, "a9@x.fr") << "in the order of the text";
}

TEST(Subjects, say_what_was_done_with_a_message)
{
    for (const char* subject : {"TR: x", "Tr : x", "FW: x", "Fwd: x", "WG: x", "ENC: x", "I: x"}) {
        EXPECT_TRUE(says_forwarded(subject)) << subject;
        EXPECT_FALSE(says_reply(subject)) << subject;
    }
    for (const char* subject : {"Re: x", "RE : x", "AW: x", "RÉP : x", "Antw: x", "SV: x"}) {
        EXPECT_TRUE(says_reply(subject)) << subject;
        EXPECT_FALSE(says_forwarded(subject)) << subject;
    }
    for (const char* subject : {"", "Rendez-vous", "Travaux: x", "Facture : x", "Retour: x"}) {
        EXPECT_FALSE(says_reply(subject) || says_forwarded(subject)) << subject;
    }
}

}  // namespace
}  // namespace asepsie::mail
