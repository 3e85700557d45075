#include "interfaces/worker/program/program.h"

#include "interfaces/worker/tasks/all.h"

int main(int argc, char** argv)
{
    using namespace asepsie::worker_program;
    const std::vector<std::string> arguments(argv, argv + argc);
    Task task;
    for (const tasks::Unit& unit : tasks::all) {
        if (unit.name == wanted_task(arguments)) {
            unit.run(task);
        }
    }
    answer_once(arguments, task);
}
