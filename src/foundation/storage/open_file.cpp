#include "foundation/storage/open_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace asepsie::storage {
namespace {

std::int64_t nanoseconds_of(const timespec& time)
{
    constexpr std::int64_t second = 1'000'000'000;
    return static_cast<std::int64_t>(time.tv_sec) * second + time.tv_nsec;
}

}  // namespace

Result<OpenFile> OpenFile::open(const std::string& path, Links links)
{
    Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (links == Links::refused ? O_NOFOLLOW : 0)));
    if (!descriptor.is_open()) {
        return system_failure(path);
    }
    struct stat found {};
    if (::fstat(descriptor.number(), &found) != 0 || !S_ISREG(found.st_mode)) {
        return fail(ErrorCode::unsupported, path + ": not a regular file");
    }
    return OpenFile(std::move(descriptor), path);
}

Result<FileState> OpenFile::state() const
{
    struct stat found {};
    if (::fstat(m_descriptor.number(), &found) != 0) {
        return system_failure(m_path);
    }
    return FileState{static_cast<std::uint64_t>(found.st_size), nanoseconds_of(found.st_mtim), nanoseconds_of(found.st_ctim)};
}

Result<Done> OpenFile::read_at(std::uint64_t start, std::size_t bytes, std::string& into) const
{
    into.resize(bytes);
    std::size_t used = 0;
    while (used < bytes) {
        const ssize_t got = ::pread(m_descriptor.number(), into.data() + used, bytes - used, static_cast<off_t>(start + used));
        if (got < 0 && errno != EINTR) {
            const Error error = system_failure(m_path);
            into.clear();
            return error;
        }
        used += got > 0 ? static_cast<std::size_t>(got) : 0;
        if (got == 0) {
            break;
        }
    }
    into.resize(used);
    return Done{};
}

Result<Done> append_to_file(const std::string& path, std::string_view content)
{
    const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
    if (fd < 0) {
        return system_failure(path);
    }
    auto done = Result<Done>(Done{});
    while (!content.empty() && done.ok()) {
        const ssize_t written = ::write(fd, content.data(), content.size());
        if (written < 0 && errno != EINTR) {
            done = system_failure(path);
        }
        content.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
    }
    if (::close(fd) != 0 && done.ok()) {
        done = system_failure(path);
    }
    return done;
}

Result<Done> flush_file(const std::string& path)
{
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0) {
        return system_failure(path);
    }
    auto done = ::fsync(fd) == 0 ? Result<Done>(Done{}) : system_failure(path);
    ::close(fd);
    return done;
}

}  // namespace asepsie::storage
