// The delays that run in an incident: from when, until when, and what became of each.
#pragma once

#include "domain/incident/incident.h"

namespace asepsie::incident {

enum class ClockState : std::uint8_t {
    waiting,     // the moment from which it runs has not been noted
    running,
    urgent,      // less than urgent_before is left
    over,        // late: still due
    met,
    met_late,
    not_needed,  // the practice decided so, with its reasons
    not_done,    // still due when the incident was closed
};
std::string_view name_of(ClockState state);
constexpr std::chrono::hours urgent_before{12};

struct Clock {
    const knowledge::Deadline* deadline = nullptr;
    ClockState state = ClockState::waiting;
    std::optional<Moment> starts;
    std::optional<Moment> due;  // nothing where no figure is known: without delay
    std::optional<Moment> met;
};

// Hours that the practice's own contracts give, by deadline.
using OwnDelays = std::map<std::string, int, std::less<>>;

// Those that exist in this incident, in the order of knowledge/incident.
std::vector<Clock> clocks_of(const Incident& incident, const knowledge::Catalogue& catalogue, const OwnDelays& own, Moment now);

}  // namespace asepsie::incident
