// What an incident writes and keeps: journal, evidence, letters, dossier, register.
#include "application/incident/dossier.h"
#include "application/incident/incident_pages.h"
#include "application/incident/incident_work.h"
#include "foundation/base/text.h"
#include "foundation/document/html_page.h"
#include "interfaces/web/site/downloads.h"
#include "interfaces/web/site/incident_request.h"

#include "interfaces/web/pages/all.h"

#include <algorithm>

namespace asepsie::web::pages {
namespace {

using application::IncidentBook;
using application::IncidentView;
using application::PaperFormat;
using application::PracticeFile;
using ::asepsie::incident::EvidenceFile;
using ::asepsie::incident::Record;
using document::html::element;
using document::html::Name;
using document::html::Tag;

Html back_to(const Site& site, const IncidentView& view) { return paragraph(link_to(path_of(view), Html::text(site.say(Word::site_back)))); }

// ---- the journal and the evidence ----

Result<Response> journal_page(const Site& site, const Request& request, PracticeFile& file)
{
    const auto view = TRY(incident_in(site, request, file));
    const document::Document page = application::journal_page(*view, site.page_setting());
    Html more;
    if (view->state().is_open()) {
        const std::string hint = site.say(Word::journal_file_hint, {{"n", static_cast<std::int64_t>(largest_document >> 20U)}});
        more += heading(2, site.say(Word::dossier_evidence))
            + site.form_with_file(path_of(*view) + "/evidence", file_field("evidence", site.say(Word::journal_file), hint) + field({"about", site.say(Word::journal_text)}) + field({"author", site.say(Word::guide_author), last_author(*view)})
                    + button(site.say(Word::journal_keep_file), Button::second));
    }
    more += site.form(path_of(*view) + "/journal", button(site.say(Word::journal_download), Button::second));
    return site.page(page, more + back_to(site, *view), "/incident");
}

Result<std::string> keep_evidence(Site& site, const Request& request, PracticeFile& file)
{
    const auto view = TRY(incident_in(site, request, file));
    const auto sent = request.files.find("evidence");
    if (sent == request.files.end()) {
        return fail(ErrorCode::bad_usage, "a file");
    }
    EvidenceFile kept;
    kept.name = application::evidence_name(sent->second.name);
    Record record;
    record.text = text::trim(request.field("about"));
    record.author = text::trim(request.field("author"));
    TRY(IncidentBook(file).add_evidence(view->kept.id, std::move(record), std::move(kept), sent->second.content, site.clocks()));
    site.confirm(site.say(Word::incident_kept, {{"moment", application::moment_in_words(view->now.at, view->place, site.page_setting())}}));
    return path_of(*view) + "/journal";
}

Result<Download> journal_text(const Site& site, const Request& request, PracticeFile& file)
{
    const auto view = TRY(incident_in(site, request, file));
    std::string text = TRY(IncidentBook(file).journal_text(view->kept.id));
    return Download{"text/plain; charset=utf-8", "journal-incident-" + std::to_string(view->kept.id) + ".txt", std::move(text), Word::departure_journal};
}

// ---- letters ----

Result<const knowledge::IncidentLetter*> letter_in(const Site& site, const Request& request)
{
    const knowledge::IncidentLetter* letter = site.catalogue().letter(request.part("letter"));
    return letter != nullptr ? Result<const knowledge::IncidentLetter*>(letter) : fail(ErrorCode::not_found, "no such letter");
}

Result<Response> letters(const Site& site, const Request& request, PracticeFile& file)
{
    const auto view = TRY(incident_in(site, request, file));
    return site.page(application::letters_page(*view, site.page_setting()), paragraph(link_to(path_of(*view) + "/facts", Html::text(site.say(Word::incident_facts)))) + back_to(site, *view), "/incident");
}

Html use_of(const knowledge::IncidentLetter& letter, knowledge::Language language)
{
    Html all;
    text::for_each_line(letter.use.in(language), [&](std::string_view line) { all += text::trim(line).empty() ? Html() : paragraph(Html::text(line)); });
    return all;
}

Result<Response> letter_page(const Site& site, const Request& request, PracticeFile& file)
{
    const auto view = TRY(incident_in(site, request, file));
    const knowledge::IncidentLetter* letter = TRY(letter_in(site, request));
    const application::PageSetting setting = site.page_setting();
    const auto filled = application::filled_letter(*view, *letter, setting);
    const auto missing = application::missing_in_words(filled, setting);
    const std::string title(letter->title.in(setting.language));
    Html content = heading(1, title) + use_of(*letter, setting.language);
    if (missing.empty()) {
        content += paragraph(Html::text(site.say(Word::letter_complete)), "quiet");
    } else {
        Html items;
        for (const std::string& one : missing) {
            items += element(Tag::li, {}, Html::text(one));
        }
        content += heading(2, site.say(Word::letter_missing, {{"n", static_cast<std::int64_t>(missing.size())}})) + element(Tag::ul, {}, items) + paragraph(link_to(path_of(*view) + "/facts", Html::text(site.say(Word::incident_facts))));
    }
    content += heading(2, site.say(Word::letter_copy));
    content += element(Tag::label, {{Name::for_, "letter"}, {Name::class_, "word"}}, Html::text(title))
        + element(Tag::textarea, {{Name::id, "letter"}, {Name::rows, "18"}, {Name::spellcheck, "true"}}, Html::text(application::letter_text(filled)))
        + element(Tag::button, {{Name::type, "button"}, {Name::class_, "second copy"}, {Name::id, "copy-letter"}, {Name::hidden, ""}}, Html::text(site.say(Word::letter_copy_button)));
    content += heading(2, site.say(Word::letter_download));
    for (const PaperFormat format : {PaperFormat::pdf, PaperFormat::odt, PaperFormat::docx}) {
        content += site.form(path_of(*view) + "/letters/" + std::string(letter->id), hidden("format", std::string(application::name_of(format))) + button(site.say_named("letter_paper_", application::name_of(format)), Button::second), "done");
    }
    content += paragraph(link_to(path_of(*view) + "/letters", Html::text(site.say(Word::incident_letters)))) + back_to(site, *view);
    return site.page(title, content, "/incident");
}

Result<Download> letter_paper(const Site& site, const Request& request, PracticeFile& file)
{
    const auto view = TRY(incident_in(site, request, file));
    const knowledge::IncidentLetter* letter = TRY(letter_in(site, request));
    const auto format = application::paper_format_named(request.field("format"));
    if (!format) {
        return fail(ErrorCode::bad_usage, "a format");
    }
    const application::PageSetting setting = site.page_setting();
    std::string drawn = TRY(application::draw_paper(*site.setting().worker, application::letter_document(application::filled_letter(*view, *letter, setting), setting), *format, paper_options(site, view->place.practice.name)));
    return Download{std::string(application::media_type_of(*format)), std::string(letter->id) + "." + std::string(application::name_of(*format)), std::move(drawn), Word::departure_letter};
}

// ---- the dossier, the calendar, the register ----

Result<Response> dossier_page(const Site& site, const Request& request, PracticeFile& file)
{
    const auto view = TRY(incident_in(site, request, file));
    const std::string title = site.say(Word::incident_dossier);
    return site.page(title, heading(1, title) + paragraph(Html::text(site.say(Word::dossier_lead))) + paragraph(Html::text(site.say(Word::dossier_warning)), "notice danger")
        + site.form(path_of(*view) + "/dossier", button(site.say(Word::dossier_make))) + back_to(site, *view), "/incident");
}

Result<Download> dossier(const Site& site, const Request& request, PracticeFile& file)
{
    const auto view = TRY(incident_in(site, request, file));
    application::Dossier made = TRY(application::make_dossier(file, *site.setting().worker, *view, site.page_setting()));
    return Download{"application/zip", std::move(made.name), std::move(made.content), Word::departure_dossier};
}

Result<Response> calendar(const Site& site, const Request& request, PracticeFile& file)
{
    const auto view = TRY(incident_in(site, request, file));
    return Response{200, "text/calendar; charset=utf-8", application::clocks_as_calendar(*view, site.page_setting()), {{"Content-Disposition", http::kept_as("delais-incident-" + std::to_string(view->kept.id) + ".ics")}}};
}

Result<Response> register_page(const Site& site, PracticeFile& file)
{
    const document::Document page = TRY(application::register_of(file, site.page_setting(), site.clocks()));
    Html links;
    for (const std::int64_t id : TRY(IncidentBook(file).ids())) {
        links += link_to("/incidents/" + std::to_string(id), Html::text(site.say(Word::register_read, {{"n", id}})));
    }
    const Html gestures = links.markup().empty() ? Html() : paragraph(links, "gestures") + site.form("/incidents", button(site.say(Word::letter_paper_pdf), Button::second));
    return site.page(page, gestures + paragraph(link_to("/incident", Html::text(site.say(Word::site_back)))), "/incident");
}

Result<Download> register_paper(const Site& site, PracticeFile& file)
{
    const document::Document page = TRY(application::register_of(file, site.page_setting(), site.clocks()));
    const auto described = TRY(file.practice());
    std::string drawn = TRY(application::draw_paper(*site.setting().worker, page, PaperFormat::pdf, paper_options(site, described.name)));
    return Download{"application/pdf", "registre-violations.pdf", std::move(drawn), Word::departure_register};
}

}  // namespace

void incident_papers(Site& site)
{
    site.get_open("/incidents/{id}/journal", [&site](const Request& request, PracticeFile& file) { return journal_page(site, request, file); });
    site.post_open("/incidents/{id}/evidence", [&site](const Request& request, PracticeFile& file) { return keep_evidence(site, request, file); });
    post_download(site, "/incidents/{id}/journal", [&site](const Request& request, PracticeFile& file) { return journal_text(site, request, file); });
    site.get_open("/incidents/{id}/letters", [&site](const Request& request, PracticeFile& file) { return letters(site, request, file); });
    site.get_open("/incidents/{id}/letters/{letter}", [&site](const Request& request, PracticeFile& file) { return letter_page(site, request, file); });
    post_download(site, "/incidents/{id}/letters/{letter}", [&site](const Request& request, PracticeFile& file) { return letter_paper(site, request, file); });
    site.get_open("/incidents/{id}/dossier", [&site](const Request& request, PracticeFile& file) { return dossier_page(site, request, file); });
    post_download(site, "/incidents/{id}/dossier", [&site](const Request& request, PracticeFile& file) { return dossier(site, request, file); });
    site.get_open("/incidents/{id}/clocks.ics", [&site](const Request& request, PracticeFile& file) { return calendar(site, request, file); });
    site.get_open("/incidents", [&site](const Request&, PracticeFile& file) { return register_page(site, file); });
    post_download(site, "/incidents", [&site](const Request&, PracticeFile& file) { return register_paper(site, file); });
}

}  // namespace asepsie::web::pages
