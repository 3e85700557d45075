#include "domain/checklist/evidence.h"

#include <algorithm>
#include <array>
#include <map>

namespace asepsie::checklist {
namespace {

using checks::Verdict;

constexpr std::array<std::string_view, 5> answer_names{"yes", "partly", "no", "unknown", "not_for_us"};
constexpr std::array<std::string_view, 3> kind_names{"declared", "signed", "observed"};

}  // namespace

std::string_view name_of(Answer answer) { return answer_names.at(static_cast<std::size_t>(answer)); }
std::string_view name_of(Kind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }

std::optional<Answer> answer_named(std::string_view name)
{
    const auto found = std::find(answer_names.begin(), answer_names.end(), name);
    return found == answer_names.end() ? std::nullopt : std::optional(static_cast<Answer>(found - answer_names.begin()));
}

std::optional<Kind> kind_named(std::string_view name)
{
    const auto found = std::find(kind_names.begin(), kind_names.end(), name);
    return found == kind_names.end() ? std::nullopt : std::optional(static_cast<Kind>(found - kind_names.begin()));
}

std::vector<Evidence> observed_by(const Look& look, const knowledge::Catalogue& catalogue)
{
    struct Seen {
        bool is_met = false;
        bool is_not_met = false;
        int valid_days = 3'660;
    };
    std::map<std::uint16_t, Seen> by_rule;
    for (const checks::Finding& finding : look.findings) {
        if (finding.verdict == Verdict::not_applicable) {
            continue;
        }
        Seen& seen = by_rule[finding.check->rule];
        seen.is_met = seen.is_met || finding.verdict == Verdict::met;
        seen.is_not_met = seen.is_not_met || finding.verdict == Verdict::not_met;
        seen.valid_days = std::min(seen.valid_days, finding.check->valid_days);
    }
    std::vector<Evidence> evidence;
    for (const auto& [rule, seen] : by_rule) {
        const Answer answer = seen.is_not_met ? Answer::no : seen.is_met ? Answer::yes : Answer::unknown;
        evidence.push_back({std::string(catalogue.rules[rule].id), Kind::observed, answer, look.on, plus_days(look.on, seen.valid_days), look.computer, {}});
    }
    return evidence;
}

}  // namespace asepsie::checklist
