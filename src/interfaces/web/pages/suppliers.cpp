// Suppliers: all of them, and one with its next gesture.
#include "application/suppliers/questionnaire.h"
#include "application/suppliers/supplier_letters.h"
#include "application/suppliers/supplier_pages.h"
#include "application/suppliers/supplier_work.h"
#include "foundation/base/text.h"
#include "foundation/document/html_page.h"
#include "interfaces/web/site/downloads.h"
#include "interfaces/web/site/letter.h"
#include "interfaces/web/site/new_phrase.h"
#include "interfaces/web/site/supplier_request.h"

#include "interfaces/web/pages/all.h"

namespace asepsie::web::pages {
namespace {

using application::OneSupplier;
using application::PracticeFile;
using application::SupplierBook;
using application::SupplierView;
using document::to_html;
using suppliers::Commitment;

std::string day(const std::optional<Date>& date) { return date ? to_iso(*date) : std::string(); }

Html mail_link(const Site& site, const application::SupplierLetter& letter, Word label)
{
    const auto url = document::html::Url::create(mail_address(letter.to, letter.subject, letter.body));
    return url ? document::html::link(*url, Html::text(site.say(label))) : Html();
}

// Where nobody's address is known the mail opens without one, which is said.
Html unknown_address(const Site& site, const application::SupplierLetter& letter) { return letter.to.empty() ? paragraph(Html::text(site.say(Word::mail_missing)), "quiet") : Html(); }

// ---- all of them ----

Html own_question_forms(const Site& site, const std::vector<application::OwnQuestion>& questions)
{
    Html forms;
    for (const application::OwnQuestion& question : questions) {
        forms += site.form("/suppliers/questions/" + std::to_string(question.id) + "/remove",
            paragraph(Html::text(question.ask)) + button(site.say(Word::site_remove), Button::plain), "inline");
    }
    forms += site.form("/suppliers/questions", field({"ask", site.say(Word::own_question_add), "", site.say(Word::own_questions_hint)}) + button(site.say(Word::site_add), Button::second));
    return fold(site.say(Word::own_questions_title), forms);
}

Result<Response> show_all(const Site& site, PracticeFile& file)
{
    const application::PageSetting setting = site.page_setting();
    const SupplierBook book(file);
    const auto all = TRY(application::all_suppliers(book, setting.catalogue, setting.today));
    const auto questions = TRY(book.own_questions());
    Html more = paragraph(link_to("/practice/supplier/new", Html::text(site.say(Word::add_supplier))), "gestures");
    more += paragraph(link_to("/suppliers/promises", Html::text(site.say(Word::commitments_title))));
    more += own_question_forms(site, questions);
    return site.page(application::suppliers_page(all, setting), more, "/suppliers");
}

// ---- one ----

Html card_form(const Site& site, const SupplierView& view, const std::vector<::asepsie::practice::Entry>& reachable)
{
    const suppliers::Supplier& supplier = view.supplier;
    Html fields = heading(3, site.say(Word::supplier_activities));
    for (const knowledge::Activity activity : knowledge::all_activities) {
        const std::string name(knowledge::name_of(activity));
        fields += tick("does_" + name, site.say_named("activity_", name), supplier.does(activity) ? Ticked::yes : Ticked::no);
    }
    fields += field({"on_call", site.say(Word::supplier_on_call), supplier.on_call, "", Input::phone}) + field({"contract", site.say(Word::supplier_contract), supplier.contract})
        + field({"contract_from", site.say(Word::supplier_contract_from), day(supplier.contract_from), "", Input::date})
        + field({"contract_to", site.say(Word::supplier_contract_to), day(supplier.contract_to), "", Input::date}) + field({"notice", site.say(Word::supplier_notice), supplier.notice, site.say(Word::supplier_notice_hint)})
        + field({"renewal", site.say(Word::supplier_renewal), supplier.renewal}) + field({"remote_tool", site.say(Word::supplier_remote_tool), supplier.remote_tool})
        + field({"data", site.say(Word::supplier_data), supplier.data});
    if (!reachable.empty()) {
        fields += heading(3, site.say(Word::supplier_reaches));
    }
    for (const ::asepsie::practice::Entry& entry : reachable) {
        const bool is_reached = supplier.reaches && std::find(supplier.reaches->begin(), supplier.reaches->end(), entry.id) != supplier.reaches->end();
        fields += tick("reaches_" + std::to_string(entry.id), entry.name, is_reached ? Ticked::yes : Ticked::no);
    }
    return site.form(path_of(view) + "/card", fields + button(site.say(Word::site_save)));
}

Html ask_forms(const Site& site, const SupplierView& view, std::string_view practice)
{
    std::vector<std::string> names;
    for (const knowledge::Questionnaire* questionnaire : view.questionnaires) {
        names.emplace_back(questionnaire->short_title.in(site.setting().language));
    }
    const facts::FactList listed(names.begin(), names.end());
    const application::PageSetting setting = site.page_setting();
    const std::string length = application::length_in_words(view.questionnaires, 0, setting);
    Html forms = paragraph(Html::text(site.say(Word::ask_which, {{"names", words::show_list(site.catalogue(), listed, site.setting().language)}, {"length", length}})));
    const std::string due = to_iso(plus_days(date_of(site.now()), application::days_to_answer));
    const suppliers::Request* request = view.last_request();
    const bool was_asked = request != nullptr;
    const Html preparing = site.form(path_of(view) + "/ask", field({"due", site.say(Word::ask_due), due, "", Input::date, true}) + button(site.say(Word::ask_prepare), was_asked ? Button::second : Button::first));
    if (!was_asked) {
        forms += preparing;
    }
    if (was_asked) {
        forms += site.form(path_of(view) + "/questionnaire", hidden("format", "html") + button(site.say(Word::ask_download_html)), "inline");
        forms += site.form(path_of(view) + "/questionnaire", hidden("format", "pdf") + button(site.say(Word::ask_download_pdf), Button::second), "inline");
        const application::SupplierLetter letter = application::asking_letter(view, practice, setting);
        forms += paragraph(mail_link(site, letter, Word::ask_send_mail) + Html::text(". " + site.say(Word::ask_send_mail_hint))) + unknown_address(site, letter);
        if (!view.is_sent(*request)) {
            forms += paragraph(Html::text(site.say(Word::ask_sent_hint))) + site.form(path_of(view) + "/sent", button(site.say(Word::ask_sent)), "done");
        }
        forms += fold(site.say(Word::ask_anew), preparing);
    }
    return forms;
}

Html receive_form(const Site& site, const SupplierView& view)
{
    return site.form_with_file(path_of(view) + "/receive", file_field("answer", site.say(Word::receive_file), site.say(Word::receive_hint)) + button(site.say(Word::receive_button)))
        + paragraph(link_to(path_of(view) + "/scan", Html::text(site.say(Word::receive_scan_title))));
}

// Whom to call where: in our words, by the name and the number of the practice's own list. What the signer calls himself stands apart, as his word.
std::string call_in_words(const Site& site, const SupplierView& view)
{
    const std::string name = document::literal(view.entry.name);
    const std::string& phone = view.entry.phone.empty() ? view.supplier.on_call : view.entry.phone;
    return phone.empty() ? site.say(Word::confirm_call_unknown, {{"supplier", name}}) : site.say(Word::confirm_call, {{"supplier", name}, {"phone", document::literal(phone)}});
}

Html acceptance_form(const Site& site, const SupplierView& view, const suppliers::Return& returned)
{
    const Html asked = paragraph(Html::marked(site.say(Word::accept_ask, {{"signer", document::literal(returned.signer)}, {"authority", document::literal(returned.vouched_by)}, {"supplier", document::literal(view.entry.name)}})));
    return heading(2, site.say(Word::accept_title)) + asked
        + site.form(path_of(view) + "/accept", hidden("answer", std::to_string(returned.id)) + field({"by", site.say(Word::accept_who), "", "", Input::text, true}) + button(site.say(Word::accept_button)));
}

// The code itself is not shown: whoever types what was read cannot just agree.
Html confirm_forms(const Site& site, const SupplierView& view)
{
    Html forms;
    for (const suppliers::Return& returned : view.returns) {
        if (returned.waits_for_acceptance()) {
            forms += acceptance_form(site, view, returned);
        } else if (returned.trust == suppliers::Trust::signed_unconfirmed) {
            // Of a PDF no screen shows a code by itself.
            const Word code = returned.form == suppliers::Form::pdf ? Word::confirm_code_pdf : Word::confirm_code;
            forms += heading(2, site.say(Word::confirm_title)) + paragraph(Html::marked(call_in_words(site, view) + " " + site.say(code)))
                + paragraph(Html::marked(site.say(Word::confirm_signer, {{"signer", document::literal(returned.signer)}})), "quiet");
            forms += site.form(path_of(view) + "/confirm", hidden("answer", std::to_string(returned.id)) + field({"code", site.say(Word::confirm_typed), "", "", Input::code, true})
                + field({"by", site.say(Word::confirm_who), "", "", Input::text, true}) + button(site.say(Word::confirm_button)));
        }
    }
    return forms;
}

// Each open promise once, with what can be done about it. from: where the browser comes back to.
Html promise_forms(const Site& site, const SupplierView& view, std::string_view practice, std::string_view from)
{
    const application::PageSetting setting = site.page_setting();
    Html forms;
    for (const Commitment& commitment : view.commitments) {
        if (commitment.state != suppliers::CommitmentState::open) {
            continue;
        }
        const std::string path = "/suppliers/promises/" + std::to_string(commitment.id);
        const auto settling = [&](const char* state, Word label) { return site.form(path, hidden("state", state) + hidden("from", std::string(from)) + button(site.say(label), Button::plain), "inline"); };
        const Html gestures = settling("kept", Word::commitment_keep) + Html::text(" ") + settling("dropped", Word::commitment_drop) + Html::text(" ")
            + mail_link(site, application::reminder_letter(view, commitment, practice, setting), Word::commitment_remind);
        forms += to_html({application::commitment_line(commitment, setting)}, document::Links::followed) + document::html::element(document::html::Tag::div, {{document::html::Name::class_, "gestures promise"}}, gestures);
    }
    return forms;
}

Html promises_of(const Site& site, const SupplierView& view, std::string_view practice)
{
    const Html forms = promise_forms(site, view, practice, "supplier");
    return forms.markup().empty() ? forms : heading(2, site.say(Word::commitments_title)) + forms;
}

// What its answers leave to talk about, in one mail.
Html writing(const Site& site, const SupplierView& view, std::string_view practice)
{
    using document::html::element;
    using document::html::Name;
    using document::html::Tag;
    const auto letter = application::findings_letter(view, practice, site.page_setting());
    if (!letter || view.answers() == nullptr) {
        return {};
    }
    const Html opening = mail_link(site, *letter, Word::ask_send_mail) + element(Tag::button, {{Name::type, "button"}, {Name::class_, "copy plain"}, {Name::id, "copy-letter-0"}, {Name::hidden, ""}}, Html::text(site.say(Word::ask_copy)));
    const Html text = element(Tag::textarea, {{Name::id, "letter-0"}, {Name::rows, "12"}, {Name::aria_label, site.say(Word::write_copy)}}, Html::text(letter->body));
    return heading(2, site.say(Word::write_title)) + paragraph(Html::text(site.say(Word::write_how))) + paragraph(opening, "gestures") + unknown_address(site, *letter) + fold(site.say(Word::write_copy), text);
}

Html document_form(const Site& site, const SupplierView& view)
{
    Options kinds;
    for (const suppliers::DocumentKind kind : suppliers::all_document_kinds) {
        kinds.emplace_back(suppliers::name_of(kind), site.say_named("document_", suppliers::name_of(kind)));
    }
    return site.form_with_file(path_of(view) + "/documents",
        drop_down("kind", site.say(Word::supplier_document_kind), kinds, "") + field({"number", site.say(Word::supplier_document_number)}) + field({"issuer", site.say(Word::supplier_document_issuer)})
            + field({"version", site.say(Word::supplier_document_version)}) + field({"activities", site.say(Word::supplier_document_activities)}) + field({"places", site.say(Word::supplier_document_places)})
            + field({"ends", site.say(Word::supplier_document_ends), "", "", Input::date}) + file_field("document", site.say(Word::supplier_document_file), "") + button(site.say(Word::site_add), Button::second));
}

Html document_removals(const Site& site, const SupplierView& view)
{
    Html forms;
    for (const suppliers::Document& document : view.documents) {
        const std::string called = text::join({site.say_named("document_", suppliers::name_of(document.kind)), document.number, document.issuer}, " ");
        forms += site.form(path_of(view) + "/documents/" + std::to_string(document.id) + "/remove", paragraph(Html::text(called)) + button(site.say(Word::site_remove), Button::plain), "inline");
    }
    return view.documents.empty() ? Html() : fold(site.say(Word::supplier_document_remove), forms);
}

Result<Response> show_one(const Site& site, const Request& request, PracticeFile& file)
{
    const application::PageSetting setting = site.page_setting();
    const OneSupplier view = TRY(supplier_in(site, request, file));
    const std::string practice = TRY(practice_signature(site, file));
    std::vector<::asepsie::practice::Entry> reachable = TRY(file.entries(application::Register::device, setting.today));
    const auto services = TRY(file.entries(application::Register::service, setting.today));
    reachable.insert(reachable.end(), services.begin(), services.end());
    const document::Document page = application::supplier_page(*view, application::SupplierPart::standing, setting);
    const document::Document records = application::supplier_page(*view, application::SupplierPart::records, setting);
    const bool is_described = !view->supplier.activities.empty();
    const Html card = card_form(site, *view, reachable);
    // One gesture in sight, the first that is not done; the others fold.
    Html gestures = confirm_forms(site, *view) + writing(site, *view, practice) + promises_of(site, *view, practice);
    gestures += is_described ? Html() : card;
    if (is_described) {
        const bool is_asked = view->last_request() != nullptr;
        const bool has_answer = view->answers() != nullptr;
        const Html asking = heading(2, site.say(Word::ask_send_title)) + ask_forms(site, *view, practice);
        const Html receiving = heading(2, site.say(Word::receive_title)) + receive_form(site, *view);
        gestures += has_answer ? fold(site.say(Word::receive_title), receive_form(site, *view)) + fold(site.say(Word::ask_send_title), ask_forms(site, *view, practice)) : asking + (is_asked ? receiving : Html());
        gestures += fold(site.say(Word::supplier_describe), card);
    }
    Html more = to_html(records.blocks, document::Links::followed) + fold(site.say(Word::supplier_document_add), document_form(site, *view)) + document_removals(site, *view);
    more += paragraph(link_to(path_of(*view) + "/answers", Html::text(site.say(Word::answers_see))));
    more += paragraph(link_to(path_of(*view) + "/annex", Html::text(site.say(Word::annex_title))));
    more += paragraph(link_to(path_of(*view) + "/compromised", Html::text(site.say(Word::compromised_title, {{"name", view->entry.name}}))));
    more += paragraph(link_to("/practice/entries/" + std::to_string(view->entry.id), Html::text(site.say(Word::supplier_contact_change))));
    more += paragraph(link_to("/suppliers", Html::text(site.say(Word::site_back))));
    return site.page(page, gestures + more, "/suppliers");
}

Result<std::string> set_card(const Site& site, const Request& request, PracticeFile& file)
{
    SupplierBook book(file);
    suppliers::Supplier supplier = TRY(book.supplier(TRY(supplier_id(request))));
    supplier.activities.clear();
    std::vector<std::int64_t> reached;
    for (const knowledge::Activity activity : knowledge::all_activities) {
        if (!request.field("does_" + std::string(knowledge::name_of(activity))).empty()) {
            supplier.activities.push_back(activity);
        }
    }
    constexpr std::string_view reaches = "reaches_";
    for (const auto& [name, value] : request.form) {
        const auto id = name.starts_with(reaches) ? text::to_integer(std::string_view(name).substr(reaches.size())) : std::nullopt;
        if (id) {
            reached.push_back(*id);
        }
    }
    // Where nothing is ticked and nothing was, nobody has said anything; where something was, it reaches nothing any more.
    if (supplier.reaches || !reached.empty()) {
        supplier.reaches = std::move(reached);
    }
    supplier.contract_from = TRY(day_in(request, "contract_from"));
    supplier.contract_to = TRY(day_in(request, "contract_to"));
    for (const auto& [name, place] : {std::pair("on_call", &supplier.on_call), std::pair("contract", &supplier.contract), std::pair("notice", &supplier.notice), std::pair("renewal", &supplier.renewal),
             std::pair("remote_tool", &supplier.remote_tool), std::pair("data", &supplier.data)}) {
        *place = text::trim(request.field(name));
    }
    TRY(book.put_supplier(supplier, site.now()));
    return path_of(supplier.entry);
}

Result<std::string> ask(Site& site, const Request& request, PracticeFile& file)
{
    SupplierBook book(file);
    const std::int64_t id = TRY(supplier_id(request));
    const auto due = parse_date(request.field("due"));
    if (!due || *due < date_of(site.now())) {
        return told(site, path_of(id), site.say(Word::ask_due_wrong, {{"typed", text::made_safe_to_show(request.field("due"))}}));
    }
    const auto described = TRY(file.practice());
    if (described.name.empty()) {
        return told(site, path_of(id), site.say(Word::practice_needs_name));
    }
    TRY(application::ask_supplier(book, site.catalogue(), id, *due, site.now()));
    return path_of(id);
}

Result<std::string> mark_sent(Site& site, const Request& request, PracticeFile& file)
{
    SupplierBook book(file);
    const OneSupplier view = TRY(supplier_in(site, request, file));
    if (view->last_request() == nullptr) {
        return fail(ErrorCode::not_found, "no questionnaire was prepared");
    }
    TRY(book.mark_sent(view->last_request()->id, site.now()));
    site.confirm(site.say(Word::ask_sent_said, {{"due", words::show_date(site.catalogue(), view->last_request()->due, site.setting().language)}}));
    return path_of(*view);
}

Result<Site::Tried> confirm(Site& site, const Request& request, PracticeFile& file, Tries& tries)
{
    SupplierBook book(file);
    const std::int64_t id = TRY(supplier_id(request));
    const std::int64_t answer = text::to_integer(request.field("answer")).value_or(0);
    if (tries.must_wait(site.setting().since_boot())) {
        site.confirm(site.say(Word::confirm_paused), document::Tone::danger);
        return Site::Tried{path_of(id), false};
    }
    const auto confirmed = application::confirm_by_telephone(book, site.catalogue(), id, answer, request.field("code"), request.field("by"), site.now());
    if (!confirmed.ok() && confirmed.error().code == ErrorCode::wrong_key) {
        tries.failed(site.setting().since_boot());
        site.confirm(site.say(Word::confirm_differs), document::Tone::danger);
        return Site::Tried{path_of(id), false};
    }
    TRY(confirmed);
    tries.succeeded();
    site.confirm(site.say(Word::confirm_right));
    return Site::Tried{path_of(id), true};
}

Result<std::string> accept(const Site& site, const Request& request, PracticeFile& file)
{
    SupplierBook book(file);
    const std::int64_t id = TRY(supplier_id(request));
    TRY(application::accept_signer(book, site.catalogue(), id, text::to_integer(request.field("answer")).value_or(0), request.field("by"), site.now()));
    return path_of(id);
}

Result<std::string> add_document(Site& site, const Request& request, PracticeFile& file)
{
    SupplierBook book(file);
    suppliers::Document document;
    document.supplier = TRY(supplier_id(request));
    const auto kind = suppliers::document_kind_named(request.field("kind"));
    const auto activities = suppliers::hds_activities_in(request.field("activities"));
    const auto wrong = [&] { return told(site, path_of(document.supplier), site.say(Word::document_wrong, {{"typed", text::made_safe_to_show(request.field("activities"))}})); };
    if (!kind || !activities) {
        return wrong();
    }
    document.kind = *kind;
    document.activities = *activities;
    document.number = text::trim(request.field("number"));
    document.issuer = text::trim(request.field("issuer"));
    document.version = text::trim(request.field("version"));
    document.places = text::trim(request.field("places"));
    document.ends = TRY(day_in(request, "ends"));
    const auto sent = request.files.find("document");
    const auto attachment = sent == request.files.end() ? std::nullopt : std::optional(std::pair(sent->second.name, sent->second.content));
    const auto added = book.add_document(document, attachment, site.now());
    if (!added.ok() && added.error().code == ErrorCode::bad_usage) {
        return wrong();
    }
    TRY(added);
    return path_of(document.supplier);
}

Result<std::string> settle(const Site& site, const Request& request, PracticeFile& file)
{
    SupplierBook book(file);
    const auto state = suppliers::commitment_state_named(request.field("state"));
    if (!state) {
        return fail(ErrorCode::bad_usage, "a state");
    }
    const std::int64_t id = text::to_integer(request.part("id")).value_or(0);
    TRY(book.settle(id, *state, "", site.now()));
    for (const Commitment& commitment : TRY(book.commitments())) {
        if (commitment.id == id && request.field("from") == "supplier") {
            return path_of(commitment.supplier);
        }
    }
    return std::string("/suppliers/promises");
}

Result<Response> promises(const Site& site, PracticeFile& file)
{
    const application::PageSetting setting = site.page_setting();
    const std::string practice = TRY(practice_signature(site, file));
    const auto all = TRY(application::all_suppliers(SupplierBook(file), setting.catalogue, setting.today));
    const std::string title = site.say(Word::commitments_title);
    Html content;
    for (const OneSupplier& view : all) {
        Html lines = promise_forms(site, *view, practice, "promises");
        for (const Commitment& commitment : view->commitments) {
            lines += commitment.state == suppliers::CommitmentState::open ? Html() : to_html({application::commitment_line(commitment, setting)}, document::Links::followed);
        }
        content += lines.markup().empty() ? lines : heading(2, view->entry.name) + lines;
    }
    content = heading(1, title) + (content.markup().empty() ? paragraph(Html::text(site.say(Word::commitments_none))) : content);
    content += paragraph(link_to("/suppliers/promises.ics", Html::text(site.say(Word::plan_calendar)))) + paragraph(link_to("/suppliers", Html::text(site.say(Word::site_back))));
    return site.page(title, content, "/suppliers");
}

}  // namespace

void suppliers(Site& site)
{
    site.get_open("/suppliers", [&site](const Request&, PracticeFile& file) { return show_all(site, file); });
    site.get_open("/suppliers/promises", [&site](const Request&, PracticeFile& file) { return promises(site, file); });
    site.get_open("/suppliers/promises.ics", [&site](const Request&, PracticeFile& file) -> Result<Response> {
        const application::PageSetting setting = site.page_setting();
        const auto views = TRY(application::all_suppliers(SupplierBook(file), setting.catalogue, setting.today));
        return kept_response("text/calendar; charset=utf-8", application::commitments_as_calendar(views, file.vault().state().id, setting, site.now()), "promesses.ics");
    });
    site.post_open("/suppliers/promises/{id}", [&site](const Request& request, PracticeFile& file) { return settle(site, request, file); });
    site.post_open("/suppliers/questions", [&site](const Request& request, PracticeFile& file) -> Result<std::string> {
        SupplierBook book(file);
        TRY(book.add_own_question(request.field("ask"), site.now()));
        return std::string("/suppliers");
    });
    site.post_open("/suppliers/questions/{id}/remove", [&site](const Request& request, PracticeFile& file) -> Result<std::string> {
        SupplierBook book(file);
        TRY(book.remove_own_question(text::to_integer(request.part("id")).value_or(0), site.now()));
        return std::string("/suppliers");
    });
    site.get_open("/suppliers/{id}", [&site](const Request& request, PracticeFile& file) { return show_one(site, request, file); });
    site.get_open("/suppliers/{id}/answers", [&site](const Request& request, PracticeFile& file) -> Result<Response> {
        const OneSupplier view = TRY(supplier_in(site, request, file));
        const Html more = export_forms(site, *view) + paragraph(link_to(path_of(*view), Html::text(site.say(Word::site_back))));
        return site.page(application::answers_page(*view, site.page_setting()), more, "/suppliers");
    });
    site.get_open("/suppliers/{id}/compromised", [&site](const Request& request, PracticeFile& file) -> Result<Response> {
        const OneSupplier view = TRY(supplier_in(site, request, file));
        const std::string practice = TRY(practice_signature(site, file));
        const application::SupplierLetter letter = application::compromised_letter(*view, practice, site.page_setting());
        const Html more = paragraph(mail_link(site, letter, Word::compromised_mail)) + unknown_address(site, letter) + paragraph(link_to(path_of(*view), Html::text(site.say(Word::site_back))));
        return site.page(application::compromised_page(*view, site.page_setting()), more, "/suppliers");
    });
    site.post_open("/suppliers/{id}/card", [&site](const Request& request, PracticeFile& file) { return set_card(site, request, file); });
    site.post_open("/suppliers/{id}/ask", [&site](const Request& request, PracticeFile& file) { return ask(site, request, file); });
    site.post_open("/suppliers/{id}/sent", [&site](const Request& request, PracticeFile& file) { return mark_sent(site, request, file); });
    site.post_tried("/suppliers/{id}/confirm", [&site, tries = std::make_shared<Tries>()](const Request& request, PracticeFile& file) { return confirm(site, request, file, *tries); });
    site.post_open("/suppliers/{id}/accept", [&site](const Request& request, PracticeFile& file) { return accept(site, request, file); });
    site.post_open("/suppliers/{id}/documents/{document}/remove", [&site](const Request& request, PracticeFile& file) -> Result<std::string> {
        SupplierBook book(file);
        const std::int64_t id = TRY(supplier_id(request));
        TRY(book.remove_document(id, text::to_integer(request.part("document")).value_or(0), site.now()));
        return path_of(id);
    });
    site.post_open("/suppliers/{id}/documents", [&site](const Request& request, PracticeFile& file) { return add_document(site, request, file); });
}

}  // namespace asepsie::web::pages
