#include "application/audit.h"

#include "domain/checks/wording.h"
#include "domain/collectors/gather.h"

#include <algorithm>
#include <tuple>

namespace asepsie::application {
namespace {

using checks::Finding;
using checks::Verdict;
using document::Tone;

void add(Counts& counts, const Finding& finding)
{
    switch (finding.verdict) {
    case Verdict::met: ++counts.met; break;
    case Verdict::not_met: ++counts.not_met; break;
    case Verdict::not_applicable: ++counts.not_applicable; break;
    case Verdict::unknown:
        ++counts.unknown;
        counts.denied += finding.missing == facts::Missing::denied ? 1 : 0;
        break;
    }
}

}  // namespace

Audit audit_machine(const platform::Machine& machine, const knowledge::Catalogue& catalogue)
{
    Audit audit;
    audit.at = machine.now();
    audit.system = machine.system();
    audit.learnt = collectors::gather(machine, catalogue);
    audit.findings = checks::judge_all(catalogue, audit.learnt, date_of(audit.at));
    return audit;
}

Counts count(const std::vector<Finding>& findings)
{
    Counts counts;
    for (const Finding& finding : findings) {
        add(counts, finding);
    }
    return counts;
}

std::unique_ptr<const Seen> seen_in(const Audit& audit, const knowledge::Catalogue& catalogue)
{
    auto seen = std::make_unique<Seen>();
    const Date today = date_of(audit.at);
    seen->evidence = checklist::observed_by({audit.findings, today, "", {}}, catalogue);
    seen->standing = checklist::stand(catalogue, seen->evidence, today);
    return seen;
}

Tone tone_of(const Finding& finding, const knowledge::Catalogue& catalogue)
{
    switch (finding.verdict) {
    case Verdict::met: return Tone::in_order;
    case Verdict::not_met: {
        const bool breaks = finding.check->proves == knowledge::Proves::whole || finding.check->proves == knowledge::Proves::breach;
        return breaks && catalogue.rules[finding.check->rule].essential ? Tone::danger : Tone::to_do;
    }
    case Verdict::unknown: return Tone::unknown;
    case Verdict::not_applicable: return Tone::neutral;
    }
    return Tone::neutral;
}

std::vector<const Finding*> most_urgent(const Audit& audit, const checklist::PracticeStanding& standing, std::size_t at_most)
{
    std::vector<std::size_t> place(standing.rules.size(), standing.rules.size());
    const auto planned = checklist::plan(standing, {}, standing.rules.size());
    for (std::size_t i = 0; i < planned.size(); ++i) {
        place[static_cast<std::size_t>(planned[i].rule - standing.rules.data())] = i;
    }
    std::vector<const Finding*> urgent;
    for (const Finding& finding : audit.findings) {
        if (finding.verdict == Verdict::not_met) {
            urgent.push_back(&finding);
        }
    }
    std::stable_sort(urgent.begin(), urgent.end(), [&](const Finding* a, const Finding* b) {
        const auto rank = [&](const Finding& finding) {
            const knowledge::Check& check = *finding.check;
            // What only hints at something comes after what shows it.
            return std::tuple(check.proves == knowledge::Proves::sign, place[check.rule], check.proves, -check.danger, check.effort_minutes, checks::actor(finding));
        };
        return rank(*a) < rank(*b);
    });
    urgent.resize(std::min(urgent.size(), at_most));
    return urgent;
}

}  // namespace asepsie::application
