#include "foundation/platform/linux/console.h"

#include <cerrno>
#include <algorithm>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <thread>
#include <vector>

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

// A signal that would end or stop the program, held back until the terminal is as it was.
volatile std::sig_atomic_t held_signal = 0;
void hold(int signal) { held_signal = signal; }
constexpr std::array ending_signals{SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};

// Keeps what is typed off the screen for as long as it lives.
class Unseen {
public:
    Unseen() : m_is_terminal(::tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        if (m_is_terminal) {
            held_signal = 0;
            struct sigaction holding {};
            holding.sa_handler = hold;  // without SA_RESTART: reading ends
            for (std::size_t i = 0; i < ending_signals.size(); ++i) {
                ::sigaction(ending_signals[i], &holding, &m_actions[i]);
            }
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
            for (std::size_t i = 0; i < ending_signals.size(); ++i) {
                ::sigaction(ending_signals[i], &m_actions[i], nullptr);
            }
        }
    }
    [[nodiscard]] bool is_terminal() const { return m_is_terminal; }

private:
    termios m_before{};
    std::array<struct sigaction, ending_signals.size()> m_actions{};
    bool m_is_terminal;
};

std::atomic<bool> is_interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free);  // it is set in a signal's handler
void interrupt(int) { is_interrupted = true; }
constexpr std::array interrupting_signals{SIGINT, SIGTERM, SIGHUP};

void say_to_person(const std::string& text)
{
    // A screen that is gone cannot be told so.
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text.data(), text.size());
}

Result<std::string> read_line()
{
    constexpr std::size_t longest = 4'096;
    std::string line;
    line.reserve(longest);  // so that no piece of it is left where it stood before it grew
    char next = 0;
    // One byte at a time: what follows the line belongs to the next question.
    ssize_t got = 0;
    while ((got = ::read(STDIN_FILENO, &next, 1)) == 1 && next != '\n') {
        if (line.size() == longest) {
            return fail(ErrorCode::too_large, "the line typed");
        }
        line += next;
    }
    if (line.empty() && got != 1) {
        return fail(ErrorCode::not_found, "nothing was typed");
    }
    return line;
}

}  // namespace

Result<std::string> read_line_unseen(const std::string& prompt)
{
    for (;;) {
        Result<std::string> line = fail(ErrorCode::not_found, "nothing was typed");
        int signal = 0;
        {
            const Unseen unseen;
            if (unseen.is_terminal()) {
                say_to_person(prompt);
            }
            line = read_line();
            if (unseen.is_terminal()) {
                say_to_person("\n");
                signal = held_signal;
            }
        }
        if (signal == 0) {
            return line;
        }
        // Now it does what it would have done. After a stop the question is asked again.
        ::raise(signal);
        if (signal != SIGTSTP) {
            return fail(ErrorCode::not_found, "nothing was typed");
        }
    }
}

Result<std::string> read_line_seen(const std::string& prompt)
{
    if (::isatty(STDIN_FILENO) == 1) {
        say_to_person(prompt);
    }
    return read_line();
}

Result<std::string> read_input(std::size_t max_bytes)
{
    std::string all;
    std::array<char, 65'536> buffer{};
    for (;;) {
        const ssize_t got = ::read(STDIN_FILENO, buffer.data(), buffer.size());
        if (got == 0) {
            return all;
        }
        if (got < 0 && errno != EINTR) {
            return fail(ErrorCode::io_failed, "standard input");
        }
        all.append(buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        if (all.size() > max_bytes) {
            return fail(ErrorCode::too_large, "standard input");
        }
    }
}

void show_progress(const std::string& text)
{
    if (::isatty(STDERR_FILENO) == 1) {
        say_to_person("\r\x1B[K" + text);
    }
}

void open_in_browser(const std::string& file)
{
    const bool has_desktop = ::getenv("DISPLAY") != nullptr || ::getenv("WAYLAND_DISPLAY") != nullptr;
    if (!has_desktop) {
        return;
    }
    // Only what a desktop needs to find the browser, and no path that somebody else could have put first.
    std::vector<std::string> kept{"PATH=/usr/local/bin:/usr/bin:/bin"};
    for (const std::string name : {"DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "HOME", "USER", "LANG", "LC_ALL", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "XDG_CURRENT_DESKTOP",
             "XDG_SESSION_TYPE", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_DATA_DIRS", "XDG_CONFIG_DIRS", "DESKTOP_SESSION", "KDE_FULL_SESSION", "KDE_SESSION_VERSION"}) {
        if (const char* value = ::getenv(name.c_str())) {
            kept.push_back(name + "=" + value);
        }
    }
    std::vector<char*> environment;
    for (std::string& variable : kept) {
        environment.push_back(variable.data());
    }
    environment.push_back(nullptr);
    std::string program = "/usr/bin/xdg-open";
    std::string argument = file;
    std::array<char*, 3> arguments{program.data(), argument.data(), nullptr};
    pid_t child = 0;
    if (::posix_spawn(&child, program.c_str(), nullptr, nullptr, arguments.data(), environment.data()) == 0) {
        // What becomes of it is the desktop's affair; only its end is taken note of, however late it comes, and no other child's.
        std::thread([child] { ::waitpid(child, nullptr, 0); }).detach();
    }
}

void pause_seconds(unsigned seconds) { ::sleep(seconds); }

Interruption::Interruption()
{
    is_interrupted = false;
    struct sigaction action {};
    action.sa_handler = interrupt;
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
    for (const int signal : interrupting_signals) {
        ::sigaction(signal, &action, nullptr);
    }
}

Interruption::~Interruption()
{
    for (const int signal : interrupting_signals) {
        ::signal(signal, SIG_DFL);
    }
}

const std::atomic<bool>& Interruption::flag() { return is_interrupted; }

}  // namespace asepsie::platform
