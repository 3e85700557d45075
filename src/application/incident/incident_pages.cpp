#include "application/incident/incident_pages.h"

#include "application/practice/page_words.h"
#include "foundation/document/icalendar.h"

#include <algorithm>

namespace asepsie::application {
namespace {

using incident::Clock;
using incident::ClockState;

bool is_done(const incident::Incident& state, const knowledge::ReflexStep& step) { return state.steps.contains(step.id); }

void add_clocks(document::Document& page, const IncidentView& view, const PageSetting& setting)
{
    if (view.clocks.empty()) {
        return;
    }
    page.add(document::Heading{2, say(setting, Word::clocks_title)});
    for (const Clock& clock : view.clocks) {
        const std::string left = clock_in_words(clock, view.now.at, setting);
        std::string below;
        if (clock.met) {
            below = say(setting, Word::clock_met_on, {{"moment", moment_in_words(*clock.met, view.place, setting)}});
        } else if (clock.due) {
            below = say(setting, Word::clock_until, {{"moment", moment_in_words(*clock.due, view.place, setting)}});
        } else {
            below = clock.starts ? say(setting, Word::clock_without_delay) : std::string(clock.deadline->starts.in(setting.language));
        }
        const std::string state = named(setting, "clock_state_", incident::name_of(clock.state));
        std::string title = "**" + std::string(clock.deadline->title.in(setting.language)) + "**";
        title += left.empty() ? "" : " : " + left;
        page.add(document::StatusLine{tone_of(clock.state), state, std::move(title), state, "", below + (below.ends_with('.') ? " " : ". ") + std::string(clock.deadline->article.in(setting.language))});
        if (clock.state == ClockState::over) {
            page.add(document::Paragraph{std::string(clock.deadline->late.in(setting.language))});
        }
        if (!clock.deadline->conflict.empty() && clock.state != ClockState::met && view.state().situation == "supplier_attacked") {
            page.add(document::Paragraph{std::string(clock.deadline->conflict.in(setting.language))});
        }
    }
}

std::string fact_or(const IncidentView& view, std::string_view fact, const std::string& otherwise)
{
    const auto found = view.state().facts.find(fact);
    return found == view.state().facts.end() ? otherwise : document::literal(found->second);
}

std::string joined_facts(const IncidentView& view, std::initializer_list<std::string_view> facts, const PageSetting& setting)
{
    std::string all;
    for (const std::string_view fact : facts) {
        const std::string known = fact_or(view, fact, "");
        all += known.empty() || all.empty() ? known : " ; " + known;
    }
    return all.empty() ? say(setting, Word::register_unknown) : all;
}

}  // namespace

std::vector<const knowledge::ReflexStep*> next_steps(const IncidentView& view)
{
    std::vector<const knowledge::ReflexStep*> next;
    if (view.situation == nullptr) {
        return next;
    }
    for (const knowledge::ReflexStep& step : view.situation->steps) {
        if (!is_done(view.state(), step) && !view.state().skipped.contains(step.id) && (next.empty() || next.front()->phase == step.phase)) {
            next.push_back(&step);
        }
    }
    return next;
}

document::Document incident_page(const IncidentView& view, const PageSetting& setting)
{
    const std::string situation = situation_in_words(view.state().situation, setting);
    const auto discovered = view.state().milestones.find(knowledge::Milestone::attack_known);
    const Moment since = discovered == view.state().milestones.end() ? view.state().opened : discovered->second;
    document::Document page = page_of(setting, say(setting, Word::incident_page_title, {{"situation", situation}, {"moment", moment_in_words(since, view.place, setting)}}));
    if (view.state().closed) {
        page.add(document::Lead{document::Tone::neutral, say(setting, Word::incident_closed_on, {{"moment", moment_in_words(*view.state().closed, view.place, setting)}})});
    }
    if (const std::string trust = clock_trust_in_words(view, setting); !trust.empty()) {
        page.add(document::StatusLine{document::Tone::disputed, "", trust, "", "", ""});
    }
    add_clocks(page, view, setting);
    if (view.state().is_open()) {
        page.add(document::Heading{2, say(setting, Word::incident_next)});
        const auto next = next_steps(view);
        if (next.empty()) {
            page.add(document::Paragraph{say(setting, Word::incident_all_done)});
        }
        for (const knowledge::ReflexStep* step : next) {
            std::string called;
            for (const Call& call : calls_for(step->call, setting.catalogue, view.place.reachable, setting.language)) {
                called += (called.empty() ? "" : ", ") + line_of(call, setting.catalogue, setting.language);
            }
            page.add(document::StatusLine{document::Tone::to_do, "", std::string(step->text.in(setting.language)), std::string(step->id), "", called.empty() ? std::string(step->why.in(setting.language)) : called});
        }
    }
    page.add(document::Aside{say(setting, Word::journal_code, {{"code", view.kept.code}})});
    return page;
}

document::Document journal_page(const IncidentView& view, const PageSetting& setting)
{
    document::Document page = page_of(setting, say(setting, Word::incident_journal));
    page.add(document::Paragraph{say(setting, Word::journal_lead)});
    page.add(document::Paragraph{say(setting, Word::journal_code, {{"code", "**" + view.kept.code + "**"}})});
    for (const incident::Noted& noted : view.kept.journal) {
        const incident::Record& record = noted.record;
        const bool is_later = record.happened && *record.happened != noted.at && record.kind != incident::RecordKind::milestone && record.kind != incident::RecordKind::clock;
        std::string below = moment_in_words(is_later ? *record.happened : noted.at, view.place, setting);
        below += record.author.empty() ? "" : ", " + document::literal(record.author);
        below += is_later ? ", " + say(setting, Word::journal_noted_at, {{"moment", moment_in_words(noted.at, view.place, setting)}}) : "";
        below += record.is_from_paper ? ", " + say(setting, Word::journal_paper_mark) : "";
        page.add(document::StatusLine{document::Tone::neutral, "", record_in_words(noted, view, setting), std::to_string(noted.n), "", std::move(below)});
    }
    return page;
}

document::Document register_page(const std::vector<std::unique_ptr<const IncidentView>>& incidents, const PageSetting& setting)
{
    document::Document page = page_of(setting, say(setting, Word::register_title));
    page.add(document::Paragraph{say(setting, Word::register_lead)});
    if (incidents.empty()) {
        page.add(document::Paragraph{say(setting, Word::incident_none)});
    }
    for (const auto& view : incidents) {
        const incident::Incident& state = view->state();
        page.add(document::Heading{2, std::to_string(view->kept.id) + ". " + situation_in_words(state.situation, setting) + " (" + say(setting, state.is_open() ? Word::register_open : Word::register_closed) + ")"});
        document::Details details;
        const auto add = [&](const std::string& label, const std::string& value) { details.pairs.emplace_back(label, value); };
        for (const auto& [milestone, moment] : state.milestones) {
            add(named(setting, "milestone_", knowledge::name_of(milestone)), moment_in_words(moment, view->place, setting));
        }
        const std::string unknown = say(setting, Word::register_unknown);
        add(say(setting, Word::register_happened), fact_or(*view, "nature", unknown));
        add(say(setting, Word::register_data), joined_facts(*view, {"data_kinds", "records"}, setting));
        add(say(setting, Word::register_persons), joined_facts(*view, {"persons_kinds", "persons"}, setting));
        add(say(setting, Word::register_effects), fact_or(*view, "consequences", unknown));
        add(say(setting, Word::register_measures), fact_or(*view, "measures_taken", unknown));
        add(say(setting, Word::register_planned), fact_or(*view, "measures_planned", unknown));
        std::string decision = state.decision ? decision_in_words(*state.decision, setting) : say(setting, Word::breach_undecided);
        decision += state.decision_reasons.empty() ? "" : " " + document::literal(state.decision_reasons);
        decision += state.decided_by.empty() ? "" : " " + say(setting, Word::register_decided_by, {{"name", document::literal(state.decided_by)}});
        add(say(setting, Word::register_decision), decision);
        for (const Clock& clock : view->clocks) {
            const std::string met = clock.met ? say(setting, Word::clock_met_on, {{"moment", moment_in_words(*clock.met, view->place, setting)}}) : named(setting, "clock_state_", incident::name_of(clock.state));
            const auto duty = state.duties.find(clock.deadline->id);
            const std::string reference = duty == state.duties.end() || duty->second.reference.empty() ? "" : " (" + document::literal(duty->second.reference) + ")";
            add(std::string(clock.deadline->title.in(setting.language)), met + reference);
        }
        page.add(std::move(details));
    }
    return page;
}

Result<document::Document> register_of(PracticeFile& file, const PageSetting& setting, const incident::ClockSample& clock)
{
    std::vector<std::unique_ptr<const IncidentView>> all;
    std::vector<std::int64_t> broken;
    for (const std::int64_t id : TRY(IncidentBook(file).ids())) {
        if (auto view = incident_view(file, setting.catalogue, id, clock); view.ok()) {
            all.push_back(std::move(view).value());
        } else {
            broken.push_back(id);
        }
    }
    document::Document page = register_page(all, setting);
    for (const std::int64_t id : broken) {
        page.add(document::StatusLine{document::Tone::danger, "", "**" + std::to_string(id) + "** " + say(setting, Word::journal_does_not_hold), ""});
    }
    return page;
}

document::Document advice_page(const incident::BreachAnswers& answers, const PageSetting& setting)
{
    const incident::BreachAdvice advice = incident::advise(answers);
    document::Document page = page_of(setting, say(setting, Word::incident_decision));
    for (const incident::BreachQuestion question : incident::all_breach_questions) {
        page.add(document::StatusLine{document::Tone::neutral, "", named(setting, "breach_", incident::name_of(question)), named(setting, "tri_", incident::name_of(answers.of(question)))});
    }
    page.add(document::Heading{2, say(setting, Word::breach_advice)});
    page.add(document::Lead{advice.notifies ? document::Tone::to_do : document::Tone::neutral, say(setting, advice.notifies ? Word::breach_advice_notify_yes : Word::breach_advice_notify_no)});
    page.add(document::Paragraph{named(setting, "breach_advice_patients_", incident::name_of(advice.patients))});
    document::List reasons;
    for (const std::string_view reason : advice.reasons) {
        reasons.items.push_back(named(setting, "breach_because_", reason));
    }
    page.add(std::move(reasons));
    page.add(document::Aside{say(setting, Word::breach_not_advice)});
    return page;
}

document::Document story_page(const IncidentView& view, const PageSetting& setting)
{
    document::Document page = page_of(setting, say(setting, Word::dossier_story));
    const incident::Incident& state = view.state();
    document::Details head;
    const auto add = [&](Word label, const std::string& value) {
        if (!value.empty()) {
            head.pairs.emplace_back(say(setting, label), value);
        }
    };
    add(Word::practice_name, document::literal(view.place.practice.name));
    add(Word::incident_choose, view.situation != nullptr ? std::string(view.situation->title.in(setting.language)) : situation_in_words(state.situation, setting));
    for (const auto& [milestone, moment] : state.milestones) {
        head.pairs.emplace_back(named(setting, "milestone_", knowledge::name_of(milestone)), moment_in_words(moment, view.place, setting));
    }
    page.add(std::move(head));
    document::Details known;
    for (const knowledge::IncidentFact& fact : setting.catalogue.incident_facts) {
        const auto found = state.facts.find(fact.id);
        if (found != state.facts.end() && fact.kind != knowledge::IncidentFact::Kind::automatic) {
            known.pairs.emplace_back(std::string(fact.label.in(setting.language)), document::literal(found->second));
        }
    }
    if (!known.pairs.empty()) {
        page.add(document::Heading{2, say(setting, Word::incident_facts)});
        page.add(std::move(known));
    }
    add_clocks(page, view, setting);
    if (state.decision) {
        page.add(document::Heading{2, say(setting, Word::register_decision)});
        page.add(document::Paragraph{decision_in_words(*state.decision, setting)});
        if (!state.decision_reasons.empty()) {
            page.add(document::Paragraph{document::literal(state.decision_reasons)});
        }
    }
    page.add(document::Heading{2, say(setting, Word::dossier_timeline)});
    const document::Document journal = journal_page(view, setting);
    std::copy_if(journal.blocks.begin(), journal.blocks.end(), std::back_inserter(page.blocks), [](const document::Block& block) { return std::holds_alternative<document::StatusLine>(block); });
    page.add(document::Heading{2, say(setting, Word::dossier_evidence)});
    document::List files;
    for (const incident::EvidenceFile& file : state.evidence) {
        const std::string size = words::show_quantity(setting.catalogue, file.bytes, facts::Unit::bytes, setting.language);
        files.items.push_back(document::literal(file.name) + " (" + size + "), SHA-256 " + document::literal(file.sha256) + (file.attachment.empty() ? ", " + say(setting, Word::dossier_not_copied) : ""));
    }
    if (files.items.empty()) {
        page.add(document::Paragraph{say(setting, Word::dossier_no_evidence)});
    } else {
        page.add(std::move(files));
    }
    page.add(document::Aside{say(setting, Word::journal_code, {{"code", view.kept.code}})});
    return page;
}

std::string clocks_as_calendar(const IncidentView& view, const PageSetting& setting)
{
    std::vector<document::CalendarEvent> events;
    for (const Clock& clock : view.clocks) {
        if (!clock.due || clock.met || clock.state == ClockState::not_needed) {
            continue;
        }
        events.push_back({view.kept.journal_id + "-" + std::string(clock.deadline->id), date_of(*clock.due),
            say(setting, Word::clock_calendar_title, {{"title", std::string(clock.deadline->title.in(setting.language))}}),
            std::string(clock.deadline->what.in(setting.language)) + "\n" + std::string(clock.deadline->article.in(setting.language)), *clock.due});
    }
    return document::to_icalendar(events, view.now.at);
}

}  // namespace asepsie::application
