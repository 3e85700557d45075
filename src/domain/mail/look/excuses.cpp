#include "domain/mail/look/excuses.h"

#include "foundation/base/text.h"
#include "foundation/web_address/host_name.h"

#include <algorithm>

namespace asepsie::mail {
namespace {

bool is_proven(const Authentication& proof)
{
    using enum Authentication::Outcome;
    return proof.is_aligned || proof.dmarc == pass || proof.own_dkim == pass;
}

// Whether nobody looked, or found nothing that speaks against the sender's being who he says.
bool is_unchecked(const Authentication& proof)
{
    using enum Authentication::Outcome;
    const bool was_looked_for = proof.spf != not_said && proof.dkim != not_said;
    return !was_looked_for && proof.dmarc != fail && proof.composite != fail && proof.own_dkim != fail && proof.spf != fail;
}

// Whether every link leads to the sender's own domain, or to another of the same body.
bool leads_home(const Look& look)
{
    const auto brand = look.lexicon().brand_of(look.speaker().host);
    return std::all_of(look.page_links().begin(), look.page_links().end(), [&](std::size_t i) {
        const std::string& host = look.message().links[i].target.host;
        return look.is_the_senders(host) || (brand && look.lexicon().belongs_to(host, *brand));
    });
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
    // A sender whom nobody checked may be forged: only where all links lead to his own site there is nothing to gain by it.
    const bool is_undoubted = message.from.size() == 1 && (is_proven(message.authentication) || (is_unchecked(message.authentication) && leads_home(look)));
    // A list breaks signatures, but nothing that a known name sends goes through one.
    if (message.is_list && !message.is_senders_list && !(message.authentication.dmarc == Authentication::Outcome::fail && look.speaks_for_known_name())) {
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
