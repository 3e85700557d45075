#include "domain/checklist/standing.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>

namespace asepsie::checklist {
namespace {

Standing standing_of(Answer answer)
{
    switch (answer) {
    case Answer::yes: return Standing::met;
    case Answer::partly: return Standing::partly;
    case Answer::no: return Standing::not_met;
    case Answer::not_for_us: return Standing::not_for_us;
    case Answer::unknown: return Standing::unknown;
    }
    return Standing::unknown;
}

// Whether two answers cannot both be right. To be in the dark contradicts nobody.
bool contradict(Answer a, Answer b)
{
    if (a == Answer::unknown || b == Answer::unknown) {
        return false;
    }
    const auto says_well = [](Answer answer) { return answer == Answer::yes || answer == Answer::not_for_us; };
    return says_well(a) != says_well(b);
}

RuleStanding stand_rule(const knowledge::Rule& rule, std::vector<const Evidence*> of_rule, Date today)
{
    RuleStanding result;
    result.rule = &rule;
    // Strongest first; among equals the most recent; of several computers seen on one day, the one that is worst off.
    std::stable_sort(of_rule.begin(), of_rule.end(), [](const Evidence* a, const Evidence* b) {
        const auto badness = [](const Evidence& evidence) { return evidence.answer == Answer::no ? 0 : evidence.answer == Answer::partly ? 1 : 2; };
        return std::tuple(-static_cast<int>(a->kind), badness(*a)) < std::tuple(-static_cast<int>(b->kind), badness(*b));
    });
    for (const Evidence* evidence : of_rule) {
        if (evidence->holds_to < today) {
            result.stale = result.stale == nullptr || evidence->on > result.stale->on ? evidence : result.stale;
            continue;
        }
        if (result.strongest == nullptr || (result.strongest->answer == Answer::unknown && evidence->answer != Answer::unknown)) {
            result.strongest = evidence;
        } else if (result.against == nullptr && evidence->kind != result.strongest->kind && contradict(result.strongest->answer, evidence->answer)) {
            result.against = evidence;
        }
    }
    if (result.strongest != nullptr) {
        result.standing = result.against != nullptr ? Standing::disputed : standing_of(result.strongest->answer);
        result.stale = nullptr;
    }
    return result;
}

ItemStanding stand_item(const knowledge::Item& item, const std::vector<RuleStanding>& rules)
{
    ItemStanding result;
    result.item = &item;
    for (const std::uint16_t index : item.rules) {
        const RuleStanding& rule = rules[index];
        if (is_danger(rule)) {
            ++result.danger;
            continue;
        }
        switch (rule.standing) {
        case Standing::met: ++result.met; break;
        case Standing::partly:
        case Standing::not_met: ++result.to_do; break;
        case Standing::disputed: ++result.disputed; break;
        case Standing::unknown: ++result.unknown; break;
        case Standing::not_for_us: break;
        }
    }
    result.standing = result.danger > 0 ? Standing::not_met
        : result.disputed > 0  ? Standing::disputed
        : result.to_do > 0     ? Standing::partly
        : result.unknown > 0   ? Standing::unknown
        : result.met > 0       ? Standing::met
                               : Standing::not_for_us;
    return result;
}

Gauge gauge_of(knowledge::Threat threat, const std::vector<RuleStanding>& rules)
{
    Gauge gauge;
    gauge.threat = threat;
    double whole = 0;
    double met = 0;
    double known = 0;
    for (const RuleStanding& rule : rules) {
        if (!stops(*rule.rule, threat) || rule.standing == Standing::not_for_us) {
            continue;
        }
        const double weight = weight_of(*rule.rule);
        whole += weight;
        met += rule.standing == Standing::met ? weight : rule.standing == Standing::partly ? weight / 2 : 0;
        known += rule.standing == Standing::unknown ? 0 : weight;
        ++gauge.rules;
        gauge.met += rule.standing == Standing::met ? 1 : 0;
        gauge.unknown += rule.standing == Standing::unknown ? 1 : 0;
    }
    gauge.strength = whole == 0 ? 0 : met / whole;
    gauge.coverage = whole == 0 ? 0 : known / whole;
    return gauge;
}

}  // namespace

std::string_view name_of(Standing standing)
{
    constexpr std::array<std::string_view, 6> names{"met", "partly", "not_met", "disputed", "unknown", "not_for_us"};
    return names.at(static_cast<std::size_t>(standing));
}

std::vector<const Evidence*> latest_of(const std::vector<const Evidence*>& of_rule)
{
    std::vector<const Evidence*> latest;
    for (const Evidence* pointer : of_rule) {
        const Evidence& piece = *pointer;
        const auto same_voice = [&](const Evidence* other) { return other->kind == piece.kind && (piece.kind == Kind::declared || other->by == piece.by); };
        const auto found = std::find_if(latest.begin(), latest.end(), same_voice);
        if (found == latest.end()) {
            latest.push_back(&piece);
        } else if (const bool is_brought = piece.kind == Kind::observed && !piece.by.empty(); !is_brought || piece.on >= (*found)->on) {
            *found = &piece;
        }
    }
    return latest;
}

bool is_danger(const RuleStanding& rule)
{
    const bool is_shown_not_met = rule.standing == Standing::disputed && rule.strongest->answer == Answer::no;
    return rule.rule->essential && (rule.standing == Standing::not_met || is_shown_not_met);
}

double weight_of(const knowledge::Rule& rule) { return rule.essential ? 3 : 1; }

bool stops(const knowledge::Rule& rule, knowledge::Threat threat) { return std::find(rule.stops.begin(), rule.stops.end(), threat) != rule.stops.end(); }

PracticeStanding stand(const knowledge::Catalogue& catalogue, const std::vector<Evidence>& evidence, Date today)
{
    PracticeStanding result;
    std::unordered_map<std::string_view, std::vector<const Evidence*>> by_rule;
    for (const Evidence& piece : evidence) {
        by_rule[piece.rule].push_back(&piece);
    }
    for (const knowledge::Rule& rule : catalogue.rules) {
        result.rules.push_back(stand_rule(rule, latest_of(by_rule[rule.id]), today));
    }
    for (const knowledge::Item& item : catalogue.items) {
        result.items.push_back(stand_item(item, result.rules));
    }
    for (const knowledge::Threat threat : knowledge::all_threats) {
        result.gauges.push_back(gauge_of(threat, result.rules));
    }
    return result;
}

}  // namespace asepsie::checklist
