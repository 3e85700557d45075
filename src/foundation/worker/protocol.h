// What goes over the two pipes between the program and its worker: one question, one answer, each a few parts of bytes.
//
// A message is "asw1", a byte for its kind, the number of parts, then each part after its length (numbers: 32 bits, the highest byte first), and nothing behind.
// Both sides read as if the other had been taken over by an enemy.
#pragma once

#include "foundation/base/result.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::worker {

constexpr std::size_t most_message_bytes = 256U << 20U;
constexpr std::size_t most_parts = 4'096;
constexpr std::size_t most_detail_bytes = 1'000;  // of an error

enum class Kind : std::uint8_t { question = 'q', answer = 'a', error = 'e' };

struct Message {
    Kind kind = Kind::question;
    std::vector<std::string_view> parts;  // of the bytes that were read
};

// too_large beyond a limit named above, truncated where the end is missing, malformed otherwise.
Result<Message> parse_message(std::string_view bytes);
// parts: within the limits above.
std::string write_message(Kind kind, const std::vector<std::string>& parts);
bool fits_a_message(const std::vector<std::string>& parts);

// What a task came to, as the worker writes it and the program reads it. An error's detail arrives short and safe to show;
// what is no outcome is read as io_failed.
using Outcome = Result<std::vector<std::string>>;
std::string write_outcome(const Outcome& outcome);
Outcome read_outcome(std::string_view bytes);

// What the worker is started with.
struct Terms {
    std::string task;
    std::size_t memory_bytes = 0;
    std::chrono::seconds processor_time{};
};
std::vector<std::string> to_arguments(const std::string& program, const Terms& terms);
Result<Terms> parse_arguments(const std::vector<std::string>& arguments);

}  // namespace asepsie::worker
