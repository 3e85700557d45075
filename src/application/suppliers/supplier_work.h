// What a practice does with its suppliers: asks, reads what comes back, confirms a signature by telephone, follows promises.
#pragma once

#include "application/papers/read_answers.h"
#include "application/suppliers/supplier_view.h"

#include <variant>

namespace asepsie::application {

constexpr int days_to_answer = 30;  // where the practice says nothing else

// Prepares the questionnaires for what the supplier does, and notes that they were asked. bad_usage where the day lies in the past.
Result<suppliers::Request> ask_supplier(SupplierBook& book, const knowledge::Catalogue& catalogue, std::int64_t supplier, Date due, Moment now);

// A file that came back, read and its signature tried, before anything is kept.
struct Incoming {
    suppliers::Form form = suppliers::Form::html;
    std::string name;     // of the file
    std::string content;
    suppliers::FilledForm filled;
    suppliers::Trust trust = suppliers::Trust::not_signed;
    std::string signer;   // as the signature names it, otherwise as it was typed
    std::string vouched_by;
    std::string code;     // to be read over the telephone; empty where nothing is signed
    std::vector<Note> notes;
    std::string revision;                // of what was signed, and by whom; empty where nothing is
    std::optional<Moment> signed_at;     // as a certificate's signature says
    std::string page;                    // the fingerprint of the form that came back; empty where it is no page

    // As it was sent: a page that nobody filled in.
    [[nodiscard]] bool is_blank() const { return filled.request.empty(); }
};
constexpr std::size_t max_answer_bytes = 64U << 20U;

// too_large, malformed where it is no form of ours, denied where it asks for a password, bad_usage where the anchors are no certificates, otherwise the worker's errors. anchors:
// authorities that are believed.
Result<Incoming> read_incoming(
    std::string name, std::string content, const knowledge::Catalogue& catalogue, const worker::Asking& worker, const std::vector<std::string>& anchors, Moment now);
// Answers typed in by the practice from a sheet that was signed by hand.
Incoming typed_from_scan(std::string name, std::string content, suppliers::FilledForm filled);

// Why an answer was not kept; nothing of it is.
enum class Refusal : std::uint8_t { unknown_request, other_supplier, already_received, nothing_answered };
std::string_view name_of(Refusal refusal);

struct Refused {
    Refusal why = Refusal::unknown_request;
    std::string supplier;  // whose answer it is, where it is another's
};
struct Received {
    std::int64_t id = 0;
    std::int64_t supplier = 0;
    std::string supplier_name;
    suppliers::Trust trust = suppliers::Trust::not_signed;
    suppliers::Tally tally;
    std::size_t unread = 0;   // answers that could not be read
    std::size_t unknown = 0;  // fields that no question has: of another version, or of another tool
};

// Keeps the answers to what was asked and the file as it came; where they are the ones that count now, also the promises in them, and evidence where the signature earned it. supplier: whose it should be, or nothing.
Result<std::variant<Received, Refused>> receive_answers(SupplierBook& book, const knowledge::Catalogue& catalogue, Incoming incoming, std::optional<std::int64_t> supplier, Moment now);

// The code the supplier read is the one on our side, and somebody heard it: now the answers are evidence, unless newer ones that earned it are. wrong_key where it is another code.
Result<Done> confirm_by_telephone(SupplierBook& book, const knowledge::Catalogue& catalogue, std::int64_t supplier, std::int64_t returned, std::string_view code, std::string_view heard_by, Moment now);

// The signer of that answer, for whom an authority vouches, may sign for the supplier: now and from now on. not_found where no such answer waits; bad_usage where nobody says so.
Result<Done> accept_signer(SupplierBook& book, const knowledge::Catalogue& catalogue, std::int64_t supplier, std::int64_t returned, std::string_view accepted_by, Moment now);

// bad_usage where a risk is accepted without a name or a reason, or something was obtained without saying in which document and who says so, or on a day to come.
// decided.on: the day of the document; none: today.
Result<Done> decide_clause(SupplierBook& book, const knowledge::Catalogue& catalogue, std::int64_t supplier, suppliers::DecidedClause decided, Moment now);

}  // namespace asepsie::application
