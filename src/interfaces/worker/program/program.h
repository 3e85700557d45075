// The worker's one turn: prepare, wall itself in, read a question, answer it, end.
#pragma once

#include "foundation/base/result.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::worker_program {

using Answer = Result<std::vector<std::string>>;

// What one kind of question is answered with.
struct Task {
    // Before the walls stand and before a byte is read: what needs files (typefaces, settings of libraries) is loaded here, and threads of libraries start.
    std::function<Result<Done>()> prepare = [] { return Done{}; };
    // Behind the walls. The parts are as hostile as their author.
    std::function<Answer(const std::vector<std::string_view>&)> answer{};
};

// Empty where none is named. arguments: as to_arguments of foundation/worker/protocol.h writes them.
std::string_view wanted_task(const std::vector<std::string>& arguments);

// Standard input to standard output, with status 0 where there is an outcome, an error or not; 2 where the arguments are wrong. A task without an answer is one
// that nobody knows: unsupported. Memory that runs out is too_large. Leaves without tidying: the end of the process tidies best, and the walls refuse the
// threads of the sanitizers' last look.
[[noreturn]] void answer_once(const std::vector<std::string>& arguments, const Task& task);

}  // namespace asepsie::worker_program
