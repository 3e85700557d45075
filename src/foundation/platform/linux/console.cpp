#include "foundation/platform/linux/console.h"

#include <sys/ioctl.h>
#include <unistd.h>

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

void pause_seconds(unsigned seconds) { ::sleep(seconds); }

}  // namespace asepsie::platform
