#include "domain/mail/look/look.h"

#include "domain/mail/look/excuses.h"
#include "domain/mail/look/password_words.h"
#include "unit/domain/mail/small_catalogue.h"

#include <gtest/gtest.h>

namespace asepsie::mail {
namespace {

Mailbox mailbox(const std::string& name, const std::string& local, const std::string& host) { return {name, local + "@" + host, host, host}; }

Message from(const Mailbox& writer)
{
    Message message;
    message.from = {writer};
    return message;
}

std::set<ExcuseKind> excuses(const Message& message) { return excuses_of(Look(message, small::lexicon())); }

TEST(Look, listens_to_the_one_who_seems_to_speak)
{
    Message message = from(mailbox("Marie", "marie", "cabinet.fr"));
    EXPECT_EQ(Look(message, small::lexicon()).speaker().host, "cabinet.fr");
    EXPECT_FALSE(Look(message, small::lexicon()).turn_to_quoted());
    message.forwarded_from = mailbox("Ameli", "a", "evil.example");
    Look look(message, small::lexicon());
    EXPECT_EQ(look.speaker().host, "cabinet.fr") << "who sent it comes first, whatever its text says";
    EXPECT_TRUE(look.turn_to_quoted());
    EXPECT_EQ(look.speaker().host, "evil.example");
    EXPECT_EQ(look.said_in_name().size(), 1U);
    EXPECT_FALSE(look.turn_to_quoted()) << "once";
    message.from.clear();
    EXPECT_EQ(Look(message, small::lexicon()).speaker().host, "evil.example") << "a text alone has nobody else";
    const Message nobody;
    EXPECT_EQ(Look(nobody, small::lexicon()).speaker().host, "");
}

TEST(Look, reads_names_as_an_eye_does)
{
    const auto brands = [](const std::string& name) {
        const Message message = from(mailbox(name, "a", "x.fr"));
        return Look(message, small::lexicon()).said_in_name().size();
    };
    EXPECT_EQ(brands("AssuranceMaladie"), 1U);
    EXPECT_EQ(brands("AMEll"), 0U);
    EXPECT_EQ(brands("AMELl"), 1U) << "a small l for the I";
    EXPECT_EQ(brands("Assurance Maladie"), 1U);
}

TEST(Look, compares_so_many_hosts_and_says_where_it_stops)
{
    const Message message;
    Look look(message, small::lexicon());
    for (int i = 0; i < 500; ++i) {
        static_cast<void>(look.view_of("x" + std::to_string(i) + ".fr", "x.fr"));
    }
    EXPECT_FALSE(look.met_limit());
    EXPECT_TRUE(look.view_of("arneli.fr", "arneli.fr").imitation == std::nullopt);
    EXPECT_TRUE(look.met_limit());
}

TEST(Look, finds_a_brand_that_is_not_the_hosts)
{
    const Message message = from(mailbox("", "a", "x.fr"));
    const Look look(message, small::lexicon());
    const auto foreign = [&](std::string_view words, std::string_view host) { return look.foreign_brand(small::lexicon().said_in(words), words, host); };
    EXPECT_EQ(foreign("Votre Assurance Maladie", "evil.example"), 0);
    EXPECT_EQ(foreign("Votre Assurance Maladie", "assure.ameli.fr"), std::nullopt);
    EXPECT_EQ(foreign("PayPal et Ameli", "ameli.fr"), std::nullopt) << "one of those named is the host's";
    EXPECT_EQ(foreign("Sécurité sociale", "evil.example"), 0) << "a common name that is all that is said";
    EXPECT_EQ(foreign("Le financement de la sécurité sociale en 2027", "evil.example"), std::nullopt);
}

TEST(Look, tells_for_whom_a_message_speaks)
{
    Message message = from(mailbox("PayPal", "a", "x.fr"));
    message.subject = "Impôts";
    message.text = std::string(400, 'x') + " l'Assurance Maladie " + std::string(400, 'x');
    EXPECT_TRUE(Look(message, small::lexicon()).speaks_for(1)) << "in the name";
    EXPECT_TRUE(Look(message, small::lexicon()).speaks_for(2)) << "in the subject";
    EXPECT_FALSE(Look(message, small::lexicon()).speaks_for(0)) << "in passing";
    message.text += " L'Assurance Maladie";
    EXPECT_TRUE(Look(message, small::lexicon()).speaks_for(0)) << "as a signature";
    message.text = "La sécurité sociale";
    EXPECT_FALSE(Look(message, small::lexicon()).speaks_for(0)) << "a common name, in a text";
}

TEST(Look, keeps_three_of_one_sign_each_once_and_in_one_line)
{
    const Message message = from(mailbox("", "a", "x.fr"));
    Look look(message, small::lexicon());
    look.found("a_link", Where::text, "un");
    look.found("a_link", Where::text, "un");
    look.found("a_link", Where::text, "de\nux");
    look.found("a_link", Where::text, std::string(1'000, 'x'));
    look.found("a_link", Where::text, "quatre");
    ASSERT_EQ(look.findings().size(), 3U);
    EXPECT_EQ(look.findings()[1].shown, "de ux");
    EXPECT_LT(look.findings()[2].shown.size(), 250U);
}

TEST(Excuses, of_somebody_known_ask_that_nothing_speaks_against_the_sender)
{
    Message message = from(mailbox("Marie", "marie", "cabinet.fr"));
    EXPECT_EQ(excuses(message), std::set{ExcuseKind::known_correspondent});
    message.authentication.dmarc = Authentication::Outcome::fail;
    EXPECT_TRUE(excuses(message).empty());
    EXPECT_EQ(excuses(from(mailbox("", "secretariat", "labo-test.fr"))), std::set{ExcuseKind::known_correspondent}) << "a whole host";
    EXPECT_TRUE(excuses(from(mailbox("Marie Dupont", "marie", "evil.example"))).empty());
    Message several = message;
    several.authentication = {};
    several.from.push_back(mailbox("", "b", "evil.example"));
    EXPECT_TRUE(excuses(several).empty()) << "two senders are none";
}

TEST(Excuses, need_proof_where_links_lead_away)
{
    Message message = from(mailbox("", "a", "ameli.fr"));
    message.links.emplace_back().target = web::parse_web_address("https://dossier.example.net/");
    EXPECT_TRUE(excuses(message).empty()) << "nobody checked who sent it";
    message.authentication.is_aligned = true;
    EXPECT_EQ(excuses(message), std::set{ExcuseKind::official_sender});
    message.authentication = {};
    message.links.front().target = web::parse_web_address("https://www.assurance-maladie.fr/");
    EXPECT_EQ(excuses(message), std::set{ExcuseKind::official_sender}) << "nothing to gain by forging it";
    Message quoting = from(mailbox("", "a", "evil.example"));
    quoting.forwarded_from = mailbox("", "a", "ameli.fr");
    EXPECT_TRUE(excuses(quoting).empty()) << "whom a text names proves nothing";
}

TEST(Excuses, of_an_official_sender_are_no_free_mailboxs)
{
    EXPECT_EQ(excuses(from(mailbox("", "a", "ameli.fr"))), std::set{ExcuseKind::official_sender});
    EXPECT_TRUE(excuses(from(mailbox("", "a", "gmail.com"))).empty());
}

TEST(Excuses, of_lists_gateways_and_newsletters)
{
    Message message = from(mailbox("", "a", "x.fr"));
    message.is_list = true;
    message.links.emplace_back().is_protected = true;
    message.return_path = "bounces.brevo.com";
    EXPECT_EQ(excuses(message), (std::set{ExcuseKind::mailing_list, ExcuseKind::gateway}));
    message.can_be_unsubscribed = true;
    EXPECT_EQ(excuses(message), (std::set{ExcuseKind::mailing_list, ExcuseKind::gateway, ExcuseKind::newsletter_service}));
}

TEST(TellsPassword, where_a_word_for_it_is_followed_by_one)
{
    const auto tells = [](const std::string& text) {
        Message message;
        message.text = text;
        return tells_password(Look(message, small::lexicon()));
    };
    EXPECT_TRUE(tells("Le Mot de passe de l'archive : 4512"));
    EXPECT_TRUE(tells("password is 4512"));
    EXPECT_FALSE(tells("Vous avez oublié votre mot de passe. Cliquez"));
    EXPECT_FALSE(tells(""));
}

}  // namespace
}  // namespace asepsie::mail
