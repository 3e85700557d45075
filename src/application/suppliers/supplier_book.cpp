#include "application/suppliers/supplier_book.h"

#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::application {
namespace {

using storage::Bound;
using storage::Row;
using suppliers::Commitment;
using suppliers::Request;
using suppliers::Return;
using suppliers::Supplier;

// Lists of short names or numbers are kept as one text: "installs,hosts", "3,17".
std::string joined(const std::vector<std::string>& parts)
{
    return text::join({parts.begin(), parts.end()}, ",");
}

std::vector<std::string> parts_of(const std::string& kept)
{
    std::vector<std::string> parts;
    for (const std::string_view part : text::split(kept, ',')) {
        if (!part.empty()) {
            parts.emplace_back(part);
        }
    }
    return parts;
}

template <typename Number>
std::string numbers(const std::vector<Number>& values)
{
    std::vector<std::string> parts;
    for (const Number value : values) {
        parts.push_back(std::to_string(value));
    }
    return joined(parts);
}

template <typename Number>
std::vector<Number> numbers_in(const std::string& kept)
{
    std::vector<Number> values;
    for (const std::string& part : parts_of(kept)) {
        if (const auto number = text::to_integer(part)) {
            values.push_back(static_cast<Number>(*number));
        }
    }
    return values;
}

// A day as it is bound; the text must outlive the statement.
class Day {
public:
    explicit Day(const std::optional<Date>& date) : m_iso(date ? to_iso(*date) : "") {}
    [[nodiscard]] Bound bound() const { return m_iso.empty() ? Bound(nullptr) : Bound(std::string_view(m_iso)); }

private:
    std::string m_iso;
};

std::optional<Date> day_in(const Row& row, int column) { return row.is_null(column) ? std::nullopt : parse_date(row.text(column)); }
Date sure_day_in(const Row& row, int column) { return day_in(row, column).value_or(Date(std::chrono::sys_days())); }

Supplier supplier_in(const Row& row)
{
    Supplier supplier;
    supplier.entry = row.integer(0);
    for (const std::string& name : parts_of(row.text(1))) {
        if (const auto activity = knowledge::activity_named(name)) {
            supplier.activities.push_back(*activity);
        }
    }
    supplier.on_call = row.text(2);
    supplier.contract = row.text(3);
    supplier.contract_from = day_in(row, 4);
    supplier.contract_to = day_in(row, 5);
    supplier.notice = row.text(6);
    supplier.renewal = row.text(7);
    supplier.remote_tool = row.text(8);
    supplier.data = row.text(9);
    if (const std::string reaches = row.text(10); !reaches.empty()) {
        supplier.reaches = numbers_in<std::int64_t>(reaches);  // of "none" there are none
    }
    return supplier;
}

suppliers::Document document_in(const Row& row)
{
    suppliers::Document document;
    document.id = row.integer(0);
    document.supplier = row.integer(1);
    document.kind = suppliers::document_kind_named(row.text(2)).value_or(suppliers::DocumentKind::other);
    document.number = row.text(3);
    document.issuer = row.text(4);
    document.version = row.text(5);
    document.activities = numbers_in<int>(row.text(6));
    document.places = row.text(7);
    document.ends = day_in(row, 8);
    document.attachment = row.text(9);
    return document;
}

Return return_in(const Row& row)
{
    Return returned;
    returned.id = row.integer(0);
    returned.request = row.text(1);
    returned.form = suppliers::form_named(row.text(2)).value_or(suppliers::Form::scan);
    // What cannot be read is believed least.
    returned.trust = suppliers::trust_named(row.text(3)).value_or(suppliers::Trust::broken);
    returned.signer = row.text(4);
    returned.role = row.text(5);
    returned.signed_on = day_in(row, 6);
    returned.vouched_by = row.text(7);
    returned.code = row.text(8);
    returned.confirmed_by = row.text(9);
    returned.confirmed_on = day_in(row, 10);
    returned.version = row.text(11);
    returned.received = parse_moment(row.text(12)).value_or(Moment{});
    returned.attachment = row.text(13);
    returned.attachment_name = row.text(14);
    returned.notes = parts_of(row.text(15));
    returned.unknown = row.integer(16);
    returned.revision = row.text(17);
    returned.signed_at = row.is_null(18) ? std::nullopt : parse_moment(row.text(18));
    return returned;
}

bool is_too_long(const Supplier& supplier)
{
    const auto longest = std::max({supplier.on_call.size(), supplier.contract.size(), supplier.notice.size(), supplier.renewal.size(), supplier.remote_tool.size()});
    return longest > practice::longest_name || supplier.data.size() > practice::longest_note;
}

bool says_nothing(const suppliers::Document& document, bool has_attachment)
{
    return document.number.empty() && document.issuer.empty() && document.activities.empty() && document.places.empty() && !document.ends && !has_attachment;
}

}  // namespace

// ---- who ----

Result<Supplier> SupplierBook::supplier(std::int64_t entry) const
{
    Supplier found;
    found.entry = entry;
    TRY(database().query("SELECT entry, activities, on_call, contract, contract_from, contract_to, notice, renewal, remote_tool, data, reaches FROM supplier WHERE entry = ?", {entry},
        [&](const Row& row) { found = supplier_in(row); }));
    return found;
}

Result<Done> SupplierBook::put_supplier(const Supplier& supplier, Moment now)
{
    const practice::Entry entry = TRY(m_file->entry(supplier.entry));
    if (entry.list != Register::supplier) {
        return fail(ErrorCode::not_found, "no supplier");
    }
    if (is_too_long(supplier)) {
        return fail(ErrorCode::too_large, "what is said of the supplier");
    }
    std::vector<std::string> activities;
    for (const knowledge::Activity activity : supplier.activities) {
        activities.emplace_back(knowledge::name_of(activity));
    }
    const std::string activity_names = joined(activities);
    const std::string reaches = !supplier.reaches ? "" : supplier.reaches->empty() ? "none" : numbers(*supplier.reaches);
    const Day from(supplier.contract_from);
    const Day to(supplier.contract_to);
    TRY(database().run("INSERT OR REPLACE INTO supplier(entry, activities, on_call, contract, contract_from, contract_to, notice, renewal, remote_tool, data, reaches) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {supplier.entry, std::string_view(activity_names), std::string_view(supplier.on_call), std::string_view(supplier.contract), from.bound(), to.bound(), std::string_view(supplier.notice),
            std::string_view(supplier.renewal), std::string_view(supplier.remote_tool), std::string_view(supplier.data), std::string_view(reaches)}));
    return m_file->note_change("supplier_set", entry.name, now);
}

Result<std::vector<suppliers::Document>> SupplierBook::documents(std::int64_t supplier) const
{
    std::vector<suppliers::Document> found;
    TRY(database().query("SELECT id, supplier, kind, number, issuer, version, activities, places, ends, attachment FROM supplier_document WHERE supplier = ? ORDER BY ends", {supplier},
        [&](const Row& row) { found.push_back(document_in(row)); }));
    return found;
}

Result<std::int64_t> SupplierBook::add_document(const suppliers::Document& document, const std::optional<std::pair<std::string, std::string>>& attachment, Moment now)
{
    const practice::Entry entry = TRY(m_file->entry(document.supplier));
    if (says_nothing(document, attachment.has_value())) {
        return fail(ErrorCode::bad_usage, "a document that says nothing");
    }
    if (std::max({document.number.size(), document.issuer.size(), document.version.size(), document.places.size()}) > practice::longest_name) {
        return fail(ErrorCode::too_large, "what is said of the document");
    }
    std::string sealed;
    if (attachment) {
        sealed = TRY(m_file->attach(attachment->first, attachment->second, now));
    }
    const std::string activities = numbers(document.activities);
    const Day ends(document.ends);
    TRY(database().run("INSERT INTO supplier_document(supplier, kind, number, issuer, version, activities, places, ends, attachment) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {document.supplier, suppliers::name_of(document.kind), std::string_view(document.number), std::string_view(document.issuer), std::string_view(document.version), std::string_view(activities),
            std::string_view(document.places), ends.bound(), sealed.empty() ? Bound(nullptr) : Bound(std::string_view(sealed))}));
    const std::int64_t id = database().last_id();
    TRY(m_file->note_change("supplier_document_added", entry.name, now));
    return id;
}

Result<Done> SupplierBook::remove_document(std::int64_t supplier, std::int64_t id, Moment now)
{
    const std::int64_t known = TRY(database().number("SELECT count(*) FROM supplier_document WHERE id = ? AND supplier = ?", {id, supplier}));
    if (known == 0) {
        return fail(ErrorCode::not_found, "no such document of this supplier");
    }
    const practice::Entry entry = TRY(m_file->entry(supplier));
    TRY(database().run("DELETE FROM supplier_document WHERE id = ?", {id}));
    return m_file->note_change("supplier_document_removed", entry.name, now);
}

// ---- what was asked ----

Result<std::vector<OwnQuestion>> SupplierBook::own_questions() const
{
    std::vector<OwnQuestion> found;
    TRY(database().query("SELECT id, ask FROM own_question ORDER BY id", {}, [&](const Row& row) { found.push_back({row.integer(0), row.text(1)}); }));
    return found;
}

Result<Done> SupplierBook::add_own_question(std::string_view ask, Moment now)
{
    const std::string asked = text::made_safe_to_show(text::trim(ask));
    const std::vector<OwnQuestion> known = TRY(own_questions());
    if (asked.empty() || asked.size() > longest_question || known.size() >= most_own_questions) {
        return fail(ErrorCode::bad_usage, "a question of one to " + std::to_string(longest_question) + " bytes, " + std::to_string(most_own_questions) + " at most");
    }
    const std::string added = to_iso(date_of(now));
    const std::int64_t id = TRY(m_file->next_id("own_question"));
    TRY(database().run("INSERT INTO own_question(id, ask, added) VALUES(?, ?, ?)", {id, std::string_view(asked), std::string_view(added)}));
    return m_file->note_change("own_question_added", asked, now);
}

Result<Done> SupplierBook::remove_own_question(std::int64_t id, Moment now)
{
    const std::int64_t known = TRY(database().number("SELECT count(*) FROM own_question WHERE id = ?", {id}));
    if (known == 0) {
        return fail(ErrorCode::not_found, "no such question");
    }
    TRY(m_file->retire_id("own_question", id));
    TRY(database().run("DELETE FROM own_question WHERE id = ?", {id}));
    return m_file->note_change("own_question_removed", "", now);
}

Result<std::vector<Request>> SupplierBook::requests() const
{
    std::vector<Request> found;
    TRY(database().query("SELECT id, supplier, questionnaires, version, asked, due, forms, sent FROM request ORDER BY rowid", {}, [&](const Row& row) {
        found.push_back({row.text(0), row.integer(1), parts_of(row.text(2)), row.text(3), {}, sure_day_in(row, 4), sure_day_in(row, 5), parts_of(row.text(6)), day_in(row, 7)});
    }));
    TRY(database().query("SELECT request, ask FROM request_question ORDER BY request, place", {}, [&](const Row& row) {
        const auto request = std::find_if(found.begin(), found.end(), [id = row.text(0)](const Request& one) { return one.id == id; });
        if (request != found.end()) {
            request->own_questions.push_back(row.text(1));
        }
    }));
    return found;
}

Result<Done> SupplierBook::add_request(const Request& request, Moment now)
{
    const practice::Entry entry = TRY(m_file->entry(request.supplier));
    const std::string questionnaires = joined(request.questionnaires);
    const std::string asked = to_iso(request.asked_on);
    const std::string due = to_iso(request.due);
    TRY(database().run("INSERT INTO request(id, supplier, questionnaires, version, asked, due) VALUES(?, ?, ?, ?, ?, ?)",
        {std::string_view(request.id), request.supplier, std::string_view(questionnaires), std::string_view(request.version), std::string_view(asked), std::string_view(due)}));
    for (std::size_t i = 0; i < request.own_questions.size(); ++i) {
        TRY(database().run("INSERT INTO request_question(request, place, ask) VALUES(?, ?, ?)",
            {std::string_view(request.id), static_cast<std::int64_t>(i + 1), std::string_view(request.own_questions[i])}));
    }
    return m_file->note_change("supplier_asked", entry.name, now);
}

Result<Done> SupplierBook::note_form(std::string_view request, std::string_view fingerprint)
{
    std::vector<std::string> forms;
    TRY(database().query("SELECT forms FROM request WHERE id = ?", {request}, [&](const Row& row) { forms = parts_of(row.text(0)); }));
    if (std::find(forms.begin(), forms.end(), fingerprint) != forms.end()) {
        return Done{};
    }
    forms.emplace_back(fingerprint);
    const std::string kept = joined(forms);
    return database().run("UPDATE request SET forms = ? WHERE id = ?", {std::string_view(kept), request});
}

Result<Done> SupplierBook::mark_sent(std::string_view request, Moment now)
{
    const std::int64_t supplier = TRY(database().number("SELECT coalesce(max(supplier), 0) FROM request WHERE id = ?", {request}));
    if (supplier == 0) {
        return fail(ErrorCode::not_found, "no such questionnaire");
    }
    const practice::Entry entry = TRY(m_file->entry(supplier));
    const std::string today = to_iso(date_of(now));
    TRY(database().run("UPDATE request SET sent = ? WHERE id = ?", {std::string_view(today), request}));
    return m_file->note_change("supplier_sent", entry.name, now);
}

// ---- what came back ----

Result<std::vector<Return>> SupplierBook::returns(std::string_view request) const
{
    std::vector<Return> found;
    TRY(database().query("SELECT r.id, r.request, r.form, r.trust, r.signer, r.role, r.signed, r.vouched_by, r.code, r.confirmed_by, r.confirmed, r.version, r.received, r.attachment, a.name, r.notes, r.unknown_fields, r.revision, r.signed_at "
                         "FROM returned r LEFT JOIN attachment a ON a.id = r.attachment WHERE r.request = ? ORDER BY r.id DESC",
        {request}, [&](const Row& row) { found.push_back(return_in(row)); }));
    for (Return& returned : found) {
        TRY(database().query("SELECT question, value, remark, by_day, proof_by FROM reply WHERE returned = ?", {returned.id}, [&](const Row& row) {
            returned.replies[row.text(0)] = {row.text(1), row.text(2), day_in(row, 3), day_in(row, 4)};
        }));
    }
    return found;
}

Result<std::int64_t> SupplierBook::add_return(const Return& returned, std::string_view content, Moment now)
{
    const std::string sealed = TRY(m_file->attach(returned.attachment_name, content, now));
    const std::string received = to_iso(returned.received);
    const Day signed_on(returned.signed_on);
    const Day confirmed_on(returned.confirmed_on);
    const std::string notes = joined(returned.notes);
    const std::string signed_at = returned.signed_at ? to_iso(*returned.signed_at) : "";
    TRY(database().run("INSERT INTO returned(request, form, trust, signer, role, signed, vouched_by, code, confirmed_by, confirmed, version, received, attachment, notes, unknown_fields, revision, signed_at) "
                       "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {std::string_view(returned.request), suppliers::name_of(returned.form), suppliers::name_of(returned.trust), std::string_view(returned.signer), std::string_view(returned.role),
            signed_on.bound(), std::string_view(returned.vouched_by), std::string_view(returned.code), std::string_view(returned.confirmed_by), confirmed_on.bound(),
            std::string_view(returned.version), std::string_view(received), std::string_view(sealed), std::string_view(notes), returned.unknown, std::string_view(returned.revision),
            signed_at.empty() ? Bound(nullptr) : Bound(std::string_view(signed_at))}));
    const std::int64_t id = database().last_id();
    for (const auto& [question, reply] : returned.replies) {
        const Day by(reply.by);
        const Day proof_by(reply.proof_by);
        TRY(database().run("INSERT INTO reply(returned, question, value, remark, by_day, proof_by) VALUES(?, ?, ?, ?, ?, ?)",
            {id, std::string_view(question), std::string_view(reply.value), std::string_view(reply.remark), by.bound(), proof_by.bound()}));
    }
    TRY(m_file->note_change("supplier_answered", returned.signer, now));
    return id;
}

Result<Done> SupplierBook::confirm_return(std::int64_t id, std::string_view confirmed_by, Moment now)
{
    const std::int64_t waiting = TRY(database().number("SELECT count(*) FROM returned WHERE id = ? AND trust = 'signed_unconfirmed'", {id}));
    if (waiting == 0) {
        return fail(ErrorCode::not_found, "no answer waits to be confirmed under that number");
    }
    const std::string today = to_iso(date_of(now));
    TRY(database().run("UPDATE returned SET trust = 'signed_confirmed', confirmed_by = ?, confirmed = ? WHERE id = ?", {confirmed_by, std::string_view(today), id}));
    return m_file->note_change("supplier_confirmed", confirmed_by, now);
}

Result<bool> SupplierBook::is_accepted(std::int64_t supplier, std::string_view name, std::string_view issuer) const
{
    const std::int64_t known = TRY(database().number("SELECT count(*) FROM accepted_signer WHERE supplier = ? AND name = ? AND issuer = ?", {supplier, name, issuer}));
    return known > 0;
}

Result<Done> SupplierBook::accept_signer(std::int64_t supplier, std::string_view name, std::string_view issuer, std::string_view accepted_by, Moment now)
{
    TRY(m_file->entry(supplier));
    if (accepted_by.size() > practice::longest_name) {
        return fail(ErrorCode::too_large, "who said so");
    }
    const std::string today = to_iso(date_of(now));
    TRY(database().run("INSERT OR REPLACE INTO accepted_signer(supplier, name, issuer, accepted, author) VALUES(?, ?, ?, ?, ?)", {supplier, name, issuer, std::string_view(today), accepted_by}));
    TRY(database().run("UPDATE returned SET trust = 'signed_vouched' WHERE trust = 'signed_unconfirmed' AND signer = ? AND vouched_by = ? AND request IN (SELECT id FROM request WHERE supplier = ?)",
        {name, issuer, supplier}));
    return m_file->note_change("supplier_signer_accepted", name, now);
}

// ---- what was promised and decided ----

Result<std::vector<Commitment>> SupplierBook::commitments() const
{
    std::vector<Commitment> found;
    TRY(database().query("SELECT id, supplier, question, kind, due, state, note, settled FROM commitment ORDER BY due, id", {}, [&](const Row& row) {
        found.push_back({row.integer(0), row.integer(1), row.text(2), suppliers::commitment_kind_named(row.text(3)).value_or(suppliers::CommitmentKind::remedy), sure_day_in(row, 4),
            suppliers::commitment_state_named(row.text(5)).value_or(suppliers::CommitmentState::open), row.text(6), day_in(row, 7)});
    }));
    return found;
}

Result<Done> SupplierBook::note_promise(const Commitment& promise, Moment now)
{
    const practice::Entry entry = TRY(m_file->entry(promise.supplier));
    const std::string due = to_iso(promise.due);
    const std::int64_t known = TRY(database().number("SELECT count(*) FROM commitment WHERE supplier = ? AND question = ? AND kind = ? AND due = ?",
        {promise.supplier, std::string_view(promise.question), suppliers::name_of(promise.kind), std::string_view(due)}));
    if (known > 0) {
        return Done{};
    }
    TRY(database().run("INSERT INTO commitment(supplier, question, kind, due, state, owner, note) VALUES(?, ?, ?, ?, 'open', '', '') "
                       "ON CONFLICT(supplier, question, kind) DO UPDATE SET due = excluded.due, state = excluded.state, settled = NULL",
        {promise.supplier, std::string_view(promise.question), suppliers::name_of(promise.kind), std::string_view(due)}));
    return m_file->note_change("commitment_open", entry.name, now);
}

Result<Done> SupplierBook::settle(std::int64_t id, suppliers::CommitmentState state, std::string_view note, Moment now)
{
    const std::int64_t supplier = TRY(database().number("SELECT coalesce(max(supplier), 0) FROM commitment WHERE id = ?", {id}));
    if (supplier == 0) {
        return fail(ErrorCode::not_found, "no promise under that number");
    }
    if (note.size() > practice::longest_note) {
        return fail(ErrorCode::too_large, "what is said of the commitment");
    }
    const practice::Entry entry = TRY(m_file->entry(supplier));
    const Day settled(state == suppliers::CommitmentState::open ? std::nullopt : std::optional(date_of(now)));
    TRY(database().run("UPDATE commitment SET state = ?, settled = ? WHERE id = ?", {suppliers::name_of(state), settled.bound(), id}));
    if (!note.empty()) {
        TRY(database().run("UPDATE commitment SET note = ? WHERE id = ?", {note, id}));
    }
    return m_file->note_change("commitment_" + std::string(suppliers::name_of(state)), entry.name, now);
}

Result<std::vector<suppliers::DecidedClause>> SupplierBook::clause_decisions(std::int64_t supplier) const
{
    std::vector<suppliers::DecidedClause> found;
    TRY(database().query("SELECT clause, decision, reason, author, decided FROM clause_decision WHERE supplier = ? ORDER BY clause", {supplier}, [&](const Row& row) {
        if (const auto decision = suppliers::clause_decision_named(row.text(1))) {
            found.push_back({row.text(0), *decision, row.text(2), row.text(3), sure_day_in(row, 4)});
        }
    }));
    return found;
}

Result<Done> SupplierBook::decide_clause(std::int64_t supplier, const suppliers::DecidedClause& decided, Moment now)
{
    TRY(m_file->entry(supplier));
    if (decided.by.size() > practice::longest_name || decided.reason.size() > practice::longest_note) {
        return fail(ErrorCode::too_large, "the decision");
    }
    const std::string on = to_iso(decided.on);
    TRY(database().run("INSERT OR REPLACE INTO clause_decision(supplier, clause, decision, reason, author, decided) VALUES(?, ?, ?, ?, ?, ?)",
        {supplier, std::string_view(decided.clause), suppliers::name_of(decided.decision), std::string_view(decided.reason), std::string_view(decided.by), std::string_view(on)}));
    return m_file->note_change("clause_" + std::string(suppliers::name_of(decided.decision)), decided.clause, now);
}

Result<Done> SupplierBook::withdraw_clause(std::int64_t supplier, std::string_view clause, Moment now)
{
    const std::int64_t known = TRY(database().number("SELECT count(*) FROM clause_decision WHERE supplier = ? AND clause = ?", {supplier, clause}));
    if (known == 0) {
        return fail(ErrorCode::not_found, "nothing was decided of that clause");
    }
    TRY(database().run("DELETE FROM clause_decision WHERE supplier = ? AND clause = ?", {supplier, clause}));
    return m_file->note_change("clause_withdrawn", clause, now);
}

// ---- what was seen ----

Result<std::vector<suppliers::Observation>> SupplierBook::observations() const
{
    std::vector<suppliers::Observation> found;
    TRY(database().query("SELECT check_id, verdict, computer, learnt FROM finding ORDER BY check_id, computer", {}, [&](const Row& row) {
        const auto verdict = checks::verdict_named(row.text(1));
        found.push_back({row.text(0), verdict.value_or(checks::Verdict::unknown), row.text(2), sure_day_in(row, 3)});
    }));
    return found;
}

}  // namespace asepsie::application
