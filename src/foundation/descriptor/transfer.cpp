#include "foundation/descriptor/transfer.h"

#include <unistd.h>

#include <fmt/core.h>

#include <cerrno>

namespace asepsie {

ssize_t read_some(const Descriptor& from, char* into, std::size_t most)
{
    ssize_t got = 0;
    do {
        got = ::read(from.number(), into, most);
    } while (got < 0 && errno == EINTR);
    return got;
}

bool write_all(const Descriptor& to, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(to.number(), bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) {
            return false;
        }
        bytes.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
    }
    return true;
}

Error system_failure(const std::string& path)
{
    const ErrorCode code = errno == ENOENT || errno == ENOTDIR ? ErrorCode::not_found
        : errno == EACCES || errno == EPERM || errno == EROFS  ? ErrorCode::denied
        : errno == ELOOP                                       ? ErrorCode::unsupported
                                                               : ErrorCode::io_failed;
    return fail(code, fmt::format("{}: errno {}", path, errno));
}

}  // namespace asepsie
