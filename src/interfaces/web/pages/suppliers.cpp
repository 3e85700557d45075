// Suppliers: all of them, and one with its next gesture.
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
        + field({"contract_to", site.say(Word::supplier_contract_to), day(supplier.contract_to), "", Input::date}) + field({"notice", site.say(Word::supplier_notice), supplier.notice})
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
    Html forms = paragraph(Html::text(site.say(Word::ask_which, {{"names", words::show_list(site.catalogue(), listed, site.setting().language)}})));
    const std::string due = to_iso(plus_days(date_of(site.now()), application::days_to_answer));
    const bool was_asked = view.last_request() != nullptr;
    forms += site.form(path_of(view) + "/ask", field({"due", site.say(Word::ask_due), due, "", Input::date, true}) + button(site.say(Word::ask_prepare), was_asked ? Button::second : Button::first));
    if (was_asked) {
        forms += site.form(path_of(view) + "/questionnaire", hidden("format", "html") + button(site.say(Word::ask_download_html)), "inline");
        forms += site.form(path_of(view) + "/questionnaire", hidden("format", "pdf") + button(site.say(Word::ask_download_pdf), Button::second), "inline");
        forms += paragraph(mail_link(site, application::asking_letter(view, practice, site.page_setting()), Word::ask_send_mail) + Html::text(". " + site.say(Word::ask_send_mail_hint)));
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

Html promise_forms(const Site& site, const SupplierView& view, std::string_view practice)
{
    Html forms;
    for (const Commitment& commitment : view.commitments) {
        if (commitment.state != suppliers::CommitmentState::open) {
            continue;
        }
        const application::PageSetting setting = site.page_setting();
        Html gestures = paragraph(mail_link(site, application::reminder_letter(view, commitment, practice, setting), Word::commitment_remind));
        const std::string path = "/suppliers/promises/" + std::to_string(commitment.id);
        gestures += site.form(path, hidden("state", "kept") + button(site.say(Word::commitment_keep), Button::second), "inline") + site.form(path, hidden("state", "dropped") + button(site.say(Word::commitment_drop), Button::plain), "inline");
        forms += fold(document::plain(application::commitment_in_words(commitment, setting)), gestures);
    }
    return forms;
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

// What was just said of an answer that came: the number it was kept under, a name of knowledge/words, or nothing.
Html said(const Site& site, const Request& request, const SupplierView& view)
{
    const auto received = text::to_integer(request.asked("received"));
    const auto kept = std::find_if(view.returns.begin(), view.returns.end(), [&](const suppliers::Return& returned) { return received && returned.id == *received; });
    if (kept != view.returns.end()) {
        return paragraph(Html::marked(application::reception_in_words(view, *kept, site.page_setting())), "said");
    }
    const std::string_view name = request.asked("said");
    for (const Word word : {Word::refused_unknown_request, Word::refused_already_received, Word::refused_nothing_answered, Word::refused_other_supplier_unnamed, Word::confirm_differs, Word::confirm_paused, Word::note_needs_password, Word::practice_needs_name}) {
        if (site.catalogue().messages[static_cast<std::size_t>(word)].id == name) {
            return paragraph(Html::text(site.say(word)), "said");
        }
    }
    return {};
}

Result<Response> show_one(const Site& site, const Request& request, PracticeFile& file)
{
    const application::PageSetting setting = site.page_setting();
    const OneSupplier view = TRY(supplier_in(site, request, file));
    const std::string practice = TRY(practice_name(site, file));
    std::vector<::asepsie::practice::Entry> reachable = TRY(file.entries(application::Register::device, setting.today));
    const auto services = TRY(file.entries(application::Register::service, setting.today));
    reachable.insert(reachable.end(), services.begin(), services.end());
    const document::Document page = application::supplier_page(*view, application::SupplierPart::standing, setting);
    const document::Document records = application::supplier_page(*view, application::SupplierPart::records, setting);
    const bool is_described = !view->supplier.activities.empty();
    const Html card = card_form(site, *view, reachable);
    // One gesture in sight, the first that is not done; the others fold.
    Html gestures = said(site, request, *view) + confirm_forms(site, *view);
    gestures += is_described ? Html() : card;
    if (is_described) {
        const bool is_asked = view->last_request() != nullptr;
        const bool has_answer = view->answers() != nullptr;
        const Html asking = heading(2, site.say(Word::ask_send_title)) + ask_forms(site, *view, practice);
        const Html receiving = heading(2, site.say(Word::receive_title)) + receive_form(site, *view);
        gestures += has_answer ? fold(site.say(Word::receive_title), receive_form(site, *view)) + fold(site.say(Word::ask_send_title), ask_forms(site, *view, practice)) : asking + (is_asked ? receiving : Html());
        gestures += fold(site.say(Word::supplier_describe), card);
    }
    Html more = to_html(records.blocks, document::Links::followed) + promise_forms(site, *view, practice) + fold(site.say(Word::supplier_document_add), document_form(site, *view)) + document_removals(site, *view);
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

Result<std::string> ask(const Site& site, const Request& request, PracticeFile& file)
{
    SupplierBook book(file);
    const std::int64_t id = TRY(supplier_id(request));
    const auto due = TRY(day_in(request, "due"));
    if (!due) {
        return fail(ErrorCode::bad_usage, "a day");
    }
    const auto described = TRY(file.practice());
    if (described.name.empty()) {
        return path_of(id) + "?said=practice_needs_name";
    }
    TRY(application::ask_supplier(book, site.catalogue(), id, *due, site.now()));
    return path_of(id);
}

Result<Site::Tried> confirm(const Site& site, const Request& request, PracticeFile& file, Tries& tries)
{
    SupplierBook book(file);
    const std::int64_t id = TRY(supplier_id(request));
    const std::int64_t answer = text::to_integer(request.field("answer")).value_or(0);
    if (tries.must_wait(site.setting().since_boot())) {
        return Site::Tried{path_of(id) + "?said=confirm_paused", false};
    }
    const auto confirmed = application::confirm_by_telephone(book, site.catalogue(), id, answer, request.field("code"), request.field("by"), site.now());
    if (!confirmed.ok() && confirmed.error().code == ErrorCode::wrong_key) {
        tries.failed(site.setting().since_boot());
        return Site::Tried{path_of(id) + "?said=confirm_differs", false};
    }
    TRY(confirmed);
    tries.succeeded();
    return Site::Tried{path_of(id), true};
}

Result<std::string> accept(const Site& site, const Request& request, PracticeFile& file)
{
    SupplierBook book(file);
    const std::int64_t id = TRY(supplier_id(request));
    TRY(application::accept_signer(book, site.catalogue(), id, text::to_integer(request.field("answer")).value_or(0), request.field("by"), site.now()));
    return path_of(id);
}

Result<std::string> add_document(const Site& site, const Request& request, PracticeFile& file)
{
    SupplierBook book(file);
    suppliers::Document document;
    document.supplier = TRY(supplier_id(request));
    const auto kind = suppliers::document_kind_named(request.field("kind"));
    const auto activities = suppliers::hds_activities_in(request.field("activities"));
    if (!kind || !activities) {
        return fail(ErrorCode::bad_usage, "a document");
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
    TRY(book.add_document(document, attachment, site.now()));
    return path_of(document.supplier);
}

Result<std::string> settle(const Site& site, const Request& request, PracticeFile& file)
{
    SupplierBook book(file);
    const auto state = suppliers::commitment_state_named(request.field("state"));
    if (!state) {
        return fail(ErrorCode::bad_usage, "a state");
    }
    TRY(book.settle(text::to_integer(request.part("id")).value_or(0), *state, "", site.now()));
    return std::string("/suppliers/promises");
}

Result<Response> promises(const Site& site, PracticeFile& file)
{
    const application::PageSetting setting = site.page_setting();
    const std::string practice = TRY(practice_name(site, file));
    const auto all = TRY(application::all_suppliers(SupplierBook(file), setting.catalogue, setting.today));
    Html more;
    for (const OneSupplier& view : all) {
        more += promise_forms(site, *view, practice);
    }
    more += paragraph(link_to("/suppliers/promises.ics", Html::text(site.say(Word::plan_calendar)))) + paragraph(link_to("/suppliers", Html::text(site.say(Word::site_back))));
    return site.page(application::commitments_page(all, setting), more, "/suppliers");
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
        const std::string practice = TRY(practice_name(site, file));
        const Html more = paragraph(mail_link(site, application::compromised_letter(*view, practice, site.page_setting()), Word::compromised_mail)) + paragraph(link_to(path_of(*view), Html::text(site.say(Word::site_back))));
        return site.page(application::compromised_page(*view, site.page_setting()), more, "/suppliers");
    });
    site.post_open("/suppliers/{id}/card", [&site](const Request& request, PracticeFile& file) { return set_card(site, request, file); });
    site.post_open("/suppliers/{id}/ask", [&site](const Request& request, PracticeFile& file) { return ask(site, request, file); });
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
