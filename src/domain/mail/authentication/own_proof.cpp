#include "domain/mail/authentication/own_proof.h"

#include "domain/mail/authentication/authentication_results.h"
#include "domain/mail/authentication/judge_authentication.h"

#include <algorithm>

namespace asepsie::authentication {
namespace {

using Outcome = mail::Authentication::Outcome;

Outcome outcome_of(DkimState state)
{
    switch (state) {
    case DkimState::holds: return Outcome::pass;
    case DkimState::body_changed:
    case DkimState::signature_wrong: return Outcome::fail;
    case DkimState::not_answered: return Outcome::not_said;
    case DkimState::without_key:
    case DkimState::revoked:
    case DkimState::unsuitable_key:
    case DkimState::malformed: return Outcome::error;
    case DkimState::partly_holds:
    case DkimState::for_tests:
    case DkimState::expired:
    case DkimState::weak_key:
    case DkimState::unsupported: return Outcome::neutral;
    }
    return Outcome::not_said;
}

// Whether more answers, or another day, could still prove it.
bool is_undecided(DkimState state) { return state == DkimState::not_answered || state == DkimState::expired || state == DkimState::partly_holds || state == DkimState::for_tests; }

// pass where any holds; else the first that says something.
Outcome outcome_of(const std::vector<DkimVerdict>& verdicts)
{
    if (verdicts.empty()) {
        return Outcome::none;
    }
    Outcome all = Outcome::not_said;
    for (const DkimVerdict& verdict : verdicts) {
        const Outcome one = outcome_of(verdict.state);
        if (one == Outcome::pass) {
            return one;
        }
        all = all == Outcome::not_said ? one : all;
    }
    return all;
}

bool speaks_for(std::string_view domain, std::string_view sender, Alignment alignment, const Registrable& registrable)
{
    return alignment == Alignment::strict ? !domain.empty() && domain == sender : are_aligned(domain, sender, registrable);
}

Outcome dmarc_of(const mail::Authentication& so_far, const std::vector<DkimVerdict>& verdicts, const DmarcAnswer& answer, std::string_view sender, const Registrable& registrable)
{
    if (!answer.record) {
        return answer.is_answered ? Outcome::none : Outcome::not_said;
    }
    const auto is_of_sender = [&](const DkimVerdict& verdict) { return speaks_for(verdict.domain, sender, answer.record->of_dkim, registrable); };
    const bool dkim_proves = std::any_of(verdicts.begin(), verdicts.end(), [&](const DkimVerdict& verdict) { return verdict.state == DkimState::holds && is_of_sender(verdict); });
    const bool spf_proves = so_far.spf == Outcome::pass && speaks_for(so_far.spf_domain, sender, answer.record->of_spf, registrable);
    if (dkim_proves || spf_proves) {
        return Outcome::pass;
    }
    const bool is_open = std::any_of(verdicts.begin(), verdicts.end(), [&](const DkimVerdict& verdict) { return is_undecided(verdict.state) && is_of_sender(verdict); });
    const bool spf_is_known = so_far.spf != Outcome::not_said && so_far.spf != Outcome::error;
    return spf_is_known && !is_open ? Outcome::fail : Outcome::not_said;
}

}  // namespace

void add_own_proof(mail::Authentication& of, const std::vector<DkimVerdict>& verdicts, const DnsAnswers& answers, std::string_view sender_host, const Registrable& registrable)
{
    const std::string sender = host_in(sender_host);
    of.own_dkim = outcome_of(verdicts);
    for (const DkimVerdict& verdict : verdicts) {
        if (verdict.state != DkimState::holds) {
            continue;
        }
        const bool is_of_sender = are_aligned(verdict.domain, sender, registrable);
        if (is_of_sender || of.dkim_domain.empty()) {
            of.dkim_domain = verdict.domain;
        }
        of.is_aligned = of.is_aligned || is_of_sender;
    }
    if (of.dmarc == Outcome::not_said && !sender.empty()) {
        of.dmarc = dmarc_of(of, verdicts, dmarc_record_of(sender, answers, registrable), sender, registrable);
    }
}

}  // namespace asepsie::authentication
