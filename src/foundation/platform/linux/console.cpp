#include "foundation/platform/linux/console.h"

#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <thread>

namespace asepsie::platform {

bool output_is_terminal() { return ::isatty(STDOUT_FILENO) == 1; }

std::optional<std::size_t> terminal_columns()
{
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
        return std::nullopt;
    }
    return size.ws_col;
}

namespace {

// Keeps what is typed off the screen for as long as it lives.
class Unseen {
public:
    Unseen() : m_is_terminal(::tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        if (m_is_terminal) {
            termios silent = m_before;
            silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
        }
    }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;
    ~Unseen()
    {
        if (m_is_terminal) {
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        }
    }
    [[nodiscard]] bool is_terminal() const { return m_is_terminal; }

private:
    termios m_before{};
    bool m_is_terminal;
};

void say_to_person(const std::string& text)
{
    // A screen that is gone cannot be told so.
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace

Result<std::string> read_line_unseen(const std::string& prompt)
{
    constexpr std::size_t longest = 4'096;
    const Unseen unseen;
    if (unseen.is_terminal()) {
        say_to_person(prompt);
    }
    std::string line;
    char next = 0;
    // One byte at a time: what follows the line belongs to the next question.
    ssize_t got = 0;
    while ((got = ::read(STDIN_FILENO, &next, 1)) == 1 && next != '\n') {
        if (line.size() == longest) {
            return fail(ErrorCode::too_large, "the line typed");
        }
        line += next;
    }
    if (unseen.is_terminal()) {
        say_to_person("\n");
    }
    if (line.empty() && got != 1) {
        return fail(ErrorCode::not_found, "nothing was typed");
    }
    return line;
}

void open_in_browser(const std::string& address)
{
    const bool has_desktop = ::getenv("DISPLAY") != nullptr || ::getenv("WAYLAND_DISPLAY") != nullptr;
    if (!has_desktop) {
        return;
    }
    std::string program = "xdg-open";
    std::string argument = address;
    std::array<char*, 3> arguments{program.data(), argument.data(), nullptr};
    pid_t child = 0;
    if (::posix_spawnp(&child, program.c_str(), nullptr, nullptr, arguments.data(), environ) == 0) {
        // What becomes of it is the desktop's affair; only its end is taken note of, however late it comes, and no other child's.
        std::thread([child] { ::waitpid(child, nullptr, 0); }).detach();
    }
}

void pause_seconds(unsigned seconds) { ::sleep(seconds); }

}  // namespace asepsie::platform
