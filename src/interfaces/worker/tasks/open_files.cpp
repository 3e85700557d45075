#include "application/reading/try_opening.h"
#include "foundation/containers/archive_listing.h"
#include "interfaces/worker/program/program.h"

#include "interfaces/worker/tasks/all.h"

namespace asepsie::worker_program::tasks {

// A name and a content, as often as wanted: for each whether it opens.
void open_files(Task& task)
{
    task.prepare = []() -> Result<Done> {
        containers::prepare_archives();
        return Done{};
    };
    task.answer = [](const std::vector<std::string_view>& parts) -> Answer {
        if (parts.empty() || parts.size() % 2 != 0) {
            return fail(ErrorCode::malformed, "open_files: names and contents");
        }
        std::vector<std::string> answers;
        for (std::size_t i = 0; i < parts.size(); i += 2) {
            answers.emplace_back(application::name_of(application::try_opening(parts[i + 1], parts[i])));
        }
        return answers;
    };
}

}  // namespace asepsie::worker_program::tasks
