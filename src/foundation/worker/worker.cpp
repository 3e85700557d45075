#include "foundation/worker/worker.h"

#include "foundation/platform/linux/child_process.h"
#include "foundation/worker/protocol.h"

#include <fmt/core.h>

namespace asepsie::worker {
namespace {

Error death_of(std::string_view task, const platform::ChildEnd& end)
{
    if (end.signal == "XCPU") {
        return fail(ErrorCode::too_slow, fmt::format("{}: its processor time ran out", task));
    }
    if (end.signal == "SYS") {
        return fail(ErrorCode::io_failed, fmt::format("{}: ended by SIGSYS, for a call that the walls refuse", task));
    }
    return fail(ErrorCode::io_failed, end.signal.empty() ? fmt::format("{}: ended with status {}", task, end.status) : fmt::format("{}: ended by SIG{}", task, end.signal));
}

}  // namespace

Result<Worker> Worker::beside_this_program(Limits limits)
{
    return Worker(TRY(platform::path_beside_this_program("asepsie-worker")), limits);
}

Result<std::vector<std::string>> Worker::ask(std::string_view task, const std::vector<std::string>& parts) const
{
    if (!fits_a_message(parts)) {
        return fail(ErrorCode::too_large, fmt::format("{}: the question", task));
    }
    const std::string question = write_message(Kind::question, parts);
    const Terms terms{std::string(task), m_limits.memory_bytes, m_limits.processor_time.count() > 0 ? m_limits.processor_time : std::chrono::ceil<std::chrono::seconds>(m_limits.time)};
    const auto end = TRY(platform::converse({.command = to_arguments(m_program, terms),
        .input = question,
        .deadline = m_limits.time,
        .output_bytes = m_limits.answer_bytes,
        .environment = platform::ChildEnvironment::empty}));
    if (!end.signal.empty() || end.status != 0) {
        return death_of(task, end);
    }
    return read_outcome(end.output);
}

}  // namespace asepsie::worker
