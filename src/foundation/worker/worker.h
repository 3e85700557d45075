// The second program, which reads hostile bytes and draws: asked one thing at a time, each time a new process behind walls (no network, no files, bounded
// memory and time). Its death is an answer like another.
#pragma once

#include "foundation/base/result.h"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::worker {

// Who is asked. Tests, and systems without such a process, answer in its place.
class Asking {
public:
    Asking() = default;
    Asking(const Asking&) = delete;
    Asking& operator=(const Asking&) = delete;
    virtual ~Asking() = default;

    // What the task makes of the parts. An error of the task itself comes back as it is.
    [[nodiscard]] virtual Result<std::vector<std::string>> ask(std::string_view task, const std::vector<std::string>& parts) const = 0;
};

struct Limits {
    std::chrono::milliseconds time{10'000};
    std::size_t memory_bytes = 512U << 20U;  // held in builds without sanitizers; see foundation/platform/linux/sandbox/sandbox.h
    std::size_t answer_bytes = 64U << 20U;
    std::chrono::seconds processor_time{0};  // 0: as time; less, where a busy computer is not to be blamed on the question
};

class Worker : public Asking {
public:
    // program: its absolute path.
    explicit Worker(std::string program, Limits limits = {}) : m_program(std::move(program)), m_limits(limits) {}

    // The worker that was installed beside the program that runs.
    static Result<Worker> beside_this_program(Limits limits = {});

    Worker(Worker&& other) noexcept : m_program(std::move(other.m_program)), m_limits(other.m_limits) {}

    // not_found: no such program; too_slow: killed at the deadline, and gone; too_large: the question, the answer or the memory is beyond its limit;
    // io_failed: it died, with the signal in the detail, or said what no worker says; unsupported: this system has no walls for it, or it knows no such task.
    [[nodiscard]] Result<std::vector<std::string>> ask(std::string_view task, const std::vector<std::string>& parts) const override;

private:
    std::string m_program;
    Limits m_limits;
};

}  // namespace asepsie::worker
