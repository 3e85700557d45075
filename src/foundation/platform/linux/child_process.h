// A program started without a shell and heard to its end: nothing of ours is passed on but what it is fed, and it has a deadline and a limit on what it may say.
#pragma once

#include "foundation/base/result.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::platform {

enum class ChildEnvironment : std::uint8_t {
    plain,  // LC_ALL=C and the system's own PATH
    empty,
};

struct ChildCall {
    std::vector<std::string> command;  // command[0] is an absolute path
    std::optional<std::string_view> input{};  // its standard input, without: /dev/null
    std::chrono::milliseconds deadline{};
    std::size_t output_bytes = 4U << 20U;
    ChildEnvironment environment = ChildEnvironment::plain;
};

struct ChildEnd {
    std::string output;  // what it wrote to its standard output
    int status = 0;      // 0 where it went well; meaningless where a signal ended it
    std::string signal;  // "SEGV"; empty where it ended by itself
};

// Runs to the end, in a session of its own and with no file of ours open. It is fed and heard at once, so that neither waits for the other. not_found where the
// program is not installed, too_slow past the deadline, too_large beyond output_bytes: in both it is killed with whatever it started (see end_with_group).
Result<ChildEnd> converse(const ChildCall& call);

// The output of a program that has nothing to read. As converse, and unsupported where it ends with another status than 0.
Result<std::string> run_child(const std::vector<std::string>& command, std::chrono::milliseconds deadline);

// The path of a program that was installed in the same folder as the one that runs.
Result<std::string> path_beside_this_program(std::string_view name);

}  // namespace asepsie::platform
