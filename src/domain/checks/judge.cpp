#include "domain/checks/judge.h"

#include <algorithm>
#include <array>

namespace asepsie::checks {
namespace {

using facts::FactList;
using facts::FactValue;
using knowledge::Comparison;
using knowledge::Condition;
using knowledge::Operand;

std::int64_t count_of(const FactValue& value)
{
    if (const FactList* list = std::get_if<FactList>(&value)) {
        return static_cast<std::int64_t>(list->size());
    }
    return std::get<std::int64_t>(value);
}

bool equals(const FactValue& value, const Operand& operand)
{
    if (const bool* flag = std::get_if<bool>(&value)) {
        return *flag == std::get<bool>(operand);
    }
    if (const std::int64_t* number = std::get_if<std::int64_t>(&value)) {
        return *number == std::get<std::int64_t>(operand);
    }
    const std::string_view wanted = std::get<std::string_view>(operand);
    if (const FactList* list = std::get_if<FactList>(&value)) {
        return std::find(list->begin(), list->end(), wanted) != list->end();
    }
    return std::get<std::string>(value) == wanted;
}

Date limit_of(const Operand& operand, Date today)
{
    if (const knowledge::RelativeDays* relative = std::get_if<knowledge::RelativeDays>(&operand)) {
        return plus_days(today, relative->days);
    }
    return std::get<Date>(operand);
}

bool compare(const FactValue& value, Comparison comparison, const Operand& operand, Date today)
{
    switch (comparison) {
    case Comparison::is: return equals(value, operand);
    case Comparison::is_not: return !equals(value, operand);
    case Comparison::one_of: {
        const auto wanted = std::get<std::span<const std::string_view>>(operand);
        return std::find(wanted.begin(), wanted.end(), std::get<std::string>(value)) != wanted.end();
    }
    case Comparison::at_least: return count_of(value) >= std::get<std::int64_t>(operand);
    case Comparison::at_most: return count_of(value) <= std::get<std::int64_t>(operand);
    case Comparison::before: return std::get<Date>(value) < limit_of(operand, today);
    case Comparison::after: return std::get<Date>(value) > limit_of(operand, today);
    }
    return false;
}

struct Outcome {
    std::optional<bool> all_hold;
    const Condition* decisive = nullptr;
};

// One false condition decides; failing that, one unknown; else all hold.
Outcome weigh(std::span<const Condition> conditions, const facts::FactSet& learnt, Date today)
{
    Outcome outcome{true, nullptr};
    for (const Condition& condition : conditions) {
        const auto held = holds(condition, learnt, today);
        if (held == false) {
            return {false, &condition};
        }
        if (!held && outcome.all_hold) {
            outcome = {std::nullopt, &condition};
        }
    }
    return outcome;
}

const knowledge::Remedy* remedy_for(const knowledge::Check& check, const facts::FactSet& learnt, Date today)
{
    const auto fits = [&](const knowledge::Remedy& remedy) { return weigh(remedy.when, learnt, today).all_hold == true; };
    const auto found = std::find_if(check.remedies.begin(), check.remedies.end(), fits);
    ASSERT(found != check.remedies.end());
    return &*found;
}

}  // namespace

std::string_view name_of(Verdict verdict)
{
    constexpr std::array<std::string_view, 4> names{"met", "not_met", "unknown", "not_applicable"};
    return names.at(static_cast<std::size_t>(verdict));
}

std::optional<Verdict> verdict_named(std::string_view name)
{
    for (const Verdict verdict : {Verdict::met, Verdict::not_met, Verdict::unknown, Verdict::not_applicable}) {
        if (name_of(verdict) == name) {
            return verdict;
        }
    }
    return std::nullopt;
}

std::optional<bool> holds(const Condition& condition, const facts::FactSet& learnt, Date today)
{
    const FactValue* value = learnt.at(condition.fact).value();
    return value != nullptr ? std::optional(compare(*value, condition.comparison, condition.operand, today)) : std::nullopt;
}

Finding judge(const knowledge::Check& check, const facts::FactSet& learnt, Date today)
{
    Finding finding;
    finding.check = &check;
    finding.remedy = remedy_for(check, learnt, today);
    const Outcome applies = weigh(check.applies_when, learnt, today);
    const Outcome met = weigh(check.met_when, learnt, today);
    if (applies.all_hold == false) {
        finding.verdict = Verdict::not_applicable;
        finding.decisive = applies.decisive;
    } else if (!applies.all_hold) {
        finding.verdict = Verdict::unknown;
        finding.decisive = applies.decisive;
    } else if (!met.all_hold) {
        finding.verdict = Verdict::unknown;
        finding.decisive = met.decisive;
    } else {
        finding.verdict = *met.all_hold ? Verdict::met : Verdict::not_met;
        finding.decisive = met.decisive;
    }
    if (finding.verdict == Verdict::unknown) {
        finding.missing = learnt.at(finding.decisive->fact).missing()->why;
    }
    return finding;
}

std::vector<Finding> judge_all(const knowledge::Catalogue& catalogue, const facts::FactSet& learnt, Date today)
{
    std::vector<Finding> findings;
    findings.reserve(catalogue.checks.size());
    for (const knowledge::Check& check : catalogue.checks) {
        findings.push_back(judge(check, learnt, today));
    }
    return findings;
}

}  // namespace asepsie::checks
