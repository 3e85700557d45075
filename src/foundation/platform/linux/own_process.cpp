#include "foundation/platform/linux/own_process.h"

#include "foundation/base/text.h"

#include <fcntl.h>
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include <fmt/core.h>

#include <array>

#include <array>
#include <optional>
#include <sstream>
#include <string>

namespace asepsie::platform {
namespace {

// One line of /proc/net/tcp (proc(5)): "0: 0100007F:A1B2 0100007F:1F90 01 00000000:00000000 00:00000000 00000000 1000 …", the port after the last colon, the
// account in the eighth column. An IPv6 socket may speak to an IPv4 address: it stands in tcp6, written longer.
struct Socket {
    std::string local;
    std::string remote;
    std::string account;
};

std::optional<Socket> socket_in(const std::string& line)
{
    std::istringstream words(line);
    std::string skipped;
    Socket socket;
    words >> skipped >> socket.local >> socket.remote >> skipped >> skipped >> skipped >> skipped >> socket.account;
    return words && socket.local.find(':') != std::string::npos ? std::optional(std::move(socket)) : std::nullopt;  // the heading is none
}

// Empty where it cannot be read.
std::string read_all(const char* path)
{
    std::string content;
    const int file = ::open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return content;
    }
    std::array<char, 16'384> piece{};
    for (ssize_t got = 0; (got = ::read(file, piece.data(), piece.size())) > 0;) {
        content.append(piece.data(), static_cast<std::size_t>(got));
    }
    ::close(file);
    return content;
}

}  // namespace

void keep_memory_private()
{
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    // glibc overwrites with this byte what is freed, but for the smallest pieces.
    constexpr int filler = 0xA5;
    ::mallopt(M_PERTURB, filler);
}

void give_back_free_memory() { ::malloc_trim(0); }

std::chrono::milliseconds since_boot()
{
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec));
}

std::string boot_name()
{
    constexpr std::size_t signs = 8;
    std::array<char, signs> id{};
    const int file = ::open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);
    const ssize_t got = file < 0 ? -1 : ::read(file, id.data(), id.size());
    if (file >= 0) {
        ::close(file);
    }
    return got == static_cast<ssize_t>(signs) ? std::string(id.data(), id.size()) : std::string();
}

Result<bool> is_own_connection(std::uint16_t from_port, std::uint16_t to_port)
{
    const std::string from = fmt::format(":{:04X}", from_port);
    const std::string to = fmt::format(":{:04X}", to_port);
    const std::string own = std::to_string(::geteuid());
    bool is_readable = false;
    for (const char* table : {"/proc/net/tcp", "/proc/net/tcp6"}) {
        std::optional<bool> is_own;
        text::for_each_line(read_all(table), [&](std::string_view line) {
            const auto socket = socket_in(std::string(line));
            is_readable = is_readable || socket.has_value();
            if (socket && socket->local.ends_with("0100007F" + from) && socket->remote.ends_with("0100007F" + to)) {
                is_own = socket->account == own;
            }
        });
        if (is_own) {
            return *is_own;
        }
    }
    // Our own listening socket is in the table, where there is one. A connection that is no longer in it belongs to nobody.
    return is_readable ? Result<bool>(false) : fail(ErrorCode::denied, "the table of sockets");
}

}  // namespace asepsie::platform
