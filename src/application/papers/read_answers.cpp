#include "application/papers/read_answers.h"

#include "foundation/base/names.h"
#include "foundation/base/text.h"

#include <algorithm>
#include <array>

namespace asepsie::application {
namespace {

constexpr std::size_t reading_heading_parts = 9;
constexpr std::array<std::string_view, 28> note_names{"weak", "certificate_out_of_date", "timestamped", "other_signer", "encrypted", "needs_password", "javascript", "other_action", "web_link", "attachment",
    "xfa", "repaired", "without_form", "odd_structure", "differing_values", "foreign_choice", "unsafe_text", "cut_short", "later_signing_data", "later_form_values", "later_annotations", "later_anything",
    "later_bytes", "not_accepted", "differing_look", "foreign_fields", "other_version", "other_form"};

bool is_fingerprint(std::string_view text) { return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos; }

// "7KQ2-M9XT-04AB" (document::telephone_code).
bool is_code(std::string_view text)
{
    constexpr std::string_view signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    bool is_well_formed = text.size() == 14;
    for (std::size_t i = 0; i < text.size() && is_well_formed; ++i) {
        is_well_formed = i % 5 == 4 ? text[i] == '-' : signs.find(text[i]) != std::string_view::npos;
    }
    return is_well_formed;
}

// Whether a file of that form can have earned that much by itself: nobody telephones inside the worker, a page has no certificate, and an authority has to have been named.
bool is_possible(const ReadAnswers& answers, Authorities authorities)
{
    switch (answers.trust) {
    case suppliers::Trust::signed_confirmed:
    case suppliers::Trust::typed_from_scan: return false;
    case suppliers::Trust::signed_vouched: return answers.form == suppliers::Form::pdf && authorities == Authorities::some && !answers.vouched_by.empty() && !answers.signer.empty() && is_code(answers.code);
    case suppliers::Trust::signed_unconfirmed: return is_code(answers.code);
    case suppliers::Trust::not_signed:
    case suppliers::Trust::altered:
    case suppliers::Trust::broken: break;
    }
    return true;
}

}  // namespace

std::string_view name_of(Note note) { return note_names.at(static_cast<std::size_t>(note)); }

std::optional<Note> note_named(std::string_view name)
{
    return value_named<Note>(name, note_names);
}

Result<ReadAnswers> read_answers(const worker::Asking& worker, std::string_view bytes, const std::vector<std::string>& anchors, Moment now)
{
    std::vector<std::string> parts{std::string(bytes), to_iso(now)};
    parts.insert(parts.end(), anchors.begin(), anchors.end());
    const std::vector<std::string> answer = TRY(worker.ask(read_answers_task, parts));
    return answers_in(answer, anchors.empty() ? Authorities::none : Authorities::some);
}

std::vector<std::string> to_parts(const ReadAnswers& answers)
{
    std::vector<std::string> notes;
    std::transform(answers.notes.begin(), answers.notes.end(), std::back_inserter(notes), [](Note note) { return std::string(name_of(note)); });
    std::vector<std::string> parts{
        std::string(suppliers::name_of(answers.form)), std::string(suppliers::name_of(answers.trust)), answers.signer, answers.vouched_by, answers.code, text::join(notes, ","),
        answers.revision, answers.signed_at ? to_iso(*answers.signed_at) : "", answers.page};
    for (const auto& [name, value] : answers.fields) {
        parts.push_back(name);
        parts.push_back(value);
    }
    return parts;
}

Result<ReadAnswers> answers_in(const std::vector<std::string>& parts, Authorities authorities)
{
    const bool has_pairs = parts.size() >= reading_heading_parts && (parts.size() - reading_heading_parts) % 2 == 0;
    const auto form = has_pairs ? suppliers::form_named(parts[0]) : std::nullopt;
    const auto trust = has_pairs ? suppliers::trust_named(parts[1]) : std::nullopt;
    const bool has_marks = has_pairs && (parts[6].empty() || is_fingerprint(parts[6])) && (parts[7].empty() || parse_moment(parts[7])) && (parts[8].empty() || is_fingerprint(parts[8]));
    if (!form || *form == suppliers::Form::scan || !trust || !has_marks) {
        return fail(ErrorCode::malformed, "the worker's answer");
    }
    ReadAnswers answers;
    answers.form = *form;
    answers.trust = *trust;
    answers.signer = text::made_safe_to_show(parts[2]);
    answers.vouched_by = text::made_safe_to_show(parts[3]);
    answers.code = text::made_safe_to_show(parts[4]);
    answers.revision = parts[6];
    answers.signed_at = parse_moment(parts[7]);
    answers.page = parts[8];
    // The worker may have been taken over by what it read: it can claim no more than a file could earn by itself.
    if (!is_possible(answers, authorities)) {
        return fail(ErrorCode::malformed, "the worker's answer");
    }
    for (const std::string_view name : text::split(parts[5], ',')) {
        const auto note = note_named(name);
        const bool is_again = note && std::find(answers.notes.begin(), answers.notes.end(), *note) != answers.notes.end();
        if (!name.empty() && (!note || is_again)) {
            return fail(ErrorCode::malformed, "the worker's answer");
        }
        if (note) {
            answers.notes.push_back(*note);
        }
    }
    for (std::size_t i = reading_heading_parts; i < parts.size(); i += 2) {
        answers.fields[parts[i]] = parts[i + 1];
    }
    return answers;
}

}  // namespace asepsie::application
