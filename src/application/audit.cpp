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

constexpr int grave = 3;

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

bool is_of_item(const Finding& finding, const knowledge::Catalogue& catalogue, std::size_t item) { return catalogue.rules[finding.check->rule].item == item; }

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

Counts count_item(const Audit& audit, const knowledge::Catalogue& catalogue, std::size_t item)
{
    Counts counts;
    for (const Finding& finding : audit.findings) {
        if (is_of_item(finding, catalogue, item)) {
            add(counts, finding);
        }
    }
    return counts;
}

Tone tone_of(const Finding& finding)
{
    switch (finding.verdict) {
    case Verdict::met: return Tone::in_order;
    case Verdict::not_met: return finding.check->danger >= grave ? Tone::danger : Tone::to_do;
    case Verdict::unknown: return Tone::unknown;
    case Verdict::not_applicable: return Tone::neutral;
    }
    return Tone::neutral;
}

Tone tone_of_item(const Audit& audit, const knowledge::Catalogue& catalogue, std::size_t item)
{
    const Counts counts = count_item(audit, catalogue, item);
    if (counts.not_met > 0) {
        const bool is_grave = std::any_of(audit.findings.begin(), audit.findings.end(),
            [&](const Finding& finding) { return is_of_item(finding, catalogue, item) && tone_of(finding) == Tone::danger; });
        return is_grave ? Tone::danger : Tone::to_do;
    }
    return counts.met > 0 ? Tone::in_order : counts.unknown > 0 ? Tone::unknown : Tone::neutral;
}

std::vector<const Finding*> most_urgent(const Audit& audit, std::size_t at_most)
{
    std::vector<const Finding*> urgent;
    for (const Finding& finding : audit.findings) {
        if (finding.verdict == Verdict::not_met) {
            urgent.push_back(&finding);
        }
    }
    std::stable_sort(urgent.begin(), urgent.end(), [](const Finding* a, const Finding* b) {
        const auto rank = [](const Finding& finding) { return std::tuple(-finding.check->danger, finding.check->effort_minutes, checks::actor(finding)); };
        return rank(*a) < rank(*b);
    });
    urgent.resize(std::min(urgent.size(), at_most));
    return urgent;
}

}  // namespace asepsie::application
