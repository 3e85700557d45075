#include "domain/incident/clocks.h"

namespace asepsie::incident {
namespace {

using knowledge::Applies;
using knowledge::DataTouched;
using knowledge::Deadline;
using knowledge::Milestone;

bool are_data_concerned(const Incident& incident, const knowledge::Situation* situation)
{
    return incident.decision || incident.milestones.contains(Milestone::data_known) || (situation != nullptr && situation->data != DataTouched::rarely);
}

bool exists(const Deadline& deadline, const Incident& incident, const knowledge::Situation* situation, const OwnDelays& own)
{
    switch (deadline.applies) {
    case Applies::attack: return situation != nullptr && situation->is_attack;
    case Applies::data: return are_data_concerned(incident, situation);
    case Applies::high_risk: return are_data_concerned(incident, situation);
    case Applies::contract: return own.contains(deadline.id);
    }
    return false;
}

std::optional<int> hours_of(const Deadline& deadline, const OwnDelays& own)
{
    const auto found = own.find(deadline.id);
    return deadline.is_own && found != own.end() ? std::optional(found->second) : deadline.hours;
}

ClockState state_of(const Clock& clock, bool is_needed, bool is_open, Moment now)
{
    if (clock.met) {
        return clock.due && *clock.met > *clock.due ? ClockState::met_late : ClockState::met;
    }
    if (!is_needed) {
        return ClockState::not_needed;
    }
    if (!is_open) {
        return ClockState::not_done;
    }
    if (!clock.starts) {
        return ClockState::waiting;
    }
    if (!clock.due || now + urgent_before < *clock.due) {
        return ClockState::running;
    }
    return now <= *clock.due ? ClockState::urgent : ClockState::over;
}

}  // namespace

std::string_view name_of(ClockState state)
{
    constexpr std::array<std::string_view, 8> names{"waiting", "running", "urgent", "over", "met", "met_late", "not_needed", "not_done"};
    return names.at(static_cast<std::size_t>(state));
}

std::vector<Clock> clocks_of(const Incident& incident, const knowledge::Catalogue& catalogue, const OwnDelays& own, Moment now)
{
    const knowledge::Situation* situation = catalogue.situation(incident.situation);
    std::vector<Clock> clocks;
    for (const Deadline& deadline : catalogue.deadlines) {
        const auto duty = incident.duties.find(deadline.id);
        if (duty == incident.duties.end() && !exists(deadline, incident, situation, own)) {
            continue;
        }
        Clock clock;
        clock.deadline = &deadline;
        if (const auto found = incident.milestones.find(deadline.from); found != incident.milestones.end()) {
            clock.starts = found->second;
        }
        const auto hours = hours_of(deadline, own);
        if (clock.starts && hours) {
            clock.due = *clock.starts + std::chrono::hours(*hours);
        }
        if (duty != incident.duties.end()) {
            clock.met = duty->second.met;
        }
        const bool is_needed = !incident.decision || (deadline.applies == Applies::data ? incident.decision->notifies : deadline.applies != Applies::high_risk || incident.decision->patients != TellPatients::no);
        clock.state = state_of(clock, is_needed, incident.is_open(), now);
        clocks.push_back(clock);
    }
    return clocks;
}

}  // namespace asepsie::incident
