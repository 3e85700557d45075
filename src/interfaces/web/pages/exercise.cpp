// The exercise: one event after the other, and what the team could not yet do. Nothing is kept before its end: what was answered travels from page to page.
#include "application/incident/incident_view.h"
#include "application/incident/rehearsal.h"
#include "foundation/base/text.h"
#include "foundation/document/html_page.h"
#include "interfaces/web/site/downloads.h"

#include "interfaces/web/pages/all.h"

namespace asepsie::web::pages {
namespace {

using application::Could;
using application::PracticeFile;
using application::Rehearsal;
using document::html::element;
using document::html::Name;
using document::html::Tag;

constexpr std::size_t longest_note = 500;  // bytes: ten of them travel along

Result<const knowledge::Exercise*> exercise_in(const Site& site, const Request& request)
{
    const knowledge::Exercise* exercise = site.catalogue().exercise(request.part("exercise"));
    return exercise != nullptr ? Result<const knowledge::Exercise*>(exercise) : fail(ErrorCode::not_found, "no such exercise");
}

// What was answered so far: "could-0", "note-0", "could-1"… as far as they follow one another.
Rehearsal rehearsal_in(const Request& request, const knowledge::Exercise& exercise, Moment now)
{
    Rehearsal rehearsal{&exercise, parse_moment(request.field("started")).value_or(now), now, std::string(text::trim(request.field("present"))), {}};
    for (std::size_t event = 0; event < exercise.events.size(); ++event) {
        const auto could = application::could_named(request.field("could-" + std::to_string(event)));
        if (!could) {
            break;
        }
        rehearsal.answers.push_back({*could, std::string(text::trim(request.field("note-" + std::to_string(event)).substr(0, longest_note)))});
    }
    return rehearsal;
}

Html carried(const Rehearsal& rehearsal)
{
    Html all = hidden("started", to_iso(rehearsal.started)) + hidden("present", rehearsal.present);
    for (std::size_t event = 0; event < rehearsal.answers.size(); ++event) {
        all += hidden("could-" + std::to_string(event), std::string(application::name_of(rehearsal.answers[event].could))) + hidden("note-" + std::to_string(event), rehearsal.answers[event].note);
    }
    return all;
}

std::string path_of_exercise(const knowledge::Exercise& exercise) { return "/incident/exercises/" + std::string(exercise.id); }

Response list(const Site& site)
{
    const std::string title = site.say(Word::incident_exercise);
    Html content = heading(1, title);
    for (const knowledge::Exercise& exercise : site.catalogue().exercises) {
        const knowledge::Language language = site.setting().language;
        content += heading(2, std::string(exercise.title.in(language))) + paragraph(Html::text(exercise.lead.in(language)))
            + site.form(path_of_exercise(exercise), field({"present", site.say(Word::exercise_present)}) + button(site.say(Word::exercise_begin)));
    }
    return site.page(title, content + paragraph(link_to("/incident", Html::text(site.say(Word::site_back)))), "/incident");
}

Response event(const Site& site, const Rehearsal& rehearsal)
{
    const std::size_t next = rehearsal.answers.size();
    const document::Document page = application::event_page(*rehearsal.exercise, next, site.page_setting());
    const std::string number = std::to_string(next);
    Options options;
    for (const Could could : {Could::yes, Could::partly, Could::no}) {
        options.emplace_back(application::name_of(could), site.say_named("exercise_answer_", application::name_of(could)));
    }
    const Html good = fold(site.say(Word::exercise_good), paragraph(Html::text(rehearsal.exercise->events[next].good.in(site.setting().language))));
    return site.page(page, good + site.form(path_of_exercise(*rehearsal.exercise), carried(rehearsal) + choices("could-" + number, site.say(Word::exercise_your_answer), options, "") + field({"note-" + number, site.say(Word::exercise_note)}) + button(site.say(Word::exercise_next))), "/incident");
}

Response result(const Site& site, const Rehearsal& rehearsal)
{
    return site.page(application::result_page(rehearsal, site.page_setting()), site.form(path_of_exercise(*rehearsal.exercise) + "/keep", carried(rehearsal) + button(site.say(Word::exercise_keep))), "/incident");
}

Result<Download> keep(const Site& site, const Request& request, PracticeFile& file)
{
    const knowledge::Exercise* exercise = TRY(exercise_in(site, request));
    const Rehearsal rehearsal = rehearsal_in(request, *exercise, site.now());
    const application::PageSetting setting = site.page_setting();
    TRY(application::keep_rehearsal(file, rehearsal, setting, site.now()));
    const auto described = TRY(file.practice());
    std::string drawn = TRY(application::draw_paper(*site.setting().worker, application::attestation(rehearsal, described, application::zone_of(described, site.catalogue()), setting), application::PaperFormat::pdf, paper_options(site, described.name)));
    return Download{"application/pdf", "attestation-exercice.pdf", std::move(drawn), Word::exercise_attestation};
}

}  // namespace

void exercise(Site& site)
{
    site.get_open("/incident/exercises", [&site](const Request&, const PracticeFile&) -> Result<Response> { return list(site); });
    site.router.post("/incident/exercises/{exercise}", [&site](const Request& request) {
        if (site.file() == nullptr) {
            return Response::redirect("/open");
        }
        const auto found = exercise_in(site, request);
        if (!found.ok()) {
            return site.failure(found.error());
        }
        const Rehearsal rehearsal = rehearsal_in(request, **found, site.now());
        return rehearsal.answers.size() < (*found)->events.size() ? event(site, rehearsal) : result(site, rehearsal);
    });
    post_download(site, "/incident/exercises/{exercise}/keep", [&site](const Request& request, PracticeFile& file) { return keep(site, request, file); });
}

}  // namespace asepsie::web::pages
