// A practice's file as pages: how it stands, its ten items, its plan, its lists, its history.
#pragma once

#include "application/practice/practice_file.h"
#include "foundation/document/document.h"

namespace asepsie::application {

// Shared by all pages of a practice: what they are about and for whom.
struct PageSetting {
    const knowledge::Catalogue& catalogue;
    knowledge::Language language;
    Date today;
};

// "seen on this computer on 23 November 2026, to be confirmed before…", "nobody has said yet".
std::string evidence_in_words(const checklist::RuleStanding& rule, const PageSetting& setting);
std::string answer_in_words(checklist::Answer answer, const PageSetting& setting);
// "well protected".
std::string gauge_in_words(const checklist::Gauge& gauge, const PageSetting& setting);

// The one sentence that says where the practice stands.
document::Lead today_lead(const PracticeView& view, const PageSetting& setting);
// The day an action of the plan is for: the one that was chosen, else the one proposed.
Date day_of(const PracticeView& view, std::size_t place, Date today);
// An action of the plan with its reason and steps.
document::Action action_block(const PracticeView& view, std::size_t place, const PageSetting& setting);

document::Document today_page(const PracticeView& view, const PageSetting& setting);
document::Document items_page(const PracticeView& view, const PageSetting& setting);
document::Document item_standing_page(const PracticeView& view, const checklist::ItemStanding& item, const PageSetting& setting);
document::Document rule_standing_page(const PracticeView& view, const checklist::RuleStanding& rule, const std::vector<KeptEvidence>& kept, const std::vector<KeptFinding>& findings, const PageSetting& setting);
document::Document plan_page(const PracticeView& view, const PageSetting& setting);

// Rules of which nothing is known, not even that the practice does not know.
bool is_unanswered(const PracticeView& view, const checklist::RuleStanding& rule, Date today);
std::int64_t unanswered_in(const PracticeView& view, Date today);
// The next one after a rule, in the order of the items, then from the first again; null where there is no other. after: null to begin.
const knowledge::Rule* next_unanswered(const PracticeView& view, const knowledge::Rule* after, Date today);

// What the practice does not know and somebody else does: one letter for each person asked.
struct Letter {
    std::string to;    // empty: a supplier that no list names yet
    std::string mail;  // empty where it is not known
    std::vector<const knowledge::Rule*> rules;
};
// Who may be asked: people and suppliers.
Result<std::vector<practice::Entry>> entries_to_ask(const PracticeFile& file, Date today);
// entries: who may be asked.
std::vector<Letter> letters_of(const PracticeView& view, const std::vector<practice::Entry>& entries, const PageSetting& setting);
std::string addressee_of(const Letter& letter, const PageSetting& setting);
std::vector<std::string> questions_in(const Letter& letter, const PageSetting& setting);
std::string text_of(const Letter& letter, const PageSetting& setting);
document::Document questions_page(const std::vector<Letter>& letters, const PageSetting& setting);

// The practice in a few words, one of its lists, and both together. Kinds that a practice of its sort usually has and this list does not.
document::Document description_page(const practice::Practice& practice, const PageSetting& setting);
document::Document list_page(Register list, const std::vector<practice::Entry>& entries, const std::vector<practice::Entry>& suppliers, const PageSetting& setting);
std::vector<std::string_view> usual_missing(Register list, const practice::Practice& practice, const std::vector<practice::Entry>& entries);
document::Document review_page(const std::vector<checklist::Evidence>& waiting, const PracticeView& view, const PageSetting& setting);
document::Document practice_page(const practice::Practice& practice, const std::vector<practice::Entry>& entries, const PageSetting& setting);
document::Document history_page(
    const std::vector<practice::Change>& changes, const std::vector<practice::Departure>& departures, const std::vector<Snapshot>& snapshots, const PageSetting& setting);

// The dated actions of the plan as an iCalendar object (RFC 5545); now: when it is made.
std::string plan_as_calendar(const PracticeView& view, const PageSetting& setting, Moment now);

}  // namespace asepsie::application
