#include "application/reading/try_answers.h"
#include "interfaces/worker/program/program.h"

#include "interfaces/worker/tasks/all.h"

namespace asepsie::worker_program::tasks {

// A questionnaire that came back: its bytes, the moment, and the authorities that are believed.
void read_answers(Task& task)
{
    task.answer = [](const std::vector<std::string_view>& parts) -> Answer {
        const auto now = parts.size() >= 2 ? parse_moment(parts[1]) : std::nullopt;
        if (!now) {
            return fail(ErrorCode::malformed, "read_answers: bytes and a moment");
        }
        const std::vector<std::string> certificates(parts.begin() + 2, parts.end());
        const auto anchors = crypto::TrustAnchors::create(certificates);
        if (!anchors.ok()) {
            return fail(ErrorCode::bad_usage, "read_answers: the authorities: " + anchors.error().detail);
        }
        const application::ReadAnswers answers = TRY(application::try_answers(parts[0], *anchors, *now));
        return application::to_parts(answers);
    };
}

}  // namespace asepsie::worker_program::tasks
