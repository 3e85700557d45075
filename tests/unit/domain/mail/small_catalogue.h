// Two brands, two intents, a few places and signs of every weight: enough to read and judge a message by.
#pragma once

#include "domain/mail/lexicon/lexicon.h"

namespace asepsie::mail::small {

inline knowledge::MailSign sign(std::string_view id, knowledge::SignGroup group, knowledge::SignWeight weight)
{
    knowledge::MailSign made;
    made.id = id;
    made.group = group;
    made.weight = weight;
    return made;
}

inline const knowledge::Catalogue& catalogue()
{
    using knowledge::SignGroup;
    using knowledge::SignWeight;
    static constexpr std::array<std::string_view, 3> ameli_names{"assurance maladie", "ameli", "cpam"};
    static constexpr std::array<std::string_view, 1> ameli_common{"securite sociale"};
    static constexpr std::array<std::string_view, 2> ameli_domains{"ameli.fr", "assurance-maladie.fr"};
    static constexpr std::array<std::string_view, 2> ameli_marks{"ameli", "assurance-maladie"};
    static constexpr std::array<std::string_view, 2> paypal_names{"paypal", "pay pal"};
    static constexpr std::array<std::string_view, 1> paypal_domains{"paypal.com"};
    static constexpr std::array<std::string_view, 1> paypal_marks{"paypal"};
    static constexpr std::array<std::string_view, 1> taxes_names{"impots"};
    static constexpr std::array<std::string_view, 1> taxes_domains{"impots.gouv.fr"};
    static constexpr std::array<std::string_view, 1> taxes_marks{"impots"};
    static const std::array<knowledge::Brand, 3> brands{knowledge::Brand{"ameli", "Assurance Maladie", "health", ameli_names, ameli_common, ameli_domains, ameli_marks, "", {}},
        knowledge::Brand{"paypal", "PayPal", "bank", paypal_names, {}, paypal_domains, paypal_marks, "", {}}, knowledge::Brand{"taxes", "Impôts", "state", taxes_names, {}, taxes_domains, taxes_marks, "", {}}};
    static const std::array<knowledge::MailSign, 9> signs{sign("a_link", SignGroup::links, SignWeight::evidence), sign("a_note", SignGroup::presentation, SignWeight::note),
        sign("a_proof", SignGroup::attachments, SignWeight::proof), sign("a_wish", SignGroup::intent, SignWeight::evidence), sign("b_link", SignGroup::links, SignWeight::evidence),
        sign("h_link", SignGroup::links, SignWeight::hint), sign("h_look", SignGroup::presentation, SignWeight::hint), sign("h_name", SignGroup::identity, SignWeight::hint),
        sign("i_link", SignGroup::links, SignWeight::hint)};
    static constexpr std::array<std::string_view, 2> strong{"votre compte (sera|est) suspendu", "pour # euros"};
    static constexpr std::array<std::string_view, 1> common{"cliquez * lien"};
    static const std::array<knowledge::Intent, 1> intents{knowledge::Intent{3, strong, common}};
    static constexpr std::array<std::string_view, 1> shorteners{"bit.ly"};
    static constexpr std::array<std::string_view, 1> free_mail{"gmail.com"};
    static constexpr std::array<std::string_view, 1> services{"brevo.com"};
    static constexpr std::array<std::string_view, 5> gateways{"safelinks.protection.outlook.com", "urldefense.com", "urldefense.proofpoint.com", "mimecast.com", "protection.sophos.com"};
    static constexpr std::array<std::string_view, 2> redirectors{"google.com/url", "youtube.com/redirect"};
    static const knowledge::Catalogue whole = [] {
        knowledge::Catalogue made;
        made.brands = brands;
        made.mail_signs = signs;
        made.intents = intents;
        made.mail_places.shorteners = shorteners;
        made.mail_places.free_mail = free_mail;
        made.mail_places.newsletter_services = services;
        made.mail_places.gateways = gateways;
        made.mail_places.redirectors = redirectors;
        return made;
    }();
    return whole;
}

inline const Lexicon& lexicon()
{
    static const Lexicon made(catalogue(), {{"Marie Dupont", {"marie@cabinet.fr"}}, {"Labo Test", {"labo-test.fr"}}});
    return made;
}

}  // namespace asepsie::mail::small
