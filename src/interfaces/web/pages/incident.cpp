// On the day of the attack: what is happening, what to do then and whom to call, whether the notebook is open or not.
#include "application/incident/incident_pages.h"
#include "application/incident/incident_work.h"
#include "application/incident/printed_sheet.h"
#include "application/incident/reflex_sheet.h"
#include "foundation/document/html_page.h"
#include "interfaces/web/site/downloads.h"
#include "interfaces/web/site/new_phrase.h"

#include "interfaces/web/pages/all.h"

namespace asepsie::web::pages {
namespace {

using application::Call;
using application::OwnNumbers;
using application::PracticeFile;
using application::ReflexSheet;
using document::html::element;
using document::html::Name;
using document::html::Tag;
using document::html::Url;

Html linked(const std::string& address, const std::string& shown)
{
    const auto url = Url::create(address);
    return url ? document::html::link(*url, Html::text(shown)) : Html::text(shown);
}

Html call(const Site& site, const Call& one)
{
    Html said = element(Tag::strong, {}, Html::text(one.name));
    if (!one.phone.empty()) {
        said += Html::text(" ") + linked(application::dialled(one.phone), one.phone);
    }
    if (!one.url.empty()) {
        said += Html::text(" ") + linked(one.url, one.url.substr(one.url.find("://") + 3));
    }
    if (!one.reference.empty()) {
        said += Html::text(" " + site.say(Word::papers_contract, {{"reference", one.reference}}));
    }
    return said;
}

Html calls(const Site& site, const std::string& title, const std::vector<Call>& all)
{
    Html lines = all.empty() ? Html() : heading(2, title);
    for (const Call& one : all) {
        const Html below = one.purpose.empty() ? Html() : element(Tag::span, {{Name::class_, "below"}}, Html::text(one.purpose));
        lines += paragraph(element(Tag::span, {{Name::class_, "what"}}, call(site, one) + below), "status neutral");
    }
    return lines;
}

// The practice's own numbers, as far as they may be shown.
struct Numbers {
    OwnNumbers own = OwnNumbers::locked;
    std::vector<::asepsie::practice::Entry> reachable;
};

Numbers numbers(Site& site)
{
    if (site.file() != nullptr) {
        const auto place = application::incident_place(*site.file(), site.catalogue(), date_of(site.now()));
        if (place.ok()) {
            // What shows without a passphrase follows; where it cannot be written it is only older.
            static_cast<void>(application::refresh_published_numbers(site.setting().folder, *place, date_of(site.now())));
        }
        return {OwnNumbers::known, place.ok() ? place->reachable : std::vector<::asepsie::practice::Entry>()};
    }
    if (!site.has_vault()) {
        return {OwnNumbers::absent, {}};
    }
    const auto published = application::published_numbers(site.setting().folder);
    return published ? Numbers{OwnNumbers::published, published->entries} : Numbers{};
}

// ---- the way in ----

Html under_way(Site& site)
{
    if (site.file() == nullptr) {
        return {};
    }
    const auto id = application::incident_under_way(*site.file());
    if (!id.ok() || !id->has_value()) {
        return {};
    }
    const std::string path = "/incidents/" + std::to_string(**id);
    return element(Tag::section, {{Name::class_, "notice danger"}}, paragraph(element(Tag::strong, {}, Html::text(site.say(Word::incident_running)))) + paragraph(link_to(path, Html::text(site.say(Word::incident_go_on))), "next"));
}

Html situations(const Site& site)
{
    Html all;
    for (const knowledge::Situation& situation : site.catalogue().situations) {
        const knowledge::Language language = site.setting().language;
        all += element(Tag::li, {}, link_to("/incident/guide/" + std::string(situation.id), element(Tag::strong, {}, Html::text(situation.title.in(language)))) + element(Tag::span, {{Name::class_, "below"}}, Html::text(situation.signs.in(language))));
    }
    return element(Tag::ul, {{Name::class_, "situations"}}, all);
}

Response way_in(Site& site)
{
    const Numbers known = numbers(site);
    const ReflexSheet sheet = application::reflex_sheet(site.catalogue(), known.own, known.reachable, site.setting().language);
    const std::string title = site.say(Word::incident_title);
    Html content = heading(1, title) + paragraph(Html::text(site.say(Word::incident_lead)), "lead danger") + under_way(site) + paragraph(Html::text(site.say(Word::incident_other_device)), "notice danger");
    content += heading(2, site.say(Word::incident_choose)) + situations(site);
    content += paragraph(link_to("/incident/sheet", Html::text(site.say(Word::incident_none_fits))));
    content += calls(site, sheet.calls_title, application::first_calls(sheet));
    if (known.own != OwnNumbers::known) {
        content += paragraph(Html::text(sheet.own_note), "quiet");
    }
    if (known.own == OwnNumbers::absent) {
        return site.page(title, content, "/incident");
    }
    content += heading(2, site.say(Word::incident_ready)) + paragraph(link_to("/incident/papers", Html::text(site.say(Word::incident_papers)))) + paragraph(link_to("/incident/exercises", Html::text(site.say(Word::incident_exercise))))
        + paragraph(link_to("/incidents", Html::text(site.say(Word::incident_register))));
    return site.page(title, content, "/incident");
}

// ---- one guide ----

Html steps_of(const Site& site, const knowledge::Situation& situation, knowledge::Phase phase, const Numbers& known)
{
    const knowledge::Language language = site.setting().language;
    Html all;
    for (const knowledge::ReflexStep& step : situation.steps) {
        if (step.phase != phase) {
            continue;
        }
        Html said = element(Tag::strong, {}, Html::text(step.text.in(language)));
        if (!step.why.empty()) {
            said += element(Tag::span, {{Name::class_, "below"}}, Html::text(step.why.in(language)));
        }
        for (const Call& one : application::calls_for(step.call, site.catalogue(), known.reachable, language)) {
            said += element(Tag::span, {{Name::class_, "call"}}, call(site, one));
        }
        all += element(Tag::li, {}, said);
    }
    return element(Tag::ol, {}, all);
}

Html list_of(std::span<const std::string_view> lines)
{
    Html all;
    for (const std::string_view line : lines) {
        all += element(Tag::li, {}, Html::text(line));
    }
    return element(Tag::ul, {}, all);
}

Html journal_gesture(Site& site, const knowledge::Situation& situation)
{
    if (site.file() == nullptr) {
        return paragraph(site.has_vault() ? link_to("/open", Html::text(site.say(Word::guide_locked))) : Html::text(site.say(Word::guide_no_notebook)), "notice neutral");
    }
    const auto place = application::incident_place(*site.file(), site.catalogue(), date_of(site.now()));
    const std::string shown = place.ok() ? to_iso(wall_time(place->zone, site.now())) : std::string();
    return site.form("/incident/open", hidden("situation", std::string(situation.id)) + paragraph(Html::text(site.say(Word::guide_open_why)))
            + field({"author", site.say(Word::guide_author), "", site.say(Word::guide_author_hint)}) + field({"discovered", site.say(Word::incident_discovered), shown, site.say(Word::incident_discovered_hint), Input::moment})
            + button(site.say(Word::guide_open_journal)));
}

// To the report on the message that led here.
Html way_back(const Site& site, const Request& request)
{
    const bool is_from_mail = request.asked("from") == "mail" && site.mail_look.report;
    return is_from_mail ? paragraph(link_to("/mail/report", Html::text(site.say(Word::mail_back)))) : Html();
}

Response guide(Site& site, const Request& request)
{
    const knowledge::Situation* situation = site.catalogue().situation(request.part("situation"));
    if (situation == nullptr) {
        return site.failure(fail(ErrorCode::not_found, "no such situation"));
    }
    const knowledge::Language language = site.setting().language;
    const Numbers known = numbers(site);
    const std::string title(situation->title.in(language));
    Html content = heading(1, title) + paragraph(Html::text(situation->signs.in(language)), "lead danger") + way_back(site, request);
    if (situation->needs_another_device) {
        content += paragraph(Html::text(site.say(Word::incident_other_device)), "notice danger");
    }
    for (const knowledge::Phase phase : knowledge::all_phases) {
        content += heading(2, site.say_named("phase_", knowledge::name_of(phase))) + steps_of(site, *situation, phase, known);
        if (phase == knowledge::Phase::first_minutes) {
            content += heading(2, site.say(Word::guide_never)) + list_of(situation->never.in(language)) + journal_gesture(site, *situation);
        }
    }
    content += heading(2, site.say(Word::guide_care)) + list_of(situation->care.in(language));
    content += heading(2, site.say(Word::guide_back)) + list_of(situation->back_to_normal.in(language));
    content += way_back(site, request) + paragraph(link_to("/incident", Html::text(site.say(Word::site_back))));
    return site.page(title, element(Tag::div, {{Name::class_, "reflex-sheet guide"}}, content), "/incident");
}

Result<std::string> open_journal(const Site& site, const Request& request, PracticeFile& file)
{
    const std::string situation(request.field("situation"));
    if (site.catalogue().situation(situation) == nullptr) {
        return fail(ErrorCode::not_found, "no such situation");
    }
    application::IncidentBook book(file);
    const std::int64_t id = TRY(book.open(situation, std::string(request.field("author")), site.clocks()));
    const auto view = TRY(application::incident_view(file, site.catalogue(), id, site.clocks()));
    // A moment that cannot be read is asked again where the clock is.
    if (const auto typed = application::read_moment(request.field("discovered"), *view, application::Ahead::refused); typed.moment) {
        ::asepsie::incident::Record record;
        record.kind = ::asepsie::incident::RecordKind::milestone;
        record.about = knowledge::name_of(knowledge::Milestone::attack_known);
        record.author = request.field("author");
        record.happened = typed.moment;
        TRY(book.add(id, std::move(record), site.clocks()));
    }
    return "/incidents/" + std::to_string(id);
}

// ---- the sheet and the papers ----

Html steps(const Site& site, const ReflexSheet& sheet)
{
    Html all;
    for (const application::ReflexStepOnSheet& step : sheet.steps) {
        Html said = Html::text(step.text);
        for (const Call& one : step.calls) {
            said += element(Tag::span, {{Name::class_, "call"}}, call(site, one));
        }
        if (!step.missing.empty()) {
            said += element(Tag::span, {{Name::class_, "call"}}, Html::text(step.missing));
        }
        all += element(Tag::li, {}, said);
    }
    return element(Tag::ol, {}, all);
}

Response show_sheet(Site& site)
{
    const Numbers known = numbers(site);
    const ReflexSheet sheet = application::reflex_sheet(site.catalogue(), known.own, known.reachable, site.setting().language);
    const Html content = heading(1, sheet.title) + paragraph(Html::text(sheet.lead), "lead danger") + steps(site, sheet) + paragraph(Html::text(sheet.own_note), "quiet note") + calls(site, sheet.calls_title, sheet.calls)
        + calls(site, sheet.own_title, sheet.own) + element(Tag::section, {{Name::class_, "others"}}, calls(site, sheet.others_title, sheet.others)) + print_gesture(site);
    return site.page(sheet.title, element(Tag::div, {{Name::class_, "reflex-sheet"}}, content), "/incident");
}

Html printed_in_words(const Site& site, const application::PrintedSheet& printed)
{
    if (!printed.printed) {
        return paragraph(Html::text(site.say(Word::papers_never)), "quiet");
    }
    const std::string day = words::show_date(site.catalogue(), *printed.printed, site.setting().language);
    return printed.is_current ? paragraph(Html::text(site.say(Word::papers_current, {{"date", day}})), "quiet") : paragraph(Html::text(site.say(Word::papers_outdated, {{"date", day}})), "notice danger");
}

Result<Response> papers(const Site& site, const PracticeFile& file)
{
    const auto place = TRY(application::incident_place(file, site.catalogue(), date_of(site.now())));
    const auto printed = TRY(application::printed_sheet(file, place));
    const auto published = application::published_numbers(site.setting().folder);
    const std::string title = site.say(Word::papers_title);
    Html content = heading(1, title) + paragraph(Html::text(site.say(Word::papers_lead))) + printed_in_words(site, printed);
    for (const auto& [name, word] : {std::pair("sheet", Word::papers_sheet), std::pair("card", Word::papers_card), std::pair("journal", Word::papers_journal)}) {
        content += site.form("/incident/papers", hidden("paper", name) + button(site.say(word), name == std::string_view("sheet") ? Button::first : Button::second), "done");
    }
    content += heading(2, site.say(Word::papers_open_title)) + paragraph(Html::text(site.say(Word::papers_open_lead)));
    if (published) {
        content += paragraph(Html::text(site.say(Word::papers_open_is, {{"date", words::show_date(site.catalogue(), published->made, site.setting().language)}})));
        content += site.form("/incident/numbers", hidden("shown", "no") + button(site.say(Word::papers_open_no), Button::second));
    } else {
        content += site.form("/incident/numbers", hidden("shown", "yes") + button(site.say(Word::papers_open_yes), Button::second));
    }
    content += paragraph(link_to("/incident", Html::text(site.say(Word::site_back))));
    return site.page(title, content, "/incident");
}

Result<Download> paper(const Site& site, const Request& request, PracticeFile& file)
{
    const application::PageSetting setting = site.page_setting();
    const auto place = TRY(application::incident_place(file, site.catalogue(), setting.today));
    const ReflexSheet sheet = application::reflex_sheet(setting.catalogue, OwnNumbers::known, place.reachable, setting.language);
    const std::string name(request.field("paper"));
    if (name != "sheet" && name != "card" && name != "journal") {
        return fail(ErrorCode::bad_usage, "a paper");
    }
    const document::Document page = name == "sheet" ? application::reflex_sheet_paper(sheet, setting) : name == "card" ? application::pocket_card(sheet, setting) : application::paper_journal(setting);
    std::string drawn = TRY(application::draw_paper(*site.setting().worker, page, application::PaperFormat::pdf, paper_options(site, place.practice.name)));
    if (name == "sheet") {
        TRY(application::note_printed(file, place, setting.today));
    }
    return Download{"application/pdf", std::string(name == "sheet" ? "fiche-reflexe" : name == "card" ? "carte-de-poche" : "page-de-journal") + ".pdf", std::move(drawn), Word::departure_sheet};
}

Result<std::string> show_numbers(Site& site, const Request& request, const PracticeFile& file)
{
    const auto place = TRY(application::incident_place(file, site.catalogue(), date_of(site.now())));
    const bool is_shown = request.field("shown") == "yes";
    TRY(is_shown ? application::publish_numbers(site.setting().folder, place, date_of(site.now())) : application::unpublish_numbers(site.setting().folder));
    site.confirm(site.say(is_shown ? Word::papers_opened : Word::papers_closed));
    return std::string("/incident/papers");
}

}  // namespace

void incident(Site& site)
{
    site.router.get("/incident", [&site](const Request&) { return way_in(site); });
    site.router.get("/incident/guide/{situation}", [&site](const Request& request) { return guide(site, request); });
    site.router.get("/incident/sheet", [&site](const Request&) { return show_sheet(site); });
    site.post_open("/incident/open", [&site](const Request& request, PracticeFile& file) { return open_journal(site, request, file); });
    site.get_open("/incident/papers", [&site](const Request&, const PracticeFile& file) { return papers(site, file); });
    post_download(site, "/incident/papers", [&site](const Request& request, PracticeFile& file) { return paper(site, request, file); });
    site.post_open("/incident/numbers", [&site](const Request& request, PracticeFile& file) { return show_numbers(site, request, file); });
}

}  // namespace asepsie::web::pages
