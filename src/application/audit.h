// The audit: a machine looked at, judged, and what matters most of it.
#pragma once

#include "domain/checks/judge.h"
#include "domain/facts/fact_set.h"
#include "domain/knowledge/catalogue.h"
#include "foundation/document/document.h"
#include "foundation/platform/machine.h"

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
// Of one item of the checklist (its index in the catalogue).
Counts count_item(const Audit& audit, const knowledge::Catalogue& catalogue, std::size_t item);

// How an item stands by what the machine showed: danger where a grave check is not met, to_do where another is, unknown where nothing could be
// looked at, neutral where no check of it concerns this machine.
document::Tone tone_of_item(const Audit& audit, const knowledge::Catalogue& catalogue, std::size_t item);
document::Tone tone_of(const checks::Finding& finding);

// What is not met, most urgent first: by danger to patients' data, then by the effort it takes, then what one can do oneself.
// At most so many.
std::vector<const checks::Finding*> most_urgent(const Audit& audit, std::size_t at_most);

}  // namespace asepsie::application
