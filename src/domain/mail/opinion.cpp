#include "domain/mail/opinion.h"

#include "foundation/base/names.h"

#include <algorithm>
#include <numeric>

namespace asepsie::mail {
namespace {

using knowledge::SignGroup;
using knowledge::SignWeight;

constexpr std::size_t least_hints = 3;        // of two groups at least, to make a message suspicious
constexpr std::size_t least_hint_groups = 2;
constexpr std::size_t least_groups_beside = 2;  // of hints, beside evidence of another group

SignWeight one_less(SignWeight weight) { return weight == SignWeight::note ? weight : static_cast<SignWeight>(static_cast<int>(weight) - 1); }

// What an excuse takes from a sign of a group: nothing from proofs and from what a message carries.
bool excuses(ExcuseKind excuse, SignGroup group)
{
    switch (excuse) {
    case ExcuseKind::mailing_list: return group == SignGroup::authentication || group == SignGroup::intent || group == SignGroup::links || group == SignGroup::presentation;
    case ExcuseKind::gateway: return false;
    case ExcuseKind::known_correspondent: return group == SignGroup::intent || group == SignGroup::links || group == SignGroup::presentation || group == SignGroup::identity;
    case ExcuseKind::newsletter_service: return false;
    case ExcuseKind::official_sender: return group == SignGroup::intent || group == SignGroup::links || group == SignGroup::presentation || group == SignGroup::identity;
    }
    return false;
}

SignWeight weight_of(const knowledge::MailSign& sign, const Finding& finding, const std::set<ExcuseKind>& held)
{
    SignWeight weight = finding.strength == Strength::full ? sign.weight : one_less(sign.weight);
    weight = finding.strength == Strength::slight ? std::min(weight, SignWeight::hint) : weight;
    if (weight == SignWeight::proof) {
        return weight;
    }
    const bool is_excused = std::any_of(held.begin(), held.end(), [&](ExcuseKind excuse) { return excuses(excuse, sign.group); });
    return is_excused ? one_less(weight) : weight;
}

struct Tally {
    std::array<SignWeight, knowledge::sign_group_names.size()> heaviest{};
    std::set<std::string_view> hints;  // signs
    std::set<SignGroup> hint_groups;
};

Opinion opinion_of(const Tally& tally, Seen seen)
{
    const auto count = [&](SignWeight least) { return std::count_if(tally.heaviest.begin(), tally.heaviest.end(), [&](SignWeight weight) { return weight >= least; }); };
    // Beside evidence, hints of two further groups weigh as much as evidence of one.
    const bool is_backed = count(SignWeight::evidence) == 1 && tally.hint_groups.size() >= 1 + least_groups_beside;
    if (count(SignWeight::proof) > 0 || count(SignWeight::evidence) >= 2 || is_backed) {
        return Opinion::dangerous;
    }
    const std::size_t wanted = seen == Seen::text_alone ? least_hints - 1 : least_hints;
    if (count(SignWeight::evidence) == 1 || (tally.hints.size() >= wanted && tally.hint_groups.size() >= least_hint_groups)) {
        return Opinion::suspicious;
    }
    return seen == Seen::in_part ? Opinion::unreadable : Opinion::clear;
}

}  // namespace

std::optional<Opinion> opinion_named(std::string_view name)
{
    return value_named<Opinion>(name, opinion_names);
}

Judgement judge(const knowledge::Catalogue& catalogue, std::vector<Finding> findings, std::set<ExcuseKind> held, Seen seen)
{
    Tally tally;
    std::vector<SignWeight> weights;
    for (const Finding& finding : findings) {
        const knowledge::MailSign* sign = catalogue.mail_sign(finding.sign);
        const SignWeight weight = sign == nullptr ? SignWeight::note : weight_of(*sign, finding, held);
        weights.push_back(weight);
        if (sign == nullptr) {
            continue;
        }
        SignWeight& heaviest = tally.heaviest.at(static_cast<std::size_t>(sign->group));
        heaviest = std::max(heaviest, weight);
        if (weight >= SignWeight::hint) {
            tally.hints.insert(finding.sign);
            tally.hint_groups.insert(sign->group);
        }
    }
    std::vector<std::size_t> order(findings.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return weights[a] > weights[b]; });
    Judgement judgement;
    judgement.opinion = opinion_of(tally, seen);
    judgement.excuses = std::move(held);
    for (const std::size_t i : order) {
        judgement.findings.push_back(std::move(findings[i]));
        judgement.weights.push_back(weights[i]);
    }
    return judgement;
}

}  // namespace asepsie::mail
