// An incident under way: its clocks, what to do next, what is known, what is decided, and how it ends.
#include "application/incident/incident_pages.h"
#include "application/incident/incident_work.h"
#include "foundation/base/text.h"
#include "foundation/document/html_page.h"
#include "interfaces/web/site/incident_request.h"

#include "interfaces/web/pages/all.h"

#include <algorithm>

namespace asepsie::web::pages {
namespace {

using application::IncidentBook;
using application::IncidentView;
using application::PracticeFile;
using ::asepsie::incident::BreachAnswers;
using ::asepsie::incident::BreachQuestion;
using ::asepsie::incident::Clock;
using ::asepsie::incident::ClockState;
using ::asepsie::incident::Record;
using ::asepsie::incident::RecordKind;
using ::asepsie::incident::TellPatients;
using ::asepsie::incident::Tri;
using document::html::element;
using document::html::Name;
using document::html::Tag;

// ---- the page of one incident ----

Html start_form(const Site& site, const IncidentView& view, const Clock& clock)
{
    const std::string id(clock.deadline->id);
    const std::string shown = to_iso(wall_time(view.place.zone, clock.starts.value_or(view.now.at)));
    Html fields = hidden("milestone", std::string(knowledge::name_of(clock.deadline->from))) + hidden("clock", id)
        + field({"at-" + id, site.say_named("milestone_", knowledge::name_of(clock.deadline->from)), shown, std::string(clock.deadline->starts.in(site.setting().language)), Input::moment, true});
    if (clock.starts) {
        fields += field({"why-" + id, site.say(Word::clock_why), "", "", Input::text, true});
    }
    return site.form(path_of(view) + "/milestone", fields + button(site.say(clock.starts ? Word::site_save : Word::clock_start), Button::second));
}

Html met_form(const Site& site, const IncidentView& view, const Clock& clock)
{
    const std::string id(clock.deadline->id);
    return site.form(path_of(view) + "/duty", hidden("deadline", id) + field({"met-" + id, site.say(Word::clock_met_at), to_iso(wall_time(view.place.zone, view.now.at)), "", Input::moment, true}) + field({"reference-" + id, site.say(Word::clock_reference)}) + button(site.say(Word::incident_done), Button::second));
}

Html one_clock(const Site& site, const IncidentView& view, const Clock& clock)
{
    const application::PageSetting setting = site.page_setting();
    const knowledge::Language language = setting.language;
    const knowledge::Deadline& deadline = *clock.deadline;
    const std::string state = site.say_named("clock_state_", ::asepsie::incident::name_of(clock.state));
    const std::string left = application::clock_in_words(clock, view.now.at, setting);
    const document::Tone tone = application::tone_of(clock.state);
    Html said = heading(3, std::string(deadline.title.in(language)));
    said += paragraph(element(Tag::span, {{Name::class_, "sign"}, {Name::aria_hidden, "true"}}, Html::text(document::sign_of(tone))) + Html::text(left.empty() ? state : left), "left");
    if (clock.met) {
        const auto duty = view.state().duties.find(deadline.id);
        const std::string reference = duty == view.state().duties.end() || duty->second.reference.empty() ? "" : " (" + duty->second.reference + ")";
        said += paragraph(Html::text(site.say(Word::clock_met_on, {{"moment", application::moment_in_words(*clock.met, view.place, setting)}}) + reference));
    } else if (clock.due) {
        said += paragraph(Html::text(site.say(Word::clock_until, {{"moment", application::moment_in_words(*clock.due, view.place, setting)}})));
    }
    const bool is_to_do = clock.state == ClockState::waiting || clock.state == ClockState::running || clock.state == ClockState::urgent || clock.state == ClockState::over;
    if (is_to_do) {
        said += paragraph(Html::text(deadline.what.in(language)));
    }
    if (clock.state == ClockState::over) {
        said += paragraph(element(Tag::strong, {}, Html::text(deadline.late.in(language))));
    }
    Html rule = paragraph(Html::text(deadline.article.in(language)));
    if (!deadline.conflict.empty() && view.state().situation == "supplier_attacked") {
        said += paragraph(Html::text(deadline.conflict.in(language)));
    } else if (!deadline.conflict.empty()) {
        rule += paragraph(Html::text(deadline.conflict.in(language)));
    }
    rule += paragraph(Html::text(deadline.provenance.source), "quiet") + paragraph(Html::text(site.say(Word::clock_checked, {{"date", words::show_date(site.catalogue(), deadline.provenance.checked_on.value_or(Date{}), language)}})), "quiet");
    if (view.state().is_open()) {
        said += !clock.starts && is_to_do ? start_form(site, view, clock) : Html();
        said += is_to_do && clock.starts ? met_form(site, view, clock) : Html();
        said += clock.starts ? fold(site.say(Word::clock_correct), start_form(site, view, clock)) : Html();
    }
    said += fold(site.say(Word::clock_rule), rule);
    return element(Tag::section, {{Name::class_, "clock " + std::string(document::name_of(tone))}}, said);
}

Html clock_trust(const Site& site, const IncidentView& view)
{
    const application::PageSetting setting = site.page_setting();
    const knowledge::Territory* territory = site.catalogue().territory(view.place.practice.territory);
    const std::string place(territory != nullptr ? territory->name.in(setting.language) : site.catalogue().territories.front().name.in(setting.language));
    const std::string trust = application::clock_trust_in_words(view, setting);
    Html said = trust.empty() ? Html() : paragraph(Html::text(trust), "notice disputed");
    said += paragraph(Html::text(site.say(Word::clock_now, {{"moment", application::moment_in_words(view.now.at, view.place, setting)}, {"place", place}})), "quiet");
    if (view.state().is_open()) {
        const std::string shown = to_iso(wall_time(view.place.zone, view.now.at));
        said += fold(site.say(Word::clock_tell), site.form(path_of(view) + "/clock", field({"true-time", site.say(Word::clock_true_time), shown, site.say(Word::clock_tell_hint), Input::moment, true}) + button(site.say(Word::site_save), Button::second)));
    }
    return said;
}

Html call_links(const Site& site, const IncidentView& view, const knowledge::ReflexStep& step)
{
    Html all;
    for (const application::Call& call : application::calls_for(step.call, site.catalogue(), view.place.reachable, site.setting().language)) {
        const auto url = document::html::Url::create(!call.phone.empty() ? application::dialled(call.phone) : call.url);
        const std::string shown = call.name + (call.phone.empty() ? "" : " " + call.phone) + (call.reference.empty() ? "" : ", " + site.say(Word::papers_contract, {{"reference", call.reference}}));
        all += element(Tag::span, {{Name::class_, "call"}}, url ? document::html::link(*url, Html::text(shown)) : Html::text(shown));
    }
    return all;
}

// One press: which gesture it is of stands in the button for whoever does not see the page.
Html step_form(const Site& site, const IncidentView& view, const knowledge::ReflexStep& step, RecordKind kind, Word said)
{
    const Html words = Html::text(site.say(said)) + element(Tag::span, {{Name::class_, "word"}}, Html::text(" : " + std::string(step.text.in(site.setting().language))));
    const std::string css_class = kind == RecordKind::step ? "second" : "plain";
    return site.form(path_of(view) + "/step", hidden("step", std::string(step.id)) + hidden("kind", std::string(::asepsie::incident::name_of(kind))) + element(Tag::button, {{Name::type, "submit"}, {Name::class_, css_class}}, words), "inline");
}

Html next_step(const Site& site, const IncidentView& view, const knowledge::ReflexStep& step)
{
    const knowledge::Language language = site.setting().language;
    Html said = paragraph(element(Tag::strong, {}, Html::text(step.text.in(language))));
    said += step.why.empty() ? Html() : paragraph(Html::text(step.why.in(language)), "quiet");
    said += call_links(site, view, step);
    if (const knowledge::IncidentLetter* letter = site.catalogue().letter(step.letter)) {
        said += paragraph(link_to(path_of(view) + "/letters/" + std::string(letter->id), Html::text(site.say(Word::guide_letter, {{"title", std::string(letter->title.in(language))}}))));
    }
    said += step_form(site, view, step, RecordKind::step, Word::incident_done) + step_form(site, view, step, RecordKind::skipped, Word::incident_not_for_us);
    return element(Tag::li, {}, said);
}

Html next_steps_of(const Site& site, const IncidentView& view)
{
    const auto next = application::next_steps(view);
    if (next.empty()) {
        return paragraph(Html::text(site.say(Word::incident_all_done)));
    }
    Html all;
    for (const knowledge::ReflexStep* step : next) {
        all += next_step(site, view, *step);
    }
    Html page = heading(3, site.say_named("phase_", knowledge::name_of(next.front()->phase))) + element(Tag::ol, {{Name::class_, "next-steps"}}, all);
    // The notice for the waiting room does not wait for the last of the first gestures.
    for (const knowledge::Phase phase : knowledge::all_phases) {
        Html later;
        for (const knowledge::ReflexStep& step : view.situation->steps) {
            const bool is_open = step.phase == phase && phase > next.front()->phase && !view.state().steps.contains(step.id) && !view.state().skipped.contains(step.id);
            later += is_open ? next_step(site, view, step) : Html();
        }
        page += later.markup().empty() ? Html() : fold(site.say_named("phase_", knowledge::name_of(phase)), element(Tag::ol, {{Name::class_, "next-steps"}}, later));
    }
    return page;
}

// What was done or set aside, each with the way back.
Html done_steps(const Site& site, const IncidentView& view)
{
    Html all;
    if (view.situation == nullptr) {
        return all;
    }
    for (const knowledge::ReflexStep& step : view.situation->steps) {
        const auto done = view.state().steps.find(step.id);
        const bool is_skipped = view.state().skipped.contains(step.id);
        if (done == view.state().steps.end() && !is_skipped) {
            continue;
        }
        const std::string when = is_skipped ? site.say(Word::incident_not_for_us) : application::moment_in_words(done->second, view.place, site.page_setting());
        all += element(Tag::li, {}, paragraph(Html::text(step.text.in(site.setting().language))) + paragraph(Html::text(when), "quiet") + step_form(site, view, step, RecordKind::undone, Word::incident_undo));
    }
    return all.markup().empty() ? all : fold(site.say(Word::incident_done_list), element(Tag::ul, {{Name::class_, "next-steps"}}, all));
}

Html note_form(const Site& site, const IncidentView& view)
{
    return site.form(path_of(view) + "/note", long_field({"text", site.say(Word::journal_text), "", "", Input::text, true}) + field({"author", site.say(Word::guide_author), last_author(view)})
            + fold(site.say(Word::journal_happened), field({"happened", site.say(Word::journal_happened), "", "", Input::moment}) + tick("from_paper", site.say(Word::journal_from_paper))) + button(site.say(Word::journal_add)));
}

Html more_links(const Site& site, const IncidentView& view)
{
    const std::string path = path_of(view);
    const auto asked = std::count_if(site.catalogue().incident_facts.begin(), site.catalogue().incident_facts.end(), [](const knowledge::IncidentFact& fact) { return fact.kind != knowledge::IncidentFact::Kind::automatic; });
    const std::string count = site.say(Word::incident_facts_count, {{"n", static_cast<std::int64_t>(view.state().facts.size())}, {"of", static_cast<std::int64_t>(asked)}});
    const std::string decision = view.state().decision ? application::decision_in_words(*view.state().decision, site.page_setting()) : site.say(Word::breach_undecided);
    Html all;
    const auto add = [&](const std::string& to, Word label, const std::string& below) {
        all += paragraph(element(Tag::span, {{Name::class_, "what"}}, link_to(path + to, Html::text(site.say(label))) + (below.empty() ? Html() : element(Tag::span, {{Name::class_, "below"}}, Html::text(below)))), "status neutral");
    };
    add("/facts", Word::incident_facts, count);
    add("/decision", Word::incident_decision, decision);
    add("/letters", Word::incident_letters, "");
    add("/journal", Word::incident_journal, site.say(Word::journal_code, {{"code", view.kept.code}}));
    add("/dossier", Word::incident_dossier, "");
    if (view.state().is_open()) {
        add("/close", Word::incident_close, "");
    }
    return all;
}

Html situation_form(const Site& site, const IncidentView& view)
{
    Options options;
    for (const knowledge::Situation& situation : site.catalogue().situations) {
        options.emplace_back(situation.id, situation.title.in(site.setting().language));
    }
    return fold(site.say(Word::incident_change_situation),
        site.form(path_of(view) + "/situation", drop_down("situation", site.say(Word::incident_choose), options, view.state().situation) + button(site.say(Word::incident_change), Button::second)));
}

Result<Response> show_incident(const Site& site, const Request& request, PracticeFile& file)
{
    const auto view = TRY(incident_in(site, request, file));
    const application::PageSetting setting = site.page_setting();
    const std::string title = application::incident_page(*view, setting).title;
    Html content = heading(1, title);
    if (view->state().closed) {
        content += paragraph(Html::text(site.say(Word::incident_closed_on, {{"moment", application::moment_in_words(*view->state().closed, view->place, setting)}})), "lead neutral");
        content += site.form(path_of(*view) + "/reopen", button(site.say(Word::incident_reopen), Button::second));
    }
    if (view->state().is_open()) {
        content += heading(2, site.say(Word::incident_next)) + next_steps_of(site, *view) + done_steps(site, *view);
        if (view->situation != nullptr) {
            content += paragraph(link_to("/incident/guide/" + std::string(view->situation->id), Html::text(site.say(Word::incident_whole_guide))));
        }
    }
    content += heading(2, site.say(Word::clocks_title)) + clock_trust(site, *view);
    for (const Clock& clock : view->clocks) {
        content += one_clock(site, *view, clock);
    }
    content += paragraph(link_to(path_of(*view) + "/clocks.ics", Html::text(site.say(Word::clock_calendar))));
    if (view->state().is_open()) {
        content += heading(2, site.say(Word::incident_journal)) + note_form(site, *view);
    }
    content += heading(2, site.say(Word::incident_more)) + more_links(site, *view);
    content += view->state().is_open() ? situation_form(site, *view) : Html();
    return site.page(title, element(Tag::div, {{Name::class_, "incident"}}, content), "/incident");
}

// ---- what is noted ----

std::string noted(Site& site, const IncidentView& view, std::string path)
{
    site.confirm(site.say(Word::incident_kept, {{"moment", application::moment_in_words(view.now.at, view.place, site.page_setting())}}));
    return path;
}

Result<std::string> add(Site& site, const Request& request, PracticeFile& file, Record record, std::string_view typed, application::Ahead ahead = application::Ahead::refused)
{
    const auto view = TRY(incident_in(site, request, file));
    const application::TypedMoment moment = application::read_moment(typed, *view, ahead);
    if (moment.wrong) {
        // What was typed beside it is not lost: it stands there to be copied.
        const std::string also = record.text.empty() ? "" : " (" + record.text + ")";
        site.confirm(site.say(*moment.wrong, {{"what", std::string(typed)}}) + also, document::Tone::danger);
        return path_of(*view);
    }
    record.happened = moment.moment;
    if (record.author.empty()) {
        record.author = last_author(*view);
    }
    TRY(IncidentBook(file).add(view->kept.id, std::move(record), site.clocks()));
    return noted(site, *view, path_of(*view));
}

Record record_of(RecordKind kind, std::string about, std::string said)
{
    Record record;
    record.kind = kind;
    record.about = std::move(about);
    record.text = std::move(said);
    return record;
}

Result<std::string> note(Site& site, const Request& request, PracticeFile& file)
{
    Record record = record_of(RecordKind::note, "", std::string(text::trim(request.field("text"))));
    record.author = text::trim(request.field("author"));
    record.is_from_paper = request.field("from_paper") == "yes";
    return add(site, request, file, std::move(record), request.field("happened"));
}

Result<std::string> step(Site& site, const Request& request, PracticeFile& file)
{
    const auto view = TRY(incident_in(site, request, file));
    const std::string name(request.field("step"));
    const bool is_known = view->situation != nullptr && std::any_of(view->situation->steps.begin(), view->situation->steps.end(), [&](const knowledge::ReflexStep& one) { return one.id == name; });
    const auto kind = ::asepsie::incident::record_kind_named(request.field("kind"));
    if (!is_known || (kind != RecordKind::step && kind != RecordKind::skipped && kind != RecordKind::undone)) {
        return fail(ErrorCode::not_found, "no such step");
    }
    return add(site, request, file, record_of(*kind, name, ""), "");
}

Result<std::string> milestone(Site& site, const Request& request, PracticeFile& file)
{
    const std::string clock(request.field("clock"));
    const std::string name(request.field("milestone"));
    const std::string_view at = request.field("at-" + clock);
    if (!knowledge::milestone_named(name) || at.empty()) {
        return fail(ErrorCode::bad_usage, "a moment");
    }
    return add(site, request, file, record_of(RecordKind::milestone, name, std::string(text::trim(request.field("why-" + clock)))), at);
}

Result<std::string> duty(Site& site, const Request& request, PracticeFile& file)
{
    const std::string name(request.field("deadline"));
    if (site.catalogue().deadline(name) == nullptr) {
        return fail(ErrorCode::not_found, "no such deadline");
    }
    return add(site, request, file, record_of(RecordKind::duty, name, std::string(text::trim(request.field("reference-" + name)))), request.field("met-" + name));
}

Result<std::string> change_situation(Site& site, const Request& request, PracticeFile& file)
{
    const std::string name(request.field("situation"));
    if (site.catalogue().situation(name) == nullptr) {
        return fail(ErrorCode::not_found, "no such situation");
    }
    return add(site, request, file, record_of(RecordKind::situation, name, ""), "");
}

// ---- what is known ----

Result<Response> facts_page(const Site& site, const Request& request, PracticeFile& file)
{
    const auto view = TRY(incident_in(site, request, file));
    const knowledge::Language language = site.setting().language;
    Html fields;
    for (const knowledge::IncidentFact& fact : site.catalogue().incident_facts) {
        if (fact.kind == knowledge::IncidentFact::Kind::automatic) {
            continue;
        }
        const auto known = view->state().facts.find(fact.id);
        const Field one{std::string(fact.id), std::string(fact.label.in(language)), known == view->state().facts.end() ? std::string() : known->second, std::string(fact.hint.in(language))};
        fields += fact.kind == knowledge::IncidentFact::Kind::line ? field(one) : long_field(one);
    }
    fields += field({"author", site.say(Word::guide_author), last_author(*view)});
    const std::string title = site.say(Word::incident_facts);
    const Html form = view->state().is_open() ? site.form(path_of(*view) + "/facts", fields + button(site.say(Word::site_save))) : document::to_html(application::story_page(*view, site.page_setting()).blocks, document::Links::plain_text);
    return site.page(title, heading(1, title) + paragraph(Html::text(site.say(Word::incident_facts_lead))) + form + paragraph(link_to(path_of(*view), Html::text(site.say(Word::site_back)))), "/incident");
}

Result<std::string> keep_facts(Site& site, const Request& request, PracticeFile& file)
{
    const auto view = TRY(incident_in(site, request, file));
    std::map<std::string, std::string, std::less<>> typed;
    for (const knowledge::IncidentFact& fact : site.catalogue().incident_facts) {
        if (request.form.contains(std::string(fact.id))) {
            std::string value(text::trim(request.field(std::string(fact.id))));
            std::erase(value, '\r');
            typed.emplace(fact.id, std::move(value));
        }
    }
    TRY(application::write_facts(file, *view, typed, std::string(text::trim(request.field("author"))), site.page_setting(), site.clocks()));
    return noted(site, *view, path_of(*view));
}

// ---- must I notify ----

BreachAnswers answers_in(const Request& request, const IncidentView& view)
{
    BreachAnswers answers = view.state().decision ? view.state().decision->answers : BreachAnswers{};
    for (const BreachQuestion question : ::asepsie::incident::all_breach_questions) {
        const std::string name(::asepsie::incident::name_of(question));
        if (const auto tri = ::asepsie::incident::tri_named(request.field(name))) {
            answers.set(question, *tri);
        } else if (const auto asked = ::asepsie::incident::tri_named(request.asked(name))) {
            answers.set(question, *asked);
        }
    }
    return answers;
}

Html question_fields(const Site& site, const BreachAnswers& answers)
{
    Options options;
    for (const Tri tri : {Tri::yes, Tri::no, Tri::unknown}) {
        options.emplace_back(::asepsie::incident::name_of(tri), site.say_named("tri_", ::asepsie::incident::name_of(tri)));
    }
    Html all;
    for (const BreachQuestion question : ::asepsie::incident::all_breach_questions) {
        const std::string name(::asepsie::incident::name_of(question));
        all += choices(name, site.say_named("breach_", name), options, ::asepsie::incident::name_of(answers.of(question)));
        if (question == BreachQuestion::contained) {
            all += paragraph(Html::text(site.say(Word::breach_contained_hint)), "quiet");
        }
    }
    return all;
}

Html decision_form(const Site& site, const IncidentView& view, const BreachAnswers& answers)
{
    const auto advice = ::asepsie::incident::advise(answers);
    Html fields;
    for (const BreachQuestion question : ::asepsie::incident::all_breach_questions) {
        fields += hidden(std::string(::asepsie::incident::name_of(question)), std::string(::asepsie::incident::name_of(answers.of(question))));
    }
    Options patients;
    for (const TellPatients tell : {TellPatients::yes, TellPatients::when_known, TellPatients::no}) {
        patients.emplace_back(::asepsie::incident::name_of(tell), site.say_named("breach_patients_", ::asepsie::incident::name_of(tell)));
    }
    fields += choices("notify", site.say(Word::breach_decide_notify), {{"yes", site.say(Word::tri_yes)}, {"no", site.say(Word::tri_no)}}, advice.notifies ? "yes" : "no");
    fields += choices("patients", site.say(Word::breach_decide_patients), patients, ::asepsie::incident::name_of(advice.patients));
    fields += long_field({"reasons", site.say(Word::breach_reasons), view.state().decision_reasons, site.say(Word::breach_reasons_hint), Input::text, true});
    fields += field({"author", site.say(Word::guide_author), last_author(view)});
    return heading(2, site.say(Word::breach_decide)) + site.form(path_of(view) + "/decision", fields + button(site.say(Word::breach_save)));
}

Result<Response> decision_page(const Site& site, const Request& request, PracticeFile& file)
{
    const auto view = TRY(incident_in(site, request, file));
    const BreachAnswers answers = answers_in(request, *view);
    const std::string title = site.say(Word::incident_decision);
    Html content = heading(1, title);
    const bool is_advised = request.asked("advice") == "yes";
    if (view->state().decision && !is_advised) {
        content += paragraph(Html::text(application::decision_in_words(*view->state().decision, site.page_setting())), "lead neutral") + paragraph(Html::text(view->state().decision_reasons));
    }
    if (is_advised) {
        const document::Document advice = application::advice_page(answers, site.page_setting());
        content += document::to_html({advice.blocks.begin() + 1, advice.blocks.end()}, document::Links::plain_text);
        content += view->state().is_open() ? decision_form(site, *view, answers) : Html();
    } else if (view->state().is_open()) {
        const auto url = document::html::Url::create(path_of(*view) + "/decision");
        content += paragraph(Html::text(site.say(Word::breach_lead))) + document::html::search(*url, question_fields(site, answers) + hidden("advice", "yes") + button(site.say(Word::breach_see_advice)));
    }
    return site.page(title, content + paragraph(link_to(path_of(*view), Html::text(site.say(Word::site_back)))), "/incident");
}

Result<std::string> decide_breach(Site& site, const Request& request, PracticeFile& file)
{
    const auto view = TRY(incident_in(site, request, file));
    ::asepsie::incident::BreachDecision decision;
    decision.answers = answers_in(request, *view);
    decision.notifies = request.field("notify") != "no";
    decision.patients = ::asepsie::incident::tell_patients_named(request.field("patients")).value_or(TellPatients::when_known);
    Record record = record_of(RecordKind::decision, to_text(decision), std::string(text::trim(request.field("reasons"))));
    record.author = text::trim(request.field("author"));
    return add(site, request, file, std::move(record), "");
}

// ---- the end ----

// "Porter plainte, Notifier à la CNIL": what still runs; empty where nothing does.
std::string running_in_words(const IncidentView& view, knowledge::Language language)
{
    std::string names;
    for (const Clock& clock : view.clocks) {
        if (clock.state == ClockState::waiting || clock.state == ClockState::running || clock.state == ClockState::urgent || clock.state == ClockState::over) {
            names += (names.empty() ? "" : ", ") + std::string(clock.deadline->title.in(language));
        }
    }
    return names;
}

Result<Response> close_page(const Site& site, const Request& request, PracticeFile& file)
{
    const auto view = TRY(incident_in(site, request, file));
    const std::string title = site.say(Word::incident_close);
    Html content = heading(1, title);
    if (!view->state().decision) {
        content += paragraph(Html::text(site.say(Word::close_undecided)), "notice danger") + paragraph(link_to(path_of(*view) + "/decision", Html::text(site.say(Word::incident_decision))), "next");
    } else {
        const std::string running = running_in_words(*view, site.setting().language);
        content += running.empty() ? Html() : paragraph(Html::text(site.say(Word::close_open_clocks, {{"names", running}})), "notice danger");
        Html fields = long_field({"lessons", site.say(Word::close_lessons), "", site.say(Word::close_lead)});
        if (view->situation != nullptr && !view->situation->lessons.empty()) {
            Html rules = element(Tag::legend, {}, Html::text(site.say(Word::close_rules)));
            for (const std::uint16_t place : view->situation->lessons) {
                const knowledge::Rule& rule = site.catalogue().rules[place];
                rules += tick("rule-" + std::string(rule.id), std::string(rule.title.in(site.setting().language)));
            }
            fields += element(Tag::fieldset, {}, rules);
        }
        fields += field({"author", site.say(Word::guide_author), last_author(*view)});
        fields += running.empty() ? Html() : tick("seen", site.say(Word::close_seen, {{"names", running}}));
        content += site.form(path_of(*view) + "/close", fields + button(site.say(Word::close_button)));
    }
    return site.page(title, content + paragraph(link_to(path_of(*view), Html::text(site.say(Word::site_back)))), "/incident");
}

Result<std::string> close(Site& site, const Request& request, PracticeFile& file)
{
    const auto view = TRY(incident_in(site, request, file));
    if (!view->state().decision) {
        return fail(ErrorCode::bad_usage, "nothing was decided");
    }
    if (!running_in_words(*view, site.setting().language).empty() && request.field("seen") != "yes") {
        site.confirm(site.say(Word::close_tick_first), document::Tone::danger);
        return path_of(*view) + "/close";
    }
    if (view->situation != nullptr) {
        for (const std::uint16_t place : view->situation->lessons) {
            const std::string rule(site.catalogue().rules[place].id);
            if (request.field("rule-" + rule) == "yes") {
                TRY(application::plan_lesson(file, rule, *view, site.page_setting(), site.now()));
            }
        }
    }
    Record record = record_of(RecordKind::closed, "", std::string(text::trim(request.field("lessons"))));
    record.author = text::trim(request.field("author"));
    return add(site, request, file, std::move(record), "");
}

}  // namespace

void incidents(Site& site)
{
    site.get_open("/incidents/{id}", [&site](const Request& request, PracticeFile& file) { return show_incident(site, request, file); });
    site.post_open("/incidents/{id}/note", [&site](const Request& request, PracticeFile& file) { return note(site, request, file); });
    site.post_open("/incidents/{id}/step", [&site](const Request& request, PracticeFile& file) { return step(site, request, file); });
    site.post_open("/incidents/{id}/milestone", [&site](const Request& request, PracticeFile& file) { return milestone(site, request, file); });
    site.post_open("/incidents/{id}/duty", [&site](const Request& request, PracticeFile& file) { return duty(site, request, file); });
    site.post_open("/incidents/{id}/situation", [&site](const Request& request, PracticeFile& file) { return change_situation(site, request, file); });
    site.post_open("/incidents/{id}/clock", [&site](const Request& request, PracticeFile& file) { return add(site, request, file, record_of(RecordKind::clock, "", ""), request.field("true-time"), application::Ahead::allowed); });
    site.get_open("/incidents/{id}/facts", [&site](const Request& request, PracticeFile& file) { return facts_page(site, request, file); });
    site.post_open("/incidents/{id}/facts", [&site](const Request& request, PracticeFile& file) { return keep_facts(site, request, file); });
    site.get_open("/incidents/{id}/decision", [&site](const Request& request, PracticeFile& file) { return decision_page(site, request, file); });
    site.post_open("/incidents/{id}/decision", [&site](const Request& request, PracticeFile& file) { return decide_breach(site, request, file); });
    site.post_open("/incidents/{id}/reopen", [&site](const Request& request, PracticeFile& file) { return add(site, request, file, record_of(RecordKind::reopened, "", ""), ""); });
    site.get_open("/incidents/{id}/close", [&site](const Request& request, PracticeFile& file) { return close_page(site, request, file); });
    site.post_open("/incidents/{id}/close", [&site](const Request& request, PracticeFile& file) { return close(site, request, file); });
}

}  // namespace asepsie::web::pages
