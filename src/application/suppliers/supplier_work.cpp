#include "application/suppliers/supplier_work.h"

#include "application/practice/practice_changes.h"
#include "application/suppliers/questionnaire.h"
#include "foundation/base/text.h"
#include "foundation/crypto/seal.h"

#include <algorithm>

namespace asepsie::application {
namespace {

using suppliers::Assessment;
using suppliers::Form;
using suppliers::Request;
using suppliers::Return;
using suppliers::Trust;

constexpr std::size_t request_id_bytes = 16;
constexpr std::size_t longest_signer = 80;  // signs

std::vector<Assessment> assessed(const Request& request, const suppliers::Replies& replies, const knowledge::Catalogue& catalogue, Date today, Date received)
{
    return suppliers::assess(catalogue, questionnaires_in(request, catalogue), replies, today, received);
}

// What an answer gives once it is the one that counts: its promises, and evidence where the way it came earns any. One that another outweighs gives neither.
Result<Done> keep_what_is_earned(SupplierBook& book, const knowledge::Catalogue& catalogue, std::int64_t supplier, std::int64_t returned, Moment now)
{
    const OneSupplier view = TRY(supplier_view(book, catalogue, supplier, date_of(now)));
    const Return* answers = view->answers();
    if (answers == nullptr || answers->id != returned) {
        return Done{};
    }
    const auto request = std::find_if(view->requests.begin(), view->requests.end(), [&](const Request& one) { return one.id == answers->request; });
    ASSERT(request != view->requests.end());
    const auto assessments = assessed(*request, answers->replies, catalogue, date_of(now), date_of(answers->received));
    for (const suppliers::Commitment& promise : suppliers::promised_in(assessments, supplier, date_of(answers->received))) {
        TRY(book.note_promise(promise, now));
    }
    const auto kind = suppliers::evidence_earned_by(answers->trust);
    const auto evidence = kind ? suppliers::evidence_in(assessments, catalogue, *kind, view->entry.name, suppliers::vouched_on(*answers)) : std::vector<checklist::Evidence>();
    return evidence.empty() ? Result<Done>(Done{}) : keep_evidence(book.file(), catalogue, evidence, "evidence_answered", now);
}

Return return_of(const Incoming& incoming, Moment now)
{
    Return returned;
    returned.request = incoming.filled.request;
    returned.form = incoming.form;
    returned.trust = incoming.trust;
    returned.signer = incoming.signer;
    returned.role = incoming.filled.role;
    returned.signed_on = incoming.filled.signed_on;
    returned.vouched_by = incoming.vouched_by;
    returned.code = incoming.code;
    returned.version = incoming.filled.version;
    returned.attachment_name = incoming.name;
    returned.received = now;
    std::transform(incoming.notes.begin(), incoming.notes.end(), std::back_inserter(returned.notes), [](Note note) { return std::string(name_of(note)); });
    returned.unknown = static_cast<std::int64_t>(incoming.filled.unknown.size());
    returned.replies = incoming.filled.replies;
    returned.revision = incoming.revision;
    returned.signed_at = incoming.signed_at;
    return returned;
}

// The same signed paper, whatever was written around it; or the same answers in the same form. A copy that is worth more than the one we have is not the same: a damaged one must not keep
// the good one out, nor one read without knowing the authority the one that names it.
bool is_the_same(const Return& known, const Incoming& incoming)
{
    const bool is_same_paper = !incoming.revision.empty() && known.revision == incoming.revision;
    const bool says_the_same = known.form == incoming.form && known.trust != Trust::typed_from_scan && known.code == incoming.code && known.replies == incoming.filled.replies && known.signer == incoming.signer;
    const bool is_better = suppliers::worth_of(known.trust) < suppliers::worth_of(incoming.trust) || (known.trust == Trust::signed_unconfirmed && known.vouched_by.empty() && !incoming.vouched_by.empty());
    return (is_same_paper || says_the_same) && !is_better;
}

void add(Incoming& incoming, Note note)
{
    if (std::find(incoming.notes.begin(), incoming.notes.end(), note) == incoming.notes.end()) {
        incoming.notes.push_back(note);
    }
}

// What was not asked was not answered: it would surface once it is asked, in the name of whoever signed without having read it.
void keep_what_was_asked(Incoming& incoming, const Request& request, const knowledge::Catalogue& catalogue)
{
    suppliers::FilledForm& filled = incoming.filled;
    for (auto reply = filled.replies.begin(); reply != filled.replies.end();) {
        if (request.asks(catalogue, reply->first)) {
            ++reply;
            continue;
        }
        add(incoming, Note::foreign_fields);
        std::erase(filled.unread, reply->first);
        filled.unknown.push_back(reply->first);
        reply = filled.replies.erase(reply);
    }
    if (incoming.form != Form::scan && filled.version != request.version) {
        add(incoming, Note::other_version);
    }
    const bool is_other_form = incoming.form == Form::html && !request.forms.empty() && std::find(request.forms.begin(), request.forms.end(), incoming.page) == request.forms.end();
    if (is_other_form) {
        add(incoming, Note::other_form);
    }
}

// Days that nobody can have meant, of the answers that are kept.
std::size_t impossible_days(const suppliers::Replies& replies, Date received)
{
    std::size_t n = 0;
    for (const auto& [question, reply] : replies) {
        for (const std::optional<Date>& day : {reply.by, reply.proof_by}) {
            n += day && !suppliers::can_be_promised(*day, received) ? 1 : 0;
        }
    }
    return n;
}

// Signs of a telephone code, however it was said or typed.
std::string signs_of(std::string_view code)
{
    std::string signs;
    for (const char c : code) {
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const char upper = is_letter ? static_cast<char>(c & ~0x20) : c;
        const bool is_sign = is_letter || (c >= '0' && c <= '9');
        if (is_sign) {
            signs += upper == 'O' ? '0' : upper == 'I' || upper == 'L' ? '1' : upper;
        }
    }
    return signs;
}

}  // namespace

Result<Request> ask_supplier(SupplierBook& book, const knowledge::Catalogue& catalogue, std::int64_t supplier, Date due, Moment now)
{
    if (due < date_of(now)) {
        return fail(ErrorCode::bad_usage, "a day in the past");
    }
    const suppliers::Supplier known = TRY(book.supplier(supplier));
    Request request;
    request.id = crypto::to_hex(crypto::random_bytes(request_id_bytes));
    request.supplier = supplier;
    const auto questionnaires = suppliers::questionnaires_for(catalogue, known.activities);
    for (const knowledge::Questionnaire* questionnaire : questionnaires) {
        request.questionnaires.emplace_back(questionnaire->id);
    }
    request.version = version_of(questionnaires);
    for (const OwnQuestion& question : TRY(book.own_questions())) {
        request.own_questions.push_back(question.ask);
    }
    request.asked_on = date_of(now);
    request.due = due;
    TRY(book.add_request(request, now));
    return request;
}

Result<Incoming> read_incoming(std::string name, std::string content, const knowledge::Catalogue& catalogue, const worker::Asking& worker, const std::vector<std::string>& anchors, Moment now)
{
    if (content.size() > max_answer_bytes) {
        return fail(ErrorCode::too_large, "an answer of more than " + std::to_string(max_answer_bytes) + " bytes");
    }
    const ReadAnswers read = TRY(read_answers(worker, content, anchors, now));
    Incoming incoming;
    incoming.form = read.form;
    const bool is_blank = read.form == Form::html && read.fields.empty();
    if (!is_blank) {
        incoming.filled = TRY(suppliers::read_filled_form(catalogue, read.fields));
    }
    incoming.trust = read.trust;
    incoming.signer = text::in_one_line(read.signer.empty() ? incoming.filled.signer : read.signer, longest_signer);
    incoming.filled.role = text::in_one_line(incoming.filled.role, longest_signer);
    // Somebody's word for a part of what was signed is no word for the whole.
    incoming.vouched_by = read.trust == Trust::signed_vouched ? read.vouched_by : "";
    incoming.revision = read.revision;
    incoming.signed_at = read.signed_at;
    incoming.page = read.page;
    incoming.code = read.code;
    incoming.notes = read.notes;
    incoming.name = std::move(name);
    incoming.content = std::move(content);
    return incoming;
}

Incoming typed_from_scan(std::string name, std::string content, suppliers::FilledForm filled)
{
    Incoming incoming;
    incoming.form = Form::scan;
    incoming.trust = Trust::typed_from_scan;
    incoming.signer = text::in_one_line(filled.signer, longest_signer);
    incoming.filled = std::move(filled);
    incoming.name = std::move(name);
    incoming.content = std::move(content);
    return incoming;
}

std::string_view name_of(Refusal refusal)
{
    constexpr std::array<std::string_view, 4> names{"unknown_request", "other_supplier", "already_received", "nothing_answered"};
    return names.at(static_cast<std::size_t>(refusal));
}

Result<std::variant<Received, Refused>> receive_answers(SupplierBook& book, const knowledge::Catalogue& catalogue, Incoming incoming, std::optional<std::int64_t> supplier, Moment now)
{
    using Reception = std::variant<Received, Refused>;
    if (incoming.is_blank()) {
        return Reception(Refused{Refusal::nothing_answered, ""});
    }
    const std::vector<Request> requests = TRY(book.requests());
    const auto request = std::find_if(requests.begin(), requests.end(), [&](const Request& one) { return one.id == incoming.filled.request; });
    if (request == requests.end()) {
        return Reception(Refused{Refusal::unknown_request, ""});
    }
    const practice::Entry entry = TRY(book.file().entry(request->supplier));
    if (supplier && *supplier != entry.id) {
        return Reception(Refused{Refusal::other_supplier, entry.name});
    }
    keep_what_was_asked(incoming, *request, catalogue);
    // An authority says who somebody is, to each of its customers; whether that person may sign for this supplier, the practice says.
    const bool is_accepted = TRY(book.is_accepted(entry.id, incoming.signer, incoming.vouched_by));
    if (incoming.trust == Trust::signed_vouched && !is_accepted) {
        incoming.trust = Trust::signed_unconfirmed;
    }
    if (incoming.filled.replies.empty()) {
        return Reception(Refused{Refusal::nothing_answered, ""});
    }
    const std::vector<Return> known = TRY(book.returns(request->id));
    if (std::any_of(known.begin(), known.end(), [&](const Return& one) { return is_the_same(one, incoming); })) {
        return Reception(Refused{Refusal::already_received, ""});
    }
    Received received;
    received.id = TRY(book.add_return(return_of(incoming, now), incoming.content, now));
    received.supplier = entry.id;
    received.supplier_name = entry.name;
    received.trust = incoming.trust;
    received.unread = incoming.filled.unread.size() + impossible_days(incoming.filled.replies, date_of(now));
    received.unknown = incoming.filled.unknown.size();
    received.tally = suppliers::tally_of(assessed(*request, incoming.filled.replies, catalogue, date_of(now), date_of(now)));
    TRY(keep_what_is_earned(book, catalogue, entry.id, received.id, now));
    return Reception(std::move(received));
}

Result<Done> confirm_by_telephone(SupplierBook& book, const knowledge::Catalogue& catalogue, std::int64_t supplier, std::int64_t returned, std::string_view code, std::string_view heard_by, Moment now)
{
    if (text::trim(heard_by).empty()) {
        return fail(ErrorCode::bad_usage, "who heard the code");
    }
    const OneSupplier view = TRY(supplier_view(book, catalogue, supplier, date_of(now)));
    const auto found = std::find_if(view->returns.begin(), view->returns.end(), [&](const Return& one) { return one.id == returned && one.trust == Trust::signed_unconfirmed; });
    if (found == view->returns.end()) {
        return fail(ErrorCode::not_found, "no answer waits to be confirmed under that number");
    }
    if (signs_of(code) != signs_of(found->code)) {
        return fail(ErrorCode::wrong_key, "another code");
    }
    TRY(book.confirm_return(returned, text::trim(heard_by), now));
    return keep_what_is_earned(book, catalogue, supplier, returned, now);
}

Result<Done> accept_signer(SupplierBook& book, const knowledge::Catalogue& catalogue, std::int64_t supplier, std::int64_t returned, std::string_view accepted_by, Moment now)
{
    if (text::trim(accepted_by).empty()) {
        return fail(ErrorCode::bad_usage, "who says so");
    }
    const OneSupplier view = TRY(supplier_view(book, catalogue, supplier, date_of(now)));
    const auto found = std::find_if(view->returns.begin(), view->returns.end(), [&](const Return& one) { return one.id == returned && one.waits_for_acceptance(); });
    if (found == view->returns.end()) {
        return fail(ErrorCode::not_found, "no answer under that number whose signer an authority vouches for");
    }
    TRY(book.accept_signer(supplier, found->signer, found->vouched_by, text::trim(accepted_by), now));
    for (const Return& one : view->returns) {
        if (one.waits_for_acceptance() && one.signer == found->signer && one.vouched_by == found->vouched_by) {
            TRY(keep_what_is_earned(book, catalogue, supplier, one.id, now));
        }
    }
    return Done{};
}

Result<Done> decide_clause(SupplierBook& book, const knowledge::Catalogue& catalogue, std::int64_t supplier, suppliers::DecidedClause decided, Moment now)
{
    if (catalogue.clause(decided.clause) == nullptr) {
        return fail(ErrorCode::not_found, "no such clause");
    }
    const bool is_accepted = decided.decision == suppliers::ClauseDecision::risk_accepted;
    if (text::trim(decided.by).empty() || text::trim(decided.reason).empty()) {
        return fail(ErrorCode::bad_usage, is_accepted ? "a name and a reason" : "a name and a document");
    }
    const Date today = date_of(now);
    if (decided.on.ok() && decided.on > plus_days(today, 1)) {
        return fail(ErrorCode::bad_usage, "a day to come");
    }
    decided.on = is_accepted || !decided.on.ok() ? today : decided.on;
    return book.decide_clause(supplier, decided, now);
}

}  // namespace asepsie::application
