#include "interfaces/worker/program/program.h"

#include "foundation/platform/linux/sandbox/sandbox.h"
#include "foundation/worker/protocol.h"

#include <fmt/core.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <new>

namespace asepsie::worker_program {
namespace {

Result<std::string> read_all()
{
    std::string bytes;
    std::array<char, 65'536> buffer{};
    for (;;) {
        const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), stdin);
        bytes.append(buffer.data(), got);
        if (bytes.size() > worker::most_message_bytes) {
            return fail(ErrorCode::too_large, "the question");
        }
        if (got < buffer.size()) {
            return std::ferror(stdin) != 0 ? Result<std::string>(fail(ErrorCode::io_failed, "the question could not be read")) : bytes;
        }
    }
}

Answer outcome_of(const worker::Terms& terms, const Task& task)
{
    if (!task.answer) {
        return fail(ErrorCode::unsupported, fmt::format("no task is called {}", terms.task));
    }
    TRY(task.prepare());
    TRY(platform::wall_in({terms.memory_bytes, terms.processor_time}));
    const std::string bytes = TRY(read_all());
    const worker::Message question = TRY(worker::parse_message(bytes));
    if (question.kind != worker::Kind::question) {
        return fail(ErrorCode::malformed, "not a question");
    }
    return task.answer(question.parts);
}

// The one exception that hostile bytes may well cause. Any other is a mistake of ours, and ends the process.
Answer outcome_within_memory(const worker::Terms& terms, const Task& task)
{
    try {
        return outcome_of(terms, task);
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::too_large, fmt::format("{}: more than {} bytes of memory", terms.task, terms.memory_bytes));
    }
}

}  // namespace

std::string_view wanted_task(const std::vector<std::string>& arguments) { return arguments.size() > 1 ? std::string_view(arguments[1]) : std::string_view(); }

void answer_once(const std::vector<std::string>& arguments, const Task& task)
{
    const auto terms = worker::parse_arguments(arguments);
    if (!terms) {
        std::_Exit(2);
    }
    // Straight through: a buffer of stdio's would ask what kind of file it has.
    std::setvbuf(stdin, nullptr, _IONBF, 0);
    std::setvbuf(stdout, nullptr, _IONBF, 0);
    const std::string outcome = worker::write_outcome(outcome_within_memory(*terms, task));
    const std::size_t written = std::fwrite(outcome.data(), 1, outcome.size(), stdout);
    std::_Exit(written == outcome.size() ? 0 : 1);
}

}  // namespace asepsie::worker_program
