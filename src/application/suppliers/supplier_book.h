// The suppliers' part of a practice's file: what each does and reaches, what it was asked, what it answered and promised.
//
// Nothing is kept until the file is saved (PracticeFile::save).
#pragma once

#include "application/practice/practice_file.h"
#include "domain/suppliers/annex.h"
#include "domain/suppliers/commitments.h"
#include "domain/suppliers/contradictions.h"
#include "domain/suppliers/request.h"

namespace asepsie::application {

// A question that the practice adds to every questionnaire it sends.
struct OwnQuestion {
    std::int64_t id = 0;
    std::string ask;
};
constexpr std::size_t longest_question = 500;  // bytes
constexpr std::size_t most_own_questions = 20;

class SupplierBook {
public:
    explicit SupplierBook(PracticeFile& file) : m_file(&file) {}

    // ---- who ----
    [[nodiscard]] Result<suppliers::Supplier> supplier(std::int64_t entry) const;  // an empty one where nothing more is known than its line
    Result<Done> put_supplier(const suppliers::Supplier& supplier, Moment now);
    [[nodiscard]] Result<std::vector<suppliers::Document>> documents(std::int64_t supplier) const;
    // attachment: its name and content, or nothing. bad_usage where it says nothing at all.
    Result<std::int64_t> add_document(const suppliers::Document& document, const std::optional<std::pair<std::string, std::string>>& attachment, Moment now);
    Result<Done> remove_document(std::int64_t supplier, std::int64_t id, Moment now);  // not_found

    // ---- what was asked ----
    [[nodiscard]] Result<std::vector<OwnQuestion>> own_questions() const;
    Result<Done> add_own_question(std::string_view ask, Moment now);  // bad_usage: empty, too long, too many
    Result<Done> remove_own_question(std::int64_t id, Moment now);     // not_found
    [[nodiscard]] Result<std::vector<suppliers::Request>> requests() const;  // oldest first
    Result<Done> add_request(const suppliers::Request& request, Moment now);
    // A page was made of the request: what comes back should be one of these. fingerprint: document::form_fingerprint.
    Result<Done> note_form(std::string_view request, std::string_view fingerprint);
    Result<Done> mark_sent(std::string_view request, Moment now);  // not_found

    // ---- what came back ----
    // Newest first, with their replies.
    [[nodiscard]] Result<std::vector<suppliers::Return>> returns(std::string_view request) const;
    // content: the very file.
    Result<std::int64_t> add_return(const suppliers::Return& returned, std::string_view content, Moment now);
    Result<Done> confirm_return(std::int64_t id, std::string_view confirmed_by, Moment now);
    // Whether that person, of that authority, may sign for the supplier: somebody of the practice said so.
    [[nodiscard]] Result<bool> is_accepted(std::int64_t supplier, std::string_view name, std::string_view issuer) const;
    // From now on, and for what came already. accepted_by: who of the practice said so.
    Result<Done> accept_signer(std::int64_t supplier, std::string_view name, std::string_view issuer, std::string_view accepted_by, Moment now);

    // ---- what was promised and decided ----
    [[nodiscard]] Result<std::vector<suppliers::Commitment>> commitments() const;  // by day
    // One about the same question is given the new day, and is open again; the same day again changes nothing.
    Result<Done> note_promise(const suppliers::Commitment& promise, Moment now);
    // not_found. An empty note leaves what was noted.
    Result<Done> settle(std::int64_t id, suppliers::CommitmentState state, std::string_view note, Moment now);
    [[nodiscard]] Result<std::vector<suppliers::DecidedClause>> clause_decisions(std::int64_t supplier) const;
    Result<Done> decide_clause(std::int64_t supplier, const suppliers::DecidedClause& decided, Moment now);
    Result<Done> withdraw_clause(std::int64_t supplier, std::string_view clause, Moment now);  // not_found where nothing was decided

    // ---- what was seen ----
    [[nodiscard]] Result<std::vector<suppliers::Observation>> observations() const;

    [[nodiscard]] PracticeFile& file() const { return *m_file; }

private:
    [[nodiscard]] storage::Database& database() const { return m_file->database(); }
    PracticeFile* m_file;
};

}  // namespace asepsie::application
