#include "application/papers/read_answers.h"

#include "foundation/base/text.h"

namespace asepsie::application {
namespace {

constexpr std::size_t heading_parts = 6;

}  // namespace

Result<ReadAnswers> read_answers(const worker::Asking& worker, std::string_view bytes, const std::vector<std::string>& anchors, Moment now)
{
    std::vector<std::string> parts{std::string(bytes), to_iso(now)};
    parts.insert(parts.end(), anchors.begin(), anchors.end());
    const std::vector<std::string> answer = TRY(worker.ask(read_answers_task, parts));
    return answers_in(answer);
}

std::vector<std::string> to_parts(const ReadAnswers& answers)
{
    std::vector<std::string> parts{std::string(suppliers::name_of(answers.form)), std::string(suppliers::name_of(answers.trust)), answers.signer, answers.vouched_by, answers.code,
        text::join({answers.notes.begin(), answers.notes.end()}, ",")};
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
    for (const std::string_view note : text::split(parts[5], ',')) {
        if (!note.empty()) {
            answers.notes.push_back(text::made_safe_to_show(note));
        }
    }
    for (std::size_t i = heading_parts; i < parts.size(); i += 2) {
        answers.fields[parts[i]] = parts[i + 1];
    }
    return answers;
}

}  // namespace asepsie::application
