// What goes to a supplier and what comes back: questionnaires, answers, the annex, exports.
#include "application/papers/draw_paper.h"
#include "application/suppliers/annex_document.h"
#include "application/suppliers/questionnaire_page.h"
#include "application/suppliers/supplier_exports.h"
#include "application/suppliers/supplier_work.h"
#include "foundation/document/html_form.h"
#include "foundation/document/html_page.h"
#include "interfaces/web/site/downloads.h"
#include "interfaces/web/site/supplier_request.h"

#include "interfaces/web/pages/all.h"

namespace asepsie::web::pages {
namespace {

using application::OneSupplier;
using application::PaperFormat;
using application::PracticeFile;
using application::SupplierBook;
using application::SupplierView;

// ---- what goes out ----

Result<Download> questionnaire(const Site& site, const Request& request, PracticeFile& file)
{
    const OneSupplier view = TRY(supplier_in(site, request, file));
    const std::string practice = TRY(practice_name(site, file));
    const auto format = application::paper_format_named(request.field("format"));
    const bool is_form = format == PaperFormat::html || format == PaperFormat::pdf;
    if (view->last_request() == nullptr || !is_form) {
        return fail(ErrorCode::not_found, "no questionnaire was prepared");
    }
    std::string content = TRY(application::questionnaire_paper(*site.setting().worker, *view, *view->last_request(), practice, *format, paper_options(site, practice), site.page_setting()));
    if (format == PaperFormat::html) {
        SupplierBook book(file);
        TRY(book.note_form(view->last_request()->id, document::form_fingerprint(content)));
    }
    return Download{std::string(application::media_type_of(*format)), application::questionnaire_file_name(*view, *format), std::move(content), Word::departure_questionnaire};
}

Result<Download> annex_paper(const Site& site, const Request& request, PracticeFile& file)
{
    const OneSupplier view = TRY(supplier_in(site, request, file));
    const std::string practice = TRY(practice_name(site, file));
    const auto format = application::paper_format_named(request.field("format"));
    if (!format) {
        return fail(ErrorCode::bad_usage, "a format");
    }
    std::string content = TRY(application::draw_paper(*site.setting().worker, application::annex_document(*view, practice, site.page_setting()), *format, paper_options(site, practice)));
    return Download{std::string(application::media_type_of(*format)), "annexe-" + std::to_string(view->entry.id) + "." + std::string(application::name_of(*format)), std::move(content), Word::departure_annex};
}

Result<Download> exported(const Site& site, const Request& request, PracticeFile& file)
{
    const OneSupplier view = TRY(supplier_in(site, request, file));
    const std::string practice = TRY(practice_name(site, file));
    const application::PageSetting setting = site.page_setting();
    const std::string stem = "reponses-" + std::to_string(view->entry.id);
    if (request.field("format") == "csv") {
        return Download{"text/csv; charset=utf-8", stem + ".csv", application::answers_as_csv(*view, setting), Word::departure_answers};
    }
    if (request.field("format") == "json") {
        return Download{"application/json", stem + ".json", application::answers_as_json(*view, setting), Word::departure_answers};
    }
    return Download{"application/vnd.cyclonedx+json", stem + ".cdx.json", application::answers_as_cyclonedx(*view, practice, setting, site.now(), application::serial_number()), Word::departure_answers};
}

// ---- what comes back ----

// Where the browser goes on, with what is said there.
Result<std::string> kept(const Site& site, PracticeFile& file, const application::Incoming& incoming, std::int64_t supplier)
{
    SupplierBook book(file);
    const auto received = TRY(application::receive_answers(book, site.catalogue(), incoming, supplier, site.now()));
    if (const auto* refused = std::get_if<application::Refused>(&received)) {
        const bool is_other = refused->why == application::Refusal::other_supplier;
        return path_of(supplier) + "?said=refused_" + std::string(application::name_of(refused->why)) + (is_other ? "_unnamed" : "");
    }
    return path_of(supplier) + "?received=" + std::to_string(std::get<application::Received>(received).id);
}

Result<std::string> receive(const Site& site, const Request& request, PracticeFile& file)
{
    const std::int64_t supplier = TRY(supplier_id(request));
    const auto sent = request.files.find("answer");
    if (sent == request.files.end()) {
        return fail(ErrorCode::bad_usage, "a file");
    }
    const auto incoming = application::read_incoming(sent->second.name, sent->second.content, site.catalogue(), *site.setting().worker, {}, site.now());
    // What may not be read is behind a password.
    if (!incoming.ok() && incoming.error().code == ErrorCode::denied) {
        return path_of(supplier) + "?said=note_needs_password";
    }
    TRY(incoming);
    return kept(site, file, *incoming, supplier);
}

// The questionnaire on the screen of the practice, to be typed in from paper.
Result<Response> scan_page(const Site& site, const Request& request, PracticeFile& file)
{
    const OneSupplier view = TRY(supplier_in(site, request, file));
    const std::string practice = TRY(practice_name(site, file));
    if (view->last_request() == nullptr) {
        return fail(ErrorCode::not_found, "nothing was asked");
    }
    const suppliers::Replies nothing;
    document::Document page = application::questionnaire_document(*view->last_request(), practice, view->entry.name, nothing, application::Numbering::in_labels, site.page_setting());
    // The signature is on the scan.
    std::erase_if(page.blocks, [](const document::Block& block) {
        const auto* field = std::get_if<document::Field>(&block);
        return field != nullptr && (field->kind == document::Field::Kind::signature || field->name == "signer.accepts");
    });
    const std::string title = site.say(Word::receive_scan_title);
    const Html form = site.form_with_file(path_of(*view) + "/scan",
        file_field("scan", site.say(Word::option_scan), "") + document::to_html(page.blocks, document::Links::followed) + button(site.say(Word::site_save)));
    return site.page(title, heading(1, title) + paragraph(Html::text(site.say(Word::receive_scan_hint))) + form, "/suppliers");
}

Result<std::string> take_scan(const Site& site, const Request& request, PracticeFile& file)
{
    const OneSupplier view = TRY(supplier_in(site, request, file));
    const auto sent = request.files.find("scan");
    if (view->last_request() == nullptr || sent == request.files.end()) {
        return fail(ErrorCode::bad_usage, "a scan");
    }
    std::map<std::string, std::string, std::less<>> fields(request.form.begin(), request.form.end());
    fields.erase("form");  // the token of this site's own forms
    fields[std::string(suppliers::request_field)] = view->last_request()->id;
    fields[std::string(suppliers::version_field)] = view->last_request()->version;
    const auto filled = TRY(suppliers::read_filled_form(site.catalogue(), fields));
    return kept(site, file, application::typed_from_scan(sent->second.name, sent->second.content, filled), view->entry.id);
}

// ---- the annex ----

Html clause_forms(const Site& site, const SupplierView& view, const suppliers::AnnexClause& entry)
{
    const std::string path = path_of(view) + "/clauses/" + std::string(entry.clause->id);
    const knowledge::Language language = site.setting().language;
    Html content = paragraph(Html::marked(application::clause_in_words(*entry.clause, view, site.page_setting())));
    if (entry.state == suppliers::ClauseState::to_negotiate || entry.state == suppliers::ClauseState::to_ask) {
        content += paragraph(Html::marked(entry.clause->ask.in(language))) + paragraph(Html::marked(entry.clause->risk.in(language)), "quiet");
        content += site.form(path, hidden("decision", "obtained") + button(site.say(Word::annex_obtained), Button::second));
        content += site.form(path, hidden("decision", "risk_accepted") + field({"reason-" + std::string(entry.clause->id), site.say(Word::annex_reason), "", "", Input::text, true})
            + field({"by-" + std::string(entry.clause->id), site.say(Word::annex_by), "", "", Input::text, true}) + button(site.say(Word::annex_accept_risk), Button::second));
    }
    const std::string state = site.say_named("annex_state_", suppliers::name_of(entry.state));
    return fold(std::string(entry.clause->title.in(language)) + " (" + state + ")", content);
}

Result<Response> annex_page(const Site& site, const Request& request, PracticeFile& file)
{
    const OneSupplier view = TRY(supplier_in(site, request, file));
    const std::string title = site.say(Word::annex_title);
    Html content = heading(1, title) + paragraph(Html::text(view->entry.name));
    if (view->annex.empty()) {
        content += paragraph(Html::text(site.say(Word::annex_none)));
    }
    std::string_view theme;
    for (const suppliers::AnnexClause& entry : view->annex) {
        if (theme != entry.clause->theme) {
            theme = entry.clause->theme;
            content += heading(2, site.say_named("theme_", theme));
        }
        content += clause_forms(site, *view, entry);
    }
    if (!view->annex.empty()) {
        content += heading(2, site.say(Word::annex_download)) + paragraph(Html::text(site.say(Word::annex_origin)), "quiet");
        for (const PaperFormat format : {PaperFormat::pdf, PaperFormat::odt, PaperFormat::docx}) {
            content += site.form(path_of(*view) + "/annex", hidden("format", std::string(application::name_of(format))) + button(site.say_named("paper_", application::name_of(format)), format == PaperFormat::pdf ? Button::first : Button::second), "inline");
        }
    }
    content += paragraph(link_to(path_of(*view), Html::text(site.say(Word::site_back))));
    return site.page(title, content, "/suppliers");
}

Result<std::string> decide(const Site& site, const Request& request, PracticeFile& file)
{
    SupplierBook book(file);
    const std::int64_t supplier = TRY(supplier_id(request));
    const std::string clause(request.part("clause"));
    const auto decision = suppliers::clause_decision_named(request.field("decision"));
    if (!decision) {
        return fail(ErrorCode::bad_usage, "a decision");
    }
    TRY(application::decide_clause(book, site.catalogue(), supplier, {clause, *decision, std::string(request.field("reason-" + clause)), std::string(request.field("by-" + clause)), {}}, site.now()));
    return path_of(supplier) + "/annex";
}

}  // namespace

void supplier_papers(Site& site)
{
    post_download(site, "/suppliers/{id}/questionnaire", [&site](const Request& request, PracticeFile& file) { return questionnaire(site, request, file); });
    post_download(site, "/suppliers/{id}/annex", [&site](const Request& request, PracticeFile& file) { return annex_paper(site, request, file); });
    post_download(site, "/suppliers/{id}/export", [&site](const Request& request, PracticeFile& file) { return exported(site, request, file); });
    site.post_open("/suppliers/{id}/receive", [&site](const Request& request, PracticeFile& file) { return receive(site, request, file); });
    site.get_open("/suppliers/{id}/scan", [&site](const Request& request, PracticeFile& file) { return scan_page(site, request, file); });
    site.post_open("/suppliers/{id}/scan", [&site](const Request& request, PracticeFile& file) { return take_scan(site, request, file); });
    site.get_open("/suppliers/{id}/annex", [&site](const Request& request, PracticeFile& file) { return annex_page(site, request, file); });
    site.post_open("/suppliers/{id}/clauses/{clause}", [&site](const Request& request, PracticeFile& file) { return decide(site, request, file); });
}

}  // namespace asepsie::web::pages
