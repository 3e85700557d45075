// A questionnaire that was sent, and what came back: who signed it, how far that can be believed.
#pragma once

#include "domain/suppliers/answers.h"

namespace asepsie::suppliers {

// One asking of one supplier. The id is chance: only whoever was asked knows it, so an answer that names it answers this asking.
struct Request {
    std::string id;  // 32 hexadecimal digits
    std::int64_t supplier = 0;
    std::vector<std::string> questionnaires;  // ids
    std::string version;                      // of all of them: "general 2026-11, installation 2026-11"
    std::vector<std::string> own_questions;   // the practice's own, as they were asked
    Date asked_on{};
    Date due{};
    std::vector<std::string> forms{};         // the fingerprints of the pages that were made of it
    std::optional<Date> sent{};  // the day somebody said it left; nothing: it is only prepared

    // Whether the question was among those asked, under its present id or a former one.
    [[nodiscard]] bool asks(const knowledge::Catalogue& catalogue, std::string_view question) const;
};

enum class Form : std::uint8_t { html, pdf, scan };
std::string_view name_of(Form form);
std::optional<Form> form_named(std::string_view name);

// How far the paper can be believed, said as it is.
enum class Trust : std::uint8_t {
    not_signed,
    typed_from_scan,       // signed by hand, typed in by the practice
    signed_unconfirmed,    // whole, by a key that nobody has tied to a person yet
    signed_confirmed,      // the same, and the person read the code over the telephone
    signed_vouched,        // whole, by somebody for whom an authority the practice trusts answers
    altered,               // whole when signed, changed since
    broken,                // the signature does not hold
};
std::string_view name_of(Trust trust);
std::optional<Trust> trust_named(std::string_view name);

// How strong the evidence is that answers so trusted give; nothing: none.
std::optional<checklist::Kind> evidence_earned_by(Trust trust);

// To compare: of two copies with the same answers, the one worth more counts.
int worth_of(Trust trust);

// What came back for a request. Which one counts: SupplierView::answers.
struct Return {
    std::int64_t id = 0;
    std::string request;
    Form form = Form::html;
    Trust trust = Trust::not_signed;
    std::string signer;
    std::string role;
    std::optional<Date> signed_on;   // as the signer wrote it
    std::string vouched_by;          // the authority, where one answers
    std::string code;                // read over the telephone: the same on both sides
    std::string confirmed_by;        // who of the practice heard it
    std::optional<Date> confirmed_on;
    std::string version;             // of the questionnaires answered
    std::string attachment;          // the very file, sealed
    std::string attachment_name;
    Moment received{};
    std::vector<std::string> notes;  // what else was odd about the file, by name
    std::int64_t unknown = 0;        // fields that no question has
    Replies replies;
    std::string revision;             // the fingerprint of what was signed and of who signed: the same paper, however often it comes
    std::optional<Moment> signed_at;  // as the signature says

    // An authority vouches for whoever signed, and nobody of the practice has said yet that this person may sign for the supplier.
    [[nodiscard]] bool waits_for_acceptance() const { return trust == Trust::signed_unconfirmed && !vouched_by.empty(); }
};

// When the answers were given: when they were signed as far as that is known, and never after they came.
Moment given_at(const Return& returned);
// The day from which the answers are somebody's word: when the code was heard, otherwise when they were given. A file that comes again makes nothing younger.
Date vouched_on(const Return& returned);

// The fields of a form, with the names that every form uses: "QUESTION", "QUESTION.by", "QUESTION.proof", "QUESTION.remark", "signer.name"…
// Ticked in place of an answer: "QUESTION.never", "QUESTION.not_applicable".
struct FilledForm {
    std::string request;
    std::string version;
    std::string signer;
    std::string role;
    std::optional<Date> signed_on;
    bool accepts = false;  // the words of commitment
    Replies replies;
    std::vector<std::string> unknown;  // names that no question has any more, or never had
    std::vector<std::string> unread;   // questions whose value is no answer to them; it is kept, and counts as none
};

inline constexpr std::string_view by_suffix = ".by";
inline constexpr std::string_view proof_suffix = ".proof";
inline constexpr std::string_view remark_suffix = ".remark";
inline constexpr std::string_view never_suffix = ".never";
inline constexpr std::string_view not_applicable_suffix = ".not_applicable";
inline constexpr std::string_view request_field = "asepsie.request";
inline constexpr std::string_view version_field = "asepsie.version";
inline constexpr std::string_view own_question_prefix = "own.";  // "own.1": the practice's first own question
constexpr std::size_t most_fields = 2'000;
constexpr std::size_t longest_value = 16U << 10U;  // bytes, of one answer

// A figure as people write it as digits (figure.h), a date ("31/12/2027") as ISO 8601; anything else as it stands.
std::string as_written_for(const Question& question, std::string_view value);

// too_large beyond the limits; malformed where it names no request. Values are cleaned of what could deceive a reader (control and direction characters).
Result<FilledForm> read_filled_form(const knowledge::Catalogue& catalogue, const std::map<std::string, std::string, std::less<>>& fields);

}  // namespace asepsie::suppliers
