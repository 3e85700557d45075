#include "application/reading/try_mail.h"
#include "interfaces/worker/program/program.h"

#include "interfaces/worker/tasks/all.h"

namespace asepsie::worker_program::tasks {

// What is known around the messages, and one message or more: a report for each.
void read_mail(Task& task)
{
    task.prepare = []() -> Result<Done> {
        application::prepare_for_mail();
        return Done{};
    };
    task.answer = [](const std::vector<std::string_view>& parts) -> Answer {
        if (parts.empty()) {
            return fail(ErrorCode::malformed, "read_mail: what is known, and messages");
        }
        application::MailContext context = TRY(application::mail_context_in(parts[0]));
        const application::MailJudge judge(knowledge::embedded_catalogue(), std::move(context));
        std::vector<std::string> reports;
        for (std::size_t i = 1; i < parts.size(); ++i) {
            reports.push_back(application::to_json(judge.report_on(parts[i])));
        }
        return reports;
    };
}

}  // namespace asepsie::worker_program::tasks
