#include "foundation/storage/regular_file.h"

#include "foundation/descriptor/descriptor.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/core.h>

#include <algorithm>
#include <cerrno>

namespace asepsie::storage {
namespace {

Result<Done> write_and_flush(int fd, const std::string& path, std::string_view content)
{
    while (!content.empty()) {
        const ssize_t written = ::write(fd, content.data(), content.size());
        if (written < 0 && errno != EINTR) {
            return system_failure(path);
        }
        content.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
    }
    return ::fsync(fd) == 0 ? Result<Done>(Done{}) : system_failure(path);
}

int open_to_read(const std::string& path, Links links)
{
    return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (links == Links::refused ? O_NOFOLLOW : 0));
}

Result<struct stat> stat_of_regular(const Descriptor& file, const std::string& path)
{
    if (!file.is_open()) {
        return system_failure(path);
    }
    struct stat found {};
    if (::fstat(file.number(), &found) != 0 || !S_ISREG(found.st_mode)) {
        return fail(ErrorCode::unsupported, path + ": not a regular file");
    }
    return found;
}

}  // namespace

Error system_failure(const std::string& path)
{
    const ErrorCode code = errno == ENOENT || errno == ENOTDIR ? ErrorCode::not_found
        : errno == EACCES || errno == EPERM || errno == EROFS  ? ErrorCode::denied
        : errno == ELOOP                                       ? ErrorCode::unsupported
                                                               : ErrorCode::io_failed;
    return fail(code, fmt::format("{}: errno {}", path, errno));
}

Result<std::int64_t> read_in_pieces(const std::string& path, Links links, const VisitPiece& visit)
{
    const Descriptor file(open_to_read(path, links));
    const struct stat before = TRY(stat_of_regular(file, path));
    ::posix_fadvise(file.number(), 0, 0, POSIX_FADV_SEQUENTIAL);
    constexpr std::size_t step = 1U << 20U;
    std::string piece(step, '\0');
    std::int64_t read = 0;
    while (true) {
        const ssize_t got = ::read(file.number(), piece.data(), piece.size());
        if (got < 0 && errno != EINTR) {
            return system_failure(path);
        }
        if (got == 0) {
            break;
        }
        if (got > 0) {
            read += got;
            visit({piece.data(), static_cast<std::size_t>(got)}, read, std::max<std::int64_t>(before.st_size, read));
        }
    }
    const struct stat after = TRY(stat_of_regular(file, path));
    const auto is_same_time = [](const timespec& a, const timespec& b) { return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec; };
    // Its owner can put st_mtim back, but not st_ctim.
    const bool is_same = is_same_time(before.st_mtim, after.st_mtim) && is_same_time(before.st_ctim, after.st_ctim) && before.st_size == after.st_size && read == after.st_size;
    return is_same ? Result<std::int64_t>(read) : fail(ErrorCode::busy, path + ": written to while it was read");
}

Result<std::string> read_first_bytes(const std::string& path, std::size_t bytes, Links links)
{
    const Descriptor file(open_to_read(path, links));
    const struct stat found = TRY(stat_of_regular(file, path));
    constexpr std::size_t step = 1U << 16U;
    // Some files say that they are empty, and one may grow while it is read.
    const std::size_t said = static_cast<std::size_t>(found.st_size);
    std::string content;
    content.reserve(std::min(bytes, said + step));
    std::size_t used = 0;
    while (used < bytes) {
        content.resize(used + std::min(bytes - used, step));
        const ssize_t got = ::read(file.number(), content.data() + used, content.size() - used);
        if (got < 0 && errno != EINTR) {
            return system_failure(path);
        }
        used += got > 0 ? static_cast<std::size_t>(got) : 0;
        if (got == 0) {
            break;
        }
    }
    content.resize(used);
    return content;
}

Result<std::string> read_regular_file(const std::string& path, std::size_t max_bytes, Links links)
{
    std::string content = TRY(read_first_bytes(path, max_bytes + 1, links));
    return content.size() <= max_bytes ? Result<std::string>(std::move(content)) : fail(ErrorCode::too_large, fmt::format("{}: more than {} bytes", path, max_bytes));
}

Result<Done> make_regular_file(const std::string& path, std::string_view content)
{
    const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) {
        return system_failure(path);
    }
    auto done = write_and_flush(fd, path, content);
    if (::close(fd) != 0 && done.ok()) {
        done = system_failure(path);
    }
    if (!done.ok()) {
        ::unlink(path.c_str());
    }
    return done;
}

}  // namespace asepsie::storage
