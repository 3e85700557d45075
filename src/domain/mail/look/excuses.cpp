#include "domain/mail/look/excuses.h"

#include "foundation/base/text.h"
#include "foundation/web_address/host_name.h"

#include <algorithm>

namespace asepsie::mail {
namespace {

// Whether nothing speaks against the sender's being who he says.
bool is_undisputed(const Authentication& proof)
{
    using enum Authentication::Outcome;
    const bool was_looked_for = proof.spf != not_said && proof.dkim != not_said;
    const bool is_proven = proof.is_aligned || proof.dmarc == pass || proof.own_dkim == pass;
    return was_looked_for ? is_proven : proof.dmarc != fail && proof.composite != fail && proof.own_dkim != fail && proof.spf != fail;
}

bool is_known(const Look& look)
{
    const Mailbox& speaker = look.speaker();
    const auto& people = look.lexicon().people();
    return std::any_of(people.begin(), people.end(), [&](const KnownPerson& person) {
        return std::any_of(person.addresses.begin(), person.addresses.end(), [&](const std::string& address) {
            return address.find('@') == std::string::npos ? web::is_within(speaker.host, address) : text::equals_ignoring_case(address, speaker.address);
        });
    });
}

}  // namespace

std::set<ExcuseKind> excuses_of(const Look& look)
{
    std::set<ExcuseKind> held;
    const Message& message = look.message();
    const Lexicon& lexicon = look.lexicon();
    const bool is_undoubted = is_undisputed(message.authentication) && message.from.size() == 1;
    if (message.is_list) {
        held.insert(ExcuseKind::mailing_list);
    }
    if (is_undoubted && is_known(look)) {
        held.insert(ExcuseKind::known_correspondent);
    }
    if (is_undoubted && lexicon.brand_of(look.speaker().host) && !lexicon.free_mail.holds(look.speaker().host)) {
        held.insert(ExcuseKind::official_sender);
    }
    for (const Link& link : message.links) {
        if (link.is_protected) {
            held.insert(ExcuseKind::gateway);
        }
    }
    if (lexicon.newsletter_services.holds(message.return_path) && message.can_be_unsubscribed && is_undoubted) {
        held.insert(ExcuseKind::newsletter_service);
    }
    return held;
}

}  // namespace asepsie::mail
