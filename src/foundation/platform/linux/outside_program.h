// Starts one of the few programs of others that read a backup, without a shell, from the system's own folders alone, and hears it as it speaks.
#pragma once

#include "foundation/base/result.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace asepsie::platform {

// All that may be started (decision 17).
enum class OutsideProgram : std::uint8_t { restic, borg };
std::string_view name_of(OutsideProgram program);

constexpr std::size_t most_secret_bytes = 4096;         // fits a pipe that nobody reads yet
constexpr int handed_number = 3;                        // the descriptor by which the child finds what is handed over
constexpr std::size_t most_complaint_bytes = 64 << 10;  // of standard error; the rest is heard and forgotten

enum class Heard : std::uint8_t { go_on, stop };

struct ProgramCall {
    OutsideProgram program{};
    std::vector<std::string> arguments;  // without its name
    std::vector<std::pair<std::string, std::string>> environment{};  // beside the plain one, never a secret
    // A secret. Handed over by a pipe that is empty once it is read: neither the arguments nor the environment, which other programs of this account can read, hold it.
    std::string_view handed_over{};
    // A secret for a program that would misread it from a pipe: what of it is ours is wiped.
    std::string_view secret_variable{};  // its name
    std::string_view secret_value{};
    std::string folder = "/";  // in which it runs
    std::chrono::milliseconds deadline{};
    std::size_t output_bytes = 16U << 20U;  // too_large beyond; without bound where `hear` takes it
    std::function<Heard(std::string_view piece)> hear{};  // takes its standard output piece by piece; nothing is kept then
    std::function<Heard(std::string_view piece)> hear_complaints{};  // its standard error too, which is kept all the same
    const std::atomic<bool>* cancelled = nullptr;  // looked at ten times a second
};

struct ProgramEnd {
    std::string output;
    std::string complaints;  // the first of its standard error; may name files of the practice
    int status = 0;
    std::string signal;        // "SEGV"; empty where it ended by itself
    bool was_stopped = false;  // by `hear`, `hear_complaints` or `cancelled`; it is gone, with whatever it started
};

// Its absolute path. unsupported where it is not installed, denied where others than the administrator could have changed it.
Result<std::string> installed_path(OutsideProgram program);

// Any exit status is an answer. Errors: those of installed_path, bad_usage (a secret that is too long or holds a NUL, a NUL in an argument), too_slow, too_large,
// not_found (no such folder), io_failed. In all of them it is gone with its group on return.
Result<ProgramEnd> run_outside(const ProgramCall& call);

}  // namespace asepsie::platform
