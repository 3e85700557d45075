// What an incident says on a screen, in a terminal and on paper.
#pragma once

#include "application/incident/incident_view.h"
#include "domain/incident/letters.h"
#include "foundation/document/document.h"

namespace asepsie::application {

// ---- with nothing configured ----

// What may be happening, each with the guide for it.
document::Document situations_page(const PageSetting& setting);
// One guide, from the first minutes to the way back. reachable: those of the practice who can be called; empty while it is locked.
document::Document guide_page(const knowledge::Situation& situation, const std::vector<practice::Entry>& reachable, const PageSetting& setting);

// ---- an incident under way ----

document::Document incident_page(const IncidentView& view, const PageSetting& setting);
document::Document journal_page(const IncidentView& view, const PageSetting& setting);
// Gestures of the guide that are not done, of the earliest phase that has any.
std::vector<const knowledge::ReflexStep*> next_steps(const IncidentView& view);
// All of them, with what was decided and why (GDPR, article 33, paragraph 5).
document::Document register_page(const std::vector<std::unique_ptr<const IncidentView>>& incidents, const PageSetting& setting);
// The same of a whole file; an incident whose journal does not hold is named as such.
Result<document::Document> register_of(PracticeFile& file, const PageSetting& setting, const incident::ClockSample& clock);
// The advice of the seven answers, with its reasons.
document::Document advice_page(const incident::BreachAnswers& answers, const PageSetting& setting);
// The whole story, for whoever reads it without the program.
document::Document story_page(const IncidentView& view, const PageSetting& setting);
// The delays that run, as an iCalendar object (RFC 5545).
std::string clocks_as_calendar(const IncidentView& view, const PageSetting& setting);

// ---- letters ----

// What stands in their gaps.
incident::KnownFacts known_facts(const IncidentView& view, const PageSetting& setting);
incident::FilledLetter filled_letter(const IncidentView& view, const knowledge::IncidentLetter& letter, const PageSetting& setting);
// Names of what is missing, in words.
std::vector<std::string> missing_in_words(const incident::FilledLetter& letter, const PageSetting& setting);
document::Document letter_document(const incident::FilledLetter& letter, const PageSetting& setting);
std::string letter_text(const incident::FilledLetter& letter);
document::Document letters_page(const IncidentView& view, const PageSetting& setting);

}  // namespace asepsie::application
