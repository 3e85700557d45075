#include "domain/checklist/evidence.h"

#include "foundation/base/names.h"

#include <algorithm>
#include <array>
#include <map>

namespace asepsie::checklist {
namespace {

using checks::Verdict;
using knowledge::Proves;

constexpr std::array<std::string_view, 5> answer_names{"yes", "partly", "no", "unknown", "not_for_us"};
constexpr std::array<std::string_view, 4> kind_names{"told_by_supplier", "declared", "signed", "observed"};
constexpr int longest_valid = 3'660;  // days

// What the findings about one rule say of it together.
Answer answer_in(const std::vector<const checks::Finding*>& findings)
{
    bool is_broken = false;
    bool falls_short = false;
    int whole = 0;
    int whole_met = 0;
    for (const checks::Finding* finding : findings) {
        const Proves proves = finding->check->proves;
        const bool is_not_met = finding->verdict == Verdict::not_met;
        is_broken = is_broken || (is_not_met && (proves == Proves::whole || proves == Proves::breach));
        falls_short = falls_short || (is_not_met && proves == Proves::part);
        whole += proves == Proves::whole ? 1 : 0;
        whole_met += proves == Proves::whole && finding->verdict == Verdict::met ? 1 : 0;
    }
    return is_broken ? Answer::no : falls_short ? Answer::partly : whole > 0 && whole_met == whole ? Answer::yes : Answer::unknown;
}

}  // namespace

std::string_view name_of(Answer answer) { return answer_names.at(static_cast<std::size_t>(answer)); }
std::string_view name_of(Kind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }

std::optional<Answer> answer_named(std::string_view name)
{
    return value_named<Answer>(name, answer_names);
}

std::optional<Kind> kind_named(std::string_view name)
{
    return value_named<Kind>(name, kind_names);
}

std::vector<Evidence> observed_by(const Look& look, const knowledge::Catalogue& catalogue)
{
    std::map<std::uint16_t, std::vector<const checks::Finding*>> by_rule;
    for (const checks::Finding& finding : look.findings) {
        if (finding.verdict != Verdict::not_applicable) {
            by_rule[finding.check->rule].push_back(&finding);
        }
    }
    std::vector<Evidence> evidence;
    for (const auto& [rule, findings] : by_rule) {
        const Answer answer = answer_in(findings);
        int valid_days = longest_valid;
        for (const checks::Finding* finding : findings) {
            valid_days = answer == Answer::unknown || answer == answer_in({finding}) ? std::min(valid_days, finding->check->valid_days) : valid_days;
        }
        evidence.push_back({std::string(catalogue.rules[rule].id), Kind::observed, answer, look.on, plus_days(look.on, valid_days), look.computer, {}});
    }
    return evidence;
}

}  // namespace asepsie::checklist
