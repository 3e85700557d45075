#include "foundation/storage/regular_file.h"

#include "foundation/descriptor/descriptor.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/core.h>

#include <algorithm>
#include <cerrno>

namespace asepsie::storage {

Result<FileState> state_of_file(const Descriptor& file, const std::string& path)
{
    struct stat found {};
    if (::fstat(file.number(), &found) != 0) {
        return system_failure(path);
    }
    return S_ISREG(found.st_mode) ? Result<FileState>(state_of(found)) : fail(ErrorCode::unsupported, path + ": not a regular file");
}

Result<RegularFile> open_regular_file(const std::string& path, Links links)
{
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (links == Links::refused ? O_NOFOLLOW : 0)));
    if (!file.is_open()) {
        return system_failure(path);
    }
    const FileState state = TRY(state_of_file(file, path));
    return RegularFile{std::move(file), state};
}

Result<std::int64_t> read_in_pieces(const std::string& path, Links links, const VisitPiece& visit)
{
    const RegularFile file = TRY(open_regular_file(path, links));
    ::posix_fadvise(file.descriptor.number(), 0, 0, POSIX_FADV_SEQUENTIAL);
    constexpr std::size_t step = 1U << 20U;
    std::string piece(step, '\0');
    std::int64_t read = 0;
    while (true) {
        const ssize_t got = read_some(file.descriptor, piece.data(), piece.size());
        if (got < 0) {
            return system_failure(path);
        }
        if (got == 0) {
            break;
        }
        read += got;
        visit({piece.data(), static_cast<std::size_t>(got)}, read, std::max(static_cast<std::int64_t>(file.state.bytes), read));
    }
    const FileState after = TRY(state_of_file(file.descriptor, path));
    const bool is_same = after == file.state && static_cast<std::uint64_t>(read) == after.bytes;
    return is_same ? Result<std::int64_t>(read) : fail(ErrorCode::busy, path + ": written to while it was read");
}

Result<std::string> read_first_bytes(const std::string& path, std::size_t bytes, Links links)
{
    const RegularFile file = TRY(open_regular_file(path, links));
    constexpr std::size_t step = 1U << 16U;
    // Some files say that they are empty, and one may grow while it is read.
    std::string content;
    content.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(bytes, file.state.bytes + step)));
    std::size_t used = 0;
    while (used < bytes) {
        content.resize(used + std::min(bytes - used, step));
        const ssize_t got = read_some(file.descriptor, content.data() + used, content.size() - used);
        if (got < 0) {
            return system_failure(path);
        }
        used += static_cast<std::size_t>(got);
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
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file.is_open()) {
        return system_failure(path);
    }
    const bool is_kept = write_all(file, content) && ::fsync(file.number()) == 0;
    Result<Done> done = is_kept ? Result<Done>(Done{}) : system_failure(path);
    if (!file.close() && done.ok()) {
        done = system_failure(path);
    }
    if (!done.ok()) {
        ::unlink(path.c_str());
    }
    return done;
}

}  // namespace asepsie::storage
