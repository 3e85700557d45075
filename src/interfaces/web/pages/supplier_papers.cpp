// What goes to a supplier and what comes back: questionnaires, answers, the annex, exports.
#include "application/papers/draw_paper.h"
#include "application/suppliers/annex_document.h"
#include "application/suppliers/questionnaire_page.h"
#include "application/suppliers/supplier_exports.h"
#include "application/suppliers/supplier_pages.h"
#include "application/suppliers/supplier_work.h"
#include "foundation/base/text.h"
#include "foundation/document/html_form.h"
#include "foundation/document/html_page.h"
#include "interfaces/web/site/downloads.h"
#include "interfaces/web/site/supplier_request.h"

#include "interfaces/web/pages/all.h"

#include <algorithm>

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

Result<Download> exported_supplier(const Site& site, const Request& request, PracticeFile& file)
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

// Where the browser goes on; what is said there stands at its top.
Result<std::string> kept(Site& site, PracticeFile& file, const application::Incoming& incoming, std::int64_t supplier)
{
    SupplierBook book(file);
    const auto received = TRY(application::receive_answers(book, site.catalogue(), incoming, supplier, site.now()));
    if (const auto* refused = std::get_if<application::Refused>(&received)) {
        return told(site, path_of(supplier), site.say_named("refused_", application::name_of(refused->why), {{"name", refused->supplier}}));
    }
    const application::PageSetting setting = site.page_setting();
    const OneSupplier view = TRY(application::supplier_view(book, site.catalogue(), supplier, setting.today));
    const auto id = std::get<application::Received>(received).id;
    const auto answer = std::find_if(view->returns.begin(), view->returns.end(), [&](const suppliers::Return& returned) { return returned.id == id; });
    ASSERT(answer != view->returns.end());
    const bool is_false = answer->trust == suppliers::Trust::altered || answer->trust == suppliers::Trust::broken;
    const document::Tone tone = is_false ? document::Tone::danger : suppliers::evidence_earned_by(answer->trust) ? document::Tone::in_order : document::Tone::to_do;
    site.confirm(document::plain(application::reception_in_words(*view, *answer, setting)), tone);
    return path_of(supplier);
}

Result<std::string> receive(Site& site, const Request& request, PracticeFile& file)
{
    const std::int64_t supplier = TRY(supplier_id(request));
    const auto sent = request.files.find("answer");
    if (sent == request.files.end() || sent->second.content.empty()) {
        return told(site, path_of(supplier), site.say(Word::receive_no_file));
    }
    const auto incoming = application::read_incoming(sent->second.name, sent->second.content, site.catalogue(), *site.setting().worker, {}, site.now());
    // What may not be read is behind a password.
    if (!incoming.ok() && incoming.error().code == ErrorCode::denied) {
        return told(site, path_of(supplier), site.say(Word::note_needs_password));
    }
    const bool is_foreign = !incoming.ok() && (incoming.error().code == ErrorCode::malformed || incoming.error().code == ErrorCode::unsupported || incoming.error().code == ErrorCode::truncated);
    if (is_foreign) {
        return told(site, path_of(supplier), site.say(Word::receive_not_ours, {{"file", text::made_safe_to_show(sent->second.name)}}));
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

Result<std::string> take_scan(Site& site, const Request& request, PracticeFile& file)
{
    const OneSupplier view = TRY(supplier_in(site, request, file));
    const auto sent = request.files.find("scan");
    if (view->last_request() == nullptr) {
        return fail(ErrorCode::not_found, "nothing was asked");
    }
    if (sent == request.files.end() || sent->second.content.empty()) {
        return told(site, path_of(*view) + "/scan", site.say(Word::scan_no_file));
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
    const application::PageSetting setting = site.page_setting();
    const std::string id(entry.clause->id);
    const std::string path = path_of(view) + "/clauses/" + id;
    const knowledge::Language language = site.setting().language;
    Html content;
    for (const std::string& part : application::clause_in_words(entry, view, setting)) {
        content += paragraph(Html::marked(part));
    }
    for (const suppliers::Assessment* answer : entry.answers) {
        if (const suppliers::Contradiction* contradiction = view.contradiction_of(*answer)) {
            content += paragraph(Html::marked(application::contradiction_in_words(*contradiction, setting)));
        }
    }
    if (entry.decided != nullptr) {
        const bool is_obtained = entry.decided->decision == suppliers::ClauseDecision::obtained;
        const std::string noted = entry.decided->by.empty() ? "" : " " + site.say(Word::annex_noted_by, {{"by", document::literal(entry.decided->by)}});
        content += is_obtained ? paragraph(Html::marked(application::obtained_in_words(*entry.decided, setting) + noted)) : paragraph(link_to(path_of(view) + "/risks", Html::text(site.say(Word::annex_part_accepted))));
        content += site.form(path, hidden("decision", "withdrawn") + button(site.say(Word::annex_withdraw), Button::second));
    }
    const bool is_open = entry.decided == nullptr && entry.state != suppliers::ClauseState::committed;
    if (is_open) {
        const auto filled = [&](std::string_view name, Word label, Word hint) { return field({std::string(name) + "-" + id, site.say(label), "", site.say(hint), Input::text, true}); };
        const auto signed_by = [&](std::string_view name) { return field({std::string(name) + "-" + id, site.say(Word::annex_by), "", "", Input::text, true}); };
        content += paragraph(Html::marked(site.say(Word::annex_to_say, {{"ask", std::string(entry.clause->ask.in(language))}})));
        content += paragraph(Html::marked(site.say(Word::annex_if_without, {{"risk", std::string(entry.clause->risk.in(language))}})), "quiet");
        content += fold(site.say(Word::annex_obtained), site.form(path, hidden("decision", "obtained") + filled("document", Word::annex_obtained_document, Word::annex_obtained_hint)
            + field({"on-" + id, site.say(Word::annex_obtained_on), to_iso(setting.today), "", Input::date, true}) + signed_by("noted") + button(site.say(Word::site_save), Button::second)));
        content += fold(site.say(Word::annex_without), site.form(path, hidden("decision", "risk_accepted") + filled("reason", Word::annex_reason, Word::annex_reason_hint) + signed_by("by")
            + button(site.say(Word::annex_accept_risk), Button::second)));
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
    content += paragraph(link_to(path_of(*view) + "/risks", Html::text(site.say(Word::annex_part_accepted))));
    content += paragraph(link_to(path_of(*view), Html::text(site.say(Word::site_back))));
    return site.page(title, content, "/suppliers");
}

Result<std::string> decide_clause(Site& site, const Request& request, PracticeFile& file)
{
    SupplierBook book(file);
    const std::int64_t supplier = TRY(supplier_id(request));
    const std::string clause(request.part("clause"));
    const std::string next = path_of(supplier) + "/annex";
    const knowledge::Clause* known = site.catalogue().clause(clause);
    const std::string title = known == nullptr ? clause : std::string(known->title.in(site.setting().language));
    if (request.field("decision") == "withdrawn") {
        TRY(book.withdraw_clause(supplier, clause, site.now()));
        site.confirm(site.say(Word::annex_withdrawn, {{"clause", title}}));
        return next;
    }
    const auto decision = suppliers::clause_decision_named(request.field("decision"));
    if (!decision) {
        return fail(ErrorCode::bad_usage, "a decision");
    }
    const auto typed = [&](std::string_view name) { return std::string(text::trim(request.field(std::string(name) + "-" + clause))); };
    const bool is_obtained = *decision == suppliers::ClauseDecision::obtained;
    const suppliers::DecidedClause decided{clause, *decision, typed(is_obtained ? "document" : "reason"), typed(is_obtained ? "noted" : "by"), parse_date(typed("on")).value_or(Date{})};
    const auto done = application::decide_clause(book, site.catalogue(), supplier, decided, site.now());
    if (!done.ok() && done.error().code == ErrorCode::bad_usage) {
        return told(site, next, site.say(Word::annex_decide_needs));
    }
    TRY(done);
    site.confirm(site.say(Word::annex_decided, {{"clause", title}}));
    return next;
}

}  // namespace

void supplier_papers(Site& site)
{
    post_download(site, "/suppliers/{id}/questionnaire", [&site](const Request& request, PracticeFile& file) { return questionnaire(site, request, file); });
    post_download(site, "/suppliers/{id}/annex", [&site](const Request& request, PracticeFile& file) { return annex_paper(site, request, file); });
    post_download(site, "/suppliers/{id}/export", [&site](const Request& request, PracticeFile& file) { return exported_supplier(site, request, file); });
    site.post_open("/suppliers/{id}/receive", [&site](const Request& request, PracticeFile& file) { return receive(site, request, file); });
    site.get_open("/suppliers/{id}/scan", [&site](const Request& request, PracticeFile& file) { return scan_page(site, request, file); });
    site.post_open("/suppliers/{id}/scan", [&site](const Request& request, PracticeFile& file) { return take_scan(site, request, file); });
    site.get_open("/suppliers/{id}/annex", [&site](const Request& request, PracticeFile& file) { return annex_page(site, request, file); });
    site.get_open("/suppliers/{id}/risks", [&site](const Request& request, PracticeFile& file) -> Result<Response> {
        const OneSupplier view = TRY(supplier_in(site, request, file));
        return site.page(application::accepted_risks_page(*view, site.page_setting()), paragraph(link_to(path_of(*view) + "/annex", Html::text(site.say(Word::site_back)))), "/suppliers");
    });
    site.post_open("/suppliers/{id}/clauses/{clause}", [&site](const Request& request, PracticeFile& file) { return decide_clause(site, request, file); });
}

}  // namespace asepsie::web::pages
