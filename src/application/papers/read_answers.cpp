#include "application/papers/read_answers.h"

#include "foundation/base/text.h"

#include <algorithm>
#include <array>

namespace asepsie::application {
namespace {

constexpr std::size_t heading_parts = 6;
constexpr std::array<std::string_view, 24> note_names{"weak", "certificate_out_of_date", "timestamped", "other_signer", "encrypted", "needs_password", "javascript", "other_action", "web_link", "attachment",
    "xfa", "repaired", "without_form", "odd_structure", "differing_values", "foreign_choice", "unsafe_text", "cut_short", "later_signing_data", "later_form_values", "later_annotations", "later_anything",
    "later_bytes", "not_accepted"};

}  // namespace

std::string_view name_of(Note note) { return note_names.at(static_cast<std::size_t>(note)); }

std::optional<Note> note_named(std::string_view name)
{
    const auto* const found = std::find(note_names.begin(), note_names.end(), name);
    return found == note_names.end() ? std::nullopt : std::optional(static_cast<Note>(found - note_names.begin()));
}

Result<ReadAnswers> read_answers(const worker::Asking& worker, std::string_view bytes, const std::vector<std::string>& anchors, Moment now)
{
    std::vector<std::string> parts{std::string(bytes), to_iso(now)};
    parts.insert(parts.end(), anchors.begin(), anchors.end());
    const std::vector<std::string> answer = TRY(worker.ask(read_answers_task, parts));
    return answers_in(answer);
}

std::vector<std::string> to_parts(const ReadAnswers& answers)
{
    std::vector<std::string> notes;
    std::transform(answers.notes.begin(), answers.notes.end(), std::back_inserter(notes), [](Note note) { return std::string(name_of(note)); });
    std::vector<std::string> parts{
        std::string(suppliers::name_of(answers.form)), std::string(suppliers::name_of(answers.trust)), answers.signer, answers.vouched_by, answers.code, text::join(notes, ",")};
    for (const auto& [name, value] : answers.fields) {
        parts.push_back(name);
        parts.push_back(value);
    }
    return parts;
}

Result<ReadAnswers> answers_in(const std::vector<std::string>& parts)
{
    const bool has_pairs = parts.size() >= heading_parts && (parts.size() - heading_parts) % 2 == 0;
    const auto form = has_pairs ? suppliers::form_named(parts[0]) : std::nullopt;
    const auto trust = has_pairs ? suppliers::trust_named(parts[1]) : std::nullopt;
    if (!form || !trust) {
        return fail(ErrorCode::malformed, "the worker's answer");
    }
    // The worker may have been taken over by what it read: it can claim no more than a file could earn by itself.
    const bool is_possible = *trust != suppliers::Trust::signed_confirmed && *trust != suppliers::Trust::typed_from_scan;
    if (!is_possible) {
        return fail(ErrorCode::malformed, "the worker's answer");
    }
    ReadAnswers answers;
    answers.form = *form;
    answers.trust = *trust;
    answers.signer = text::made_safe_to_show(parts[2]);
    answers.vouched_by = text::made_safe_to_show(parts[3]);
    answers.code = text::made_safe_to_show(parts[4]);
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
    for (std::size_t i = heading_parts; i < parts.size(); i += 2) {
        answers.fields[parts[i]] = parts[i + 1];
    }
    return answers;
}

}  // namespace asepsie::application
