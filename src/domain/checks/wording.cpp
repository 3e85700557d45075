#include "domain/checks/wording.h"

#include "domain/words/say.h"

#include <algorithm>
#include <array>

namespace asepsie::checks {
namespace {

using facts::FactList;
using facts::FactValue;
using knowledge::Comparison;
using knowledge::Condition;
using words::say;
using words::Word;

std::optional<knowledge::Filling> filling_of(const Catalogue& catalogue, std::string_view name, const facts::FactSet& learnt, Language language)
{
    const knowledge::FactDeclaration* fact = catalogue.fact(name);
    if (fact == nullptr) {
        return std::nullopt;
    }
    const FactValue* value = learnt.at(static_cast<std::size_t>(fact - catalogue.facts.data())).value();
    if (value == nullptr) {
        return std::nullopt;
    }
    std::int64_t number = 0;
    if (const std::int64_t* integer = std::get_if<std::int64_t>(value)) {
        number = *integer;
    } else if (const FactList* list = std::get_if<FactList>(value)) {
        number = static_cast<std::int64_t>(list->size());
    }
    return knowledge::Filling{words::show_value(catalogue, *value, fact->unit, language), number};
}

std::string show_operand(const Catalogue& catalogue, const Condition& condition, Language language)
{
    const facts::Unit unit = catalogue.facts[condition.fact].unit;
    if (const auto* list = std::get_if<std::span<const std::string_view>>(&condition.operand)) {
        return words::show_list(catalogue, FactList(list->begin(), list->end()), language);
    }
    if (const auto* relative = std::get_if<knowledge::RelativeDays>(&condition.operand)) {
        const bool is_past = relative->days < 0;
        return say(catalogue, is_past ? Word::days_ago : Word::days_ahead, language, {{"n", std::int64_t{is_past ? -relative->days : relative->days}}});
    }
    if (const auto* text = std::get_if<std::string_view>(&condition.operand)) {
        return std::string(*text);
    }
    const FactValue value = std::holds_alternative<bool>(condition.operand)   ? FactValue(std::get<bool>(condition.operand))
        : std::holds_alternative<std::int64_t>(condition.operand) ? FactValue(std::get<std::int64_t>(condition.operand))
                                                                  : FactValue(std::get<Date>(condition.operand));
    return words::show_value(catalogue, value, unit, language);
}

std::string show_expected(const Catalogue& catalogue, const Condition& condition, Language language)
{
    constexpr std::array comparisons{Word::expected_is, Word::expected_is_not, Word::expected_one_of, Word::expected_at_least, Word::expected_at_most,
        Word::expected_before, Word::expected_after};
    return say(catalogue, comparisons.at(static_cast<std::size_t>(condition.comparison)), language, {{"value", show_operand(catalogue, condition, language)}});
}

}  // namespace

std::string filled(const Catalogue& catalogue, knowledge::Text text, const facts::FactSet& learnt, Language language)
{
    return knowledge::fill(text.in(language), language, [&](std::string_view name) { return filling_of(catalogue, name, learnt, language); });
}

std::string sentence(const Catalogue& catalogue, const Finding& finding, const facts::FactSet& learnt, Language language)
{
    constexpr std::array unknowns{Word::unknown_not_asked, Word::unknown_denied, Word::unknown_unsupported, Word::unknown_malformed, Word::unknown_too_large,
        Word::unknown_too_slow, Word::unknown_failed, Word::unknown_outdated};
    switch (finding.verdict) {
    case Verdict::met: return filled(catalogue, finding.check->met, learnt, language);
    case Verdict::not_met: return filled(catalogue, finding.check->not_met, learnt, language);
    case Verdict::not_applicable: return filled(catalogue, finding.check->not_applicable, learnt, language);
    case Verdict::unknown: return say(catalogue, unknowns.at(static_cast<std::size_t>(finding.missing)), language);
    }
    return {};
}

std::vector<std::string> steps(const Catalogue& catalogue, const Finding& finding, const facts::FactSet& learnt, Language language)
{
    std::vector<std::string> all;
    for (const std::string_view step : finding.remedy->steps.in(language)) {
        all.push_back(knowledge::fill(step, language, [&](std::string_view name) { return filling_of(catalogue, name, learnt, language); }));
    }
    return all;
}

knowledge::Actor actor(const Finding& finding)
{
    for (const knowledge::Actor who : {knowledge::Actor::me, knowledge::Actor::supplier, knowledge::Actor::both}) {
        if (knowledge::name_of(who) == finding.remedy->who) {
            return who;
        }
    }
    return finding.check->who;
}

std::vector<Observation> observations(const Catalogue& catalogue, const Finding& finding, const facts::FactSet& learnt, Language language)
{
    std::vector<Observation> seen;
    const auto add = [&](std::uint16_t fact, const Condition* condition) {
        const bool is_there = std::any_of(seen.begin(), seen.end(), [&](const Observation& other) { return other.fact == &catalogue.facts[fact]; });
        if (is_there) {
            return;
        }
        const facts::Learnt& learned = learnt.at(fact);
        const FactValue* value = learned.value();
        seen.push_back({&catalogue.facts[fact], value != nullptr ? words::show_value(catalogue, *value, catalogue.facts[fact].unit, language) : "",
            condition != nullptr ? show_expected(catalogue, *condition, language) : "", learned.where,
            condition != nullptr && finding.decisive != nullptr && condition->fact == finding.decisive->fact});
    };
    for (const Condition& condition : finding.check->applies_when) {
        if (finding.verdict == Verdict::not_applicable || (finding.decisive != nullptr && &condition == finding.decisive)) {
            add(condition.fact, &condition);
        }
    }
    for (const Condition& condition : finding.check->met_when) {
        add(condition.fact, &condition);
    }
    for (const std::uint16_t fact : finding.check->shows) {
        add(fact, nullptr);
    }
    return seen;
}

}  // namespace asepsie::checks
