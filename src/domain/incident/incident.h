// What became of an incident: everything its journal says, put together. The journal alone is kept; this is read from it.
#pragma once

#include "domain/incident/breach.h"
#include "domain/incident/record.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace asepsie::incident {

struct Duty {
    Moment met{};
    std::string reference;  // "récépissé 2026-1234"
};

struct Incident {
    std::string situation;  // an id of knowledge/reflex
    Moment opened{};
    std::optional<Moment> closed;
    std::string lessons;
    std::map<std::string, Moment, std::less<>> steps;         // by gesture: when it was done
    std::set<std::string, std::less<>> skipped;               // gestures that do not concern this practice
    std::map<knowledge::Milestone, Moment> milestones;        // as last corrected
    std::map<std::string, Duty, std::less<>> duties;          // by deadline
    std::map<std::string, std::string, std::less<>> facts;    // by fact, the last words on it; none that is empty
    std::optional<BreachDecision> decision;
    std::string decision_reasons;
    std::string decided_by;
    std::vector<EvidenceFile> evidence;
    std::optional<ToldTime> told_time;
    std::optional<ClockSample> last_clock;
    std::uint64_t entries = 0;

    [[nodiscard]] bool is_open() const { return !closed; }
};

// In the order of the journal. Later records win; nothing is forgotten but what they correct.
Incident incident_in(const std::vector<Noted>& journal);

}  // namespace asepsie::incident
