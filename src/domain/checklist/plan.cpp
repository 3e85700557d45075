#include "domain/checklist/plan.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace asepsie::checklist {
namespace {

std::optional<Gesture> gesture_for(const RuleStanding& rule)
{
    switch (rule.standing) {
    case Standing::not_met:
    case Standing::partly: return Gesture::mend;
    case Standing::disputed: return Gesture::settle;
    case Standing::unknown: return rule.stale != nullptr ? Gesture::confirm : Gesture::find_out;
    case Standing::met:
    case Standing::not_for_us: return std::nullopt;
    }
    return std::nullopt;
}

// The weight of all rules that stop an attack and concern the practice.
double whole_of(const PracticeStanding& standing, knowledge::Threat threat)
{
    double whole = 0;
    for (const RuleStanding& rule : standing.rules) {
        whole += stops(*rule.rule, threat) && rule.standing != Standing::not_for_us ? weight_of(*rule.rule) : 0;
    }
    return whole;
}

}  // namespace

std::string_view name_of(Gesture gesture)
{
    constexpr std::array<std::string_view, 4> names{"mend", "settle", "confirm", "find_out"};
    return names.at(static_cast<std::size_t>(gesture));
}

std::vector<PlannedAction> plan(const PracticeStanding& standing, const std::set<std::string, std::less<>>& left_out, std::size_t at_most)
{
    std::array<double, knowledge::all_threats.size()> wholes{};
    for (const knowledge::Threat threat : knowledge::all_threats) {
        wholes.at(static_cast<std::size_t>(threat)) = whole_of(standing, threat);
    }
    std::vector<PlannedAction> actions;
    for (const RuleStanding& rule : standing.rules) {
        const auto gesture = gesture_for(rule);
        if (!gesture || left_out.contains(rule.rule->id)) {
            continue;
        }
        const double weight = weight_of(*rule.rule) * (rule.standing == Standing::partly ? 0.5 : 1.0);
        double gain = 0;
        for (const knowledge::Threat threat : rule.rule->stops) {
            gain += weight / wholes.at(static_cast<std::size_t>(threat));
        }
        actions.push_back({&rule, *gesture, gain});
    }
    std::stable_sort(actions.begin(), actions.end(), [](const PlannedAction& a, const PlannedAction& b) {
        const auto rank = [](const PlannedAction& action) {
            const knowledge::Rule& rule = *action.rule->rule;
            return std::tuple(!is_danger(*action.rule), !rule.essential, action.gesture, -action.gain / rule.effort_minutes, rule.effort_minutes, rule.who);
        };
        return rank(a) < rank(b);
    });
    actions.resize(std::min(actions.size(), at_most));
    return actions;
}

}  // namespace asepsie::checklist
