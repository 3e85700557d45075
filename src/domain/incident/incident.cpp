#include "domain/incident/incident.h"

namespace asepsie::incident {
namespace {

void take(Incident& incident, const Noted& noted)
{
    const Record& record = noted.record;
    const Moment when = record.happened.value_or(noted.at);
    switch (record.kind) {
    case RecordKind::opened:
        incident.situation = record.about;
        incident.opened = noted.at;
        break;
    case RecordKind::situation: incident.situation = record.about; break;
    case RecordKind::step:
        incident.steps[record.about] = when;
        incident.skipped.erase(record.about);
        break;
    case RecordKind::skipped: incident.skipped.insert(record.about); break;
    case RecordKind::undone:
        incident.steps.erase(record.about);
        incident.skipped.erase(record.about);
        break;
    case RecordKind::milestone:
        if (const auto milestone = knowledge::milestone_named(record.about)) {
            incident.milestones[*milestone] = when;
        }
        break;
    case RecordKind::duty: incident.duties[record.about] = {when, record.text}; break;
    case RecordKind::fact:
        if (record.text.empty()) {
            incident.facts.erase(record.about);
        } else {
            incident.facts[record.about] = record.text;
        }
        break;
    case RecordKind::decision:
        if (const auto decision = breach_decision_in(record.about)) {
            incident.decision = decision;
            incident.decision_reasons = record.text;
            incident.decided_by = record.author;
        }
        break;
    case RecordKind::evidence:
        if (record.file) {
            incident.evidence.push_back(*record.file);
        }
        break;
    case RecordKind::clock:
        if (record.happened) {
            incident.told_time = ToldTime{*record.happened, record.clock};
        }
        break;
    case RecordKind::closed:
        incident.closed = noted.at;
        incident.lessons = record.text;
        break;
    case RecordKind::reopened: incident.closed.reset(); break;
    case RecordKind::note:
    case RecordKind::call: break;
    }
    incident.last_clock = corrected_clock(noted);
    incident.entries = noted.n;
}

}  // namespace

Incident incident_in(const std::vector<Noted>& journal)
{
    Incident incident;
    for (const Noted& noted : journal) {
        take(incident, noted);
    }
    return incident;
}

}  // namespace asepsie::incident
