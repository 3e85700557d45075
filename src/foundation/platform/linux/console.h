// The terminal the program talks to.
#pragma once

#include <cstddef>
#include <optional>

namespace asepsie::platform {

// Whether standard output is a terminal, as opposed to a file or another program.
bool output_is_terminal();

// How wide that terminal is, in columns; nothing where it is none or does not say.
std::optional<std::size_t> terminal_columns();

// Waits so long, or until a signal comes (Ctrl+C).
void pause_seconds(unsigned seconds);

}  // namespace asepsie::platform
