#include "application/incident/incident_view.h"

#include "application/practice/page_words.h"

#include <algorithm>

namespace asepsie::application {
namespace {

using incident::Clock;
using incident::ClockState;
using incident::ClockTrust;
using incident::RecordKind;
using knowledge::Catalogue;
using knowledge::Language;
using practice::Entry;

incident::OwnDelays own_delays(const practice::Practice& practice)
{
    incident::OwnDelays own;
    if (practice.insurer_hours > 0) {
        own["insurer"] = practice.insurer_hours;
    }
    if (practice.supplier_hours > 0) {
        own["supplier"] = practice.supplier_hours;
    }
    return own;
}

// An online service with a number of its own is called as its publisher or its host would be.
std::string_view serves_as(std::string_view kind)
{
    const bool is_software = kind == "practice_software" || kind == "booking" || kind == "billing" || kind == "teleconsultation";
    return is_software ? "software_publisher" : kind == "online_storage" ? "host" : "";
}

std::string about_in_words(const incident::Record& record, const IncidentView& view, const PageSetting& setting)
{
    const Catalogue& catalogue = setting.catalogue;
    switch (record.kind) {
    case RecordKind::opened:
    case RecordKind::situation: return situation_in_words(record.about, setting);
    case RecordKind::step:
    case RecordKind::skipped:
    case RecordKind::undone:
        if (view.situation != nullptr) {
            for (const knowledge::ReflexStep& step : view.situation->steps) {
                if (step.id == record.about) {
                    return std::string(step.text.in(setting.language));
                }
            }
        }
        return document::literal(record.about);
    case RecordKind::milestone:
        return knowledge::milestone_named(record.about) ? named(setting, "milestone_", record.about) : document::literal(record.about);
    case RecordKind::duty:
        if (const knowledge::Deadline* deadline = catalogue.deadline(record.about)) {
            return std::string(deadline->title.in(setting.language));
        }
        return document::literal(record.about);
    case RecordKind::fact:
        if (const knowledge::IncidentFact* fact = catalogue.incident_fact(record.about); fact != nullptr && !fact->label.empty()) {
            return std::string(fact->label.in(setting.language));
        }
        return document::literal(record.about);
    case RecordKind::decision: {
        const auto decision = incident::breach_decision_in(record.about);
        return decision ? decision_in_words(*decision, setting) : std::string();
    }
    case RecordKind::note:
    case RecordKind::call:
    case RecordKind::evidence:
    case RecordKind::clock:
    case RecordKind::closed:
    case RecordKind::reopened: return document::literal(record.about);
    }
    return {};
}

std::string evidence_in_words(const incident::EvidenceFile& file, const PageSetting& setting)
{
    return say(setting, file.attachment.empty() ? Word::record_evidence_not_copied : Word::record_evidence,
        {{"name", document::literal(file.name)}, {"size", words::show_quantity(setting.catalogue, file.bytes, facts::Unit::bytes, setting.language)}, {"hash", document::literal(file.sha256)}});
}

}  // namespace

const Zone& zone_of(const practice::Practice& practice, const Catalogue& catalogue)
{
    const knowledge::Territory* territory = catalogue.territory(practice.territory);
    return (territory != nullptr ? *territory : catalogue.territories.front()).zone;
}

Result<IncidentPlace> incident_place(const PracticeFile& file, const Catalogue& catalogue, Date today)
{
    IncidentPlace place;
    place.practice = TRY(file.practice());
    place.zone = zone_of(place.practice, catalogue);
    for (const auto list : {Register::supplier, Register::service, Register::number}) {
        for (Entry& entry : TRY(file.entries(list, today))) {
            if (!entry.phone.empty() && !entry.is_gone(today)) {
                place.reachable.push_back(std::move(entry));
            }
        }
    }
    for (const Entry& person : TRY(file.entries(Register::person, today))) {
        if (person.kind == "practitioner" && !person.is_gone(today)) {
            place.practitioner = person.name;
            break;
        }
    }
    return place;
}

Result<std::unique_ptr<const IncidentView>> incident_view(PracticeFile& file, const Catalogue& catalogue, std::int64_t id, const incident::ClockSample& clock)
{
    auto view = std::make_unique<IncidentView>();
    view->kept = TRY(IncidentBook(file).incident(id));
    view->situation = catalogue.situation(view->state().situation);
    view->place = TRY(incident_place(file, catalogue, date_of(clock.shown)));
    view->now = incident::judge_clock(clock, view->state().last_clock, view->state().told_time);
    view->clocks = incident::clocks_of(view->state(), catalogue, own_delays(view->place.practice), view->now.at);
    return std::unique_ptr<const IncidentView>(std::move(view));
}

Result<std::optional<std::int64_t>> incident_under_way(PracticeFile& file)
{
    const IncidentBook book(file);
    for (const std::int64_t id : TRY(book.ids())) {
        const auto kept = book.incident(id);
        // One whose journal does not hold is shown too, and says so.
        if (!kept.ok() || kept->state.is_open()) {
            return std::optional(id);
        }
    }
    return std::optional<std::int64_t>();
}

// ---- whom to call ----

Call call_of(const knowledge::Contact& contact, Language language)
{
    return {std::string(contact.name.in(language)), std::string(contact.phone), std::string(contact.url), std::string(contact.purpose.in(language))};
}

Call call_of(const Entry& entry, const Catalogue& catalogue, Language language) { return {entry.name, entry.phone, "", words::say_named(catalogue, "kind_" + entry.kind, language), entry.reference}; }

std::vector<Call> calls_for(std::string_view whom, const Catalogue& catalogue, const std::vector<Entry>& reachable, Language language)
{
    if (whom.empty()) {
        return {};
    }
    if (const knowledge::Contact* contact = catalogue.contact(whom)) {
        Call call = call_of(*contact, language);
        call.purpose.clear();
        return {call};
    }
    std::vector<Call> calls;
    for (const Entry& entry : reachable) {
        if (entry.kind == whom || serves_as(entry.kind) == whom) {
            calls.push_back(call_of(entry, catalogue, language));
            calls.back().purpose.clear();
        }
    }
    if (calls.empty()) {
        const std::string kind = words::say_named(catalogue, whom == "bank" ? "call_bank" : "kind_" + std::string(whom), language);
        calls.push_back({words::say(catalogue, Word::guide_no_number, language, {{"who", kind}}), "", "", ""});
    }
    return calls;
}

std::string line_of(const Call& call, const Catalogue& catalogue, Language language)
{
    std::string line = "**" + document::literal(call.name) + "**";
    for (const std::string* more : {&call.phone, &call.url}) {
        line += more->empty() ? "" : "  " + document::literal(*more);
    }
    return call.reference.empty() ? line : line + "  " + words::say(catalogue, Word::papers_contract, language, {{"reference", document::literal(call.reference)}});
}

std::string dialled(const std::string& phone)
{
    std::string digits = "tel:";
    std::copy_if(phone.begin(), phone.end(), std::back_inserter(digits), [](char c) { return (c >= '0' && c <= '9') || c == '+'; });
    return digits;
}

// ---- words ----

std::string moment_in_words(Moment moment, const IncidentPlace& place, const PageSetting& setting) { return words::show_moment(setting.catalogue, wall_time(place.zone, moment), setting.language); }

std::string span_in_words(std::chrono::seconds span, const PageSetting& setting)
{
    const auto minutes = std::chrono::floor<std::chrono::minutes>(span < std::chrono::seconds(0) ? -span : span);
    return words::show_span(setting.catalogue, minutes, setting.language);
}

std::string clock_in_words(const Clock& clock, Moment now, const PageSetting& setting)
{
    if (!clock.starts || clock.state == ClockState::met || clock.state == ClockState::met_late || clock.state == ClockState::not_needed || clock.state == ClockState::not_done) {
        return {};
    }
    if (!clock.due) {
        return say(setting, Word::clock_since, {{"span", span_in_words(now - *clock.starts, setting)}});
    }
    return say(setting, *clock.due >= now ? Word::clock_left : Word::clock_over_by, {{"span", span_in_words(*clock.due - now, setting)}});
}

document::Tone tone_of(ClockState state)
{
    switch (state) {
    case ClockState::waiting: return document::Tone::unknown;
    case ClockState::running: return document::Tone::to_do;
    case ClockState::urgent:
    case ClockState::over: return document::Tone::danger;
    case ClockState::met: return document::Tone::in_order;
    case ClockState::met_late:
    case ClockState::not_done: return document::Tone::disputed;
    case ClockState::not_needed: return document::Tone::neutral;
    }
    return document::Tone::neutral;
}

std::string record_in_words(const incident::Noted& noted, const IncidentView& view, const PageSetting& setting)
{
    const incident::Record& record = noted.record;
    const std::string text = document::literal(record.text);
    const std::string about = about_in_words(record, view, setting);
    const std::string happened = moment_in_words(record.happened.value_or(noted.at), view.place, setting);
    const auto with_text = [&](std::string said) { return text.empty() ? said : said + " (" + text + ")"; };
    switch (record.kind) {
    case RecordKind::opened: return say(setting, Word::record_opened, {{"about", about}});
    case RecordKind::note: return text;
    case RecordKind::call: return with_text(say(setting, Word::record_call, {{"about", about}}));
    case RecordKind::step: return with_text(say(setting, Word::record_step, {{"about", about}}));
    case RecordKind::skipped: return with_text(say(setting, Word::record_skipped, {{"about", about}}));
    case RecordKind::undone: return with_text(say(setting, Word::record_undone, {{"about", about}}));
    case RecordKind::milestone: return with_text(say(setting, Word::record_milestone, {{"about", about}, {"moment", happened}}));
    case RecordKind::duty: return with_text(say(setting, Word::record_duty, {{"about", about}}));
    case RecordKind::fact: return text.empty() ? say(setting, Word::record_fact_cleared, {{"about", about}}) : say(setting, Word::record_fact, {{"about", about}, {"text", text}});
    case RecordKind::decision: return with_text(say(setting, Word::record_decision, {{"about", about}}));
    case RecordKind::evidence: return record.file ? with_text(evidence_in_words(*record.file, setting)) : text;
    case RecordKind::clock: return say(setting, Word::record_clock, {{"moment", happened}});
    case RecordKind::situation: return say(setting, Word::record_situation, {{"about", about}});
    case RecordKind::closed: return say(setting, Word::record_closed, {{"text", text}});
    case RecordKind::reopened: return say(setting, Word::record_reopened);
    }
    return text;
}

std::string decision_in_words(const incident::BreachDecision& decision, const PageSetting& setting)
{
    return say(setting, Word::breach_decided,
        {{"notify", say(setting, decision.notifies ? Word::tri_yes : Word::tri_no)}, {"patients", named(setting, "breach_patients_", incident::name_of(decision.patients))}});
}

std::string clock_trust_in_words(const IncidentView& view, const PageSetting& setting)
{
    if (view.now.trust == ClockTrust::steady) {
        return {};
    }
    return named(setting, "clock_trust_", incident::name_of(view.now.trust), {{"moment", moment_in_words(view.now.at, view.place, setting)}, {"span", span_in_words(view.now.off_by, setting)}});
}

std::string situation_in_words(std::string_view situation, const PageSetting& setting)
{
    const knowledge::Situation* found = setting.catalogue.situation(situation);
    return found != nullptr ? std::string(found->short_title.in(setting.language)) : document::literal(situation);
}

}  // namespace asepsie::application
