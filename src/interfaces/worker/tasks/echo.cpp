#include "interfaces/worker/program/program.h"

#include "interfaces/worker/tasks/all.h"

namespace asepsie::worker_program::tasks {

// The parts as they came: what tells that a worker is there and answers.
void echo(Task& task)
{
    task.answer = [](const std::vector<std::string_view>& parts) -> Answer { return std::vector<std::string>(parts.begin(), parts.end()); };
}

}  // namespace asepsie::worker_program::tasks
