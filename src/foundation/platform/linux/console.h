// The terminal the program talks to.
#pragma once

#include "foundation/base/result.h"

#include <atomic>
#include <cstddef>
#include <optional>
#include <string>

namespace asepsie::platform {

// Whether standard output is a terminal, as opposed to a file or another program.
bool output_is_terminal();

// How wide that terminal is, in columns; nothing where it is none or does not say.
std::optional<std::size_t> terminal_columns();

// One line from the person, not shown while it is typed; the prompt goes to standard error. Where standard input is no terminal, its next line.
// not_found where there is none, too_large beyond 4 KiB. A signal that ends or stops the program finds the terminal as it was.
Result<std::string> read_line_unseen(const std::string& prompt);

// The same, shown while it is typed.
Result<std::string> read_line_seen(const std::string& prompt);

// All of standard input; too_large beyond max_bytes.
Result<std::string> read_input(std::size_t max_bytes);

// Writes over the last line of the terminal: how far something is. Nothing where standard error is no terminal. An empty text takes the line away.
void show_progress(const std::string& text);

// Has the desktop show a file in the browser; nothing happens where there is no desktop. A file and not an address: other accounts see the arguments of a program.
void open_in_browser(const std::string& file);

// While one lives, Ctrl+C and the system's wish that the program end set a flag: what is under way ends in its own way, and leaves nothing behind. A second one ends the program.
class Interruption {
public:
    Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;
    ~Interruption();

    [[nodiscard]] static const std::atomic<bool>& flag();
};

// Waits so long, or until a signal comes (Ctrl+C).
void pause_seconds(unsigned seconds);

}  // namespace asepsie::platform
