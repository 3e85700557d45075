// The audit: a machine looked at, judged, and what matters most of it.
#pragma once

#include "domain/checklist/plan.h"
#include "domain/checks/judge.h"
#include "domain/facts/fact_set.h"
#include "domain/knowledge/catalogue.h"
#include "foundation/document/document.h"
#include "foundation/platform/machine.h"

#include <memory>
#include <vector>

namespace asepsie::application {

struct Audit {
    Moment at{};
    platform::System system = platform::System::linux_os;
    facts::FactSet learnt{0};
    std::vector<checks::Finding> findings;  // in the order of the catalogue's checks
};

// The findings point into the catalogue, which must outlive the audit.
Audit audit_machine(const platform::Machine& machine, const knowledge::Catalogue& catalogue);

struct Counts {
    int met = 0;
    int not_met = 0;
    int unknown = 0;
    int denied = 0;  // of the unknown, those that an administrator could tell
    int not_applicable = 0;

    [[nodiscard]] int looked_at() const { return met + not_met; }
    [[nodiscard]] int concerned() const { return met + not_met + unknown; }
};

Counts count(const std::vector<checks::Finding>& findings);

// What the audit alone says of the rules, as it would stand in the file of a practice that has answered nothing. The findings must outlive it.
struct Seen {
    std::vector<checklist::Evidence> evidence;
    checklist::PracticeStanding standing;  // points into evidence
};
std::unique_ptr<const Seen> seen_in(const Audit& audit, const knowledge::Catalogue& catalogue);

// danger: not met, and enough to break an essential rule.
document::Tone tone_of(const checks::Finding& finding, const knowledge::Catalogue& catalogue);

// What is not met, most urgent first: in the order in which the plan has their rules, and among those of one rule by danger, then by the effort it takes. At most so many.
std::vector<const checks::Finding*> most_urgent(const Audit& audit, const checklist::PracticeStanding& standing, std::size_t at_most);

}  // namespace asepsie::application
