// Judges what was learnt of a machine against one check. Pure: the same facts on the same day give the same verdict.
#pragma once

#include "domain/facts/fact_set.h"
#include "domain/knowledge/catalogue.h"

#include <optional>
#include <vector>

namespace asepsie::checks {

enum class Verdict : std::uint8_t { met, not_met, unknown, not_applicable };

std::string_view name_of(Verdict verdict);
std::optional<Verdict> verdict_named(std::string_view name);

struct Finding {
    const knowledge::Check* check = nullptr;
    Verdict verdict = Verdict::unknown;
    // The condition that decided: the one that failed, or whose fact is missing. None where the check is met.
    const knowledge::Condition* decisive = nullptr;
    facts::Missing missing = facts::Missing::not_asked;  // why unknown
    const knowledge::Remedy* remedy = nullptr;           // the steps for this very machine; never null
};

// not_applicable where a condition of applies_when is false; unknown where one cannot be told; then the same over met_when, where one false
// condition is enough for not_met whatever else is missing.
Finding judge(const knowledge::Check& check, const facts::FactSet& learnt, Date today);

// Whether one condition holds; nothing where its fact is missing.
std::optional<bool> holds(const knowledge::Condition& condition, const facts::FactSet& learnt, Date today);

// Every check of the catalogue, in its order.
std::vector<Finding> judge_all(const knowledge::Catalogue& catalogue, const facts::FactSet& learnt, Date today);

}  // namespace asepsie::checks
