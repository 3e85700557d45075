#include "domain/mail/look/look.h"
#include "foundation/base/text.h"
#include "foundation/unicode/look_alike.h"

#include "domain/mail/detectors/all.h"

#include <algorithm>
#include <array>

namespace asepsie::mail::detectors {
namespace {

constexpr std::size_t shortest_word = 3;  // letters

// Words by which organisations, and not people, name who writes.
bool is_an_organisations(std::string_view word)
{
    constexpr std::array<std::string_view, 46> words{"service", "support", "team", "equipe", "notification", "notifications", "notice", "alert", "alerte", "alerts", "security", "securite", "account", "compte", "billing",
        "facturation", "customer", "client", "clients", "info", "department", "departement", "rewards", "reward", "center", "centre", "office", "admin", "administrator", "helpdesk", "desk", "bank", "banque",
        "delivery", "livraison", "mailbox", "webmail", "server", "update", "confirmation", "newsletter", "zahlungszentrum", "kundenservice", "klantenservice", "atendimento", "sicherheit"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

// An organisation's name of which no word is in its address, nor in where it leads.
void name_unlike_address(Look& look)
{
    const Mailbox& speaker = look.speaker();
    if (speaker.host.empty() || look.message().is_list || look.lexicon().free_mail.holds(speaker.host) || look.lexicon().newsletter_services.holds(speaker.host)) {
        return;
    }
    bool says_organisation = false;
    const std::string address = unicode::skeleton(speaker.address);
    for (const std::string_view word : text::words(speaker.name)) {
        const std::string folded = unicode::skeleton(word);
        says_organisation = says_organisation || is_an_organisations(text::folded(word));
        if (folded.size() >= shortest_word && address.find(folded) != std::string::npos) {
            return;
        }
    }
    if (says_organisation) {
        look.found("name_unlike_address", Where::from, speaker.name, speaker.host);
    }
}

}  // namespace asepsie::mail::detectors
