// What a person does with an incident under way, from a page or a command alike.
#pragma once

#include "application/incident/incident_view.h"
#include "domain/words/word.h"

namespace asepsie::application {

// A moment as it was typed, in the practice's time. May it lie ahead? Only what a telephone shows may, against a computer that is late.
enum class Ahead : std::uint8_t { refused, allowed };
struct TypedMoment {
    std::optional<Moment> moment;           // nothing where it was left empty, or is wrong
    std::optional<words::Word> wrong;       // what to say of it: it takes the gap "what"
};
TypedMoment read_moment(std::string_view typed, const IncidentView& view, Ahead ahead);

// The name of a file as the journal keeps it: on one line, without signs that fool the eye, cut between two signs where it is too long.
std::string evidence_name(std::string_view name);

// Puts a rule that the incident showed wanting into the plan. not_found where there is no such rule.
Result<Done> plan_lesson(PracticeFile& file, const std::string& rule, const IncidentView& view, const PageSetting& setting, Moment now);

// Those of the facts that were typed otherwise than they are known, each a line of the journal.
Result<Done> write_facts(PracticeFile& file, const IncidentView& view, const std::map<std::string, std::string, std::less<>>& typed, const std::string& author, const PageSetting& setting,
    const incident::ClockSample& clock);

}  // namespace asepsie::application
