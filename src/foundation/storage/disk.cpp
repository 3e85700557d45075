#include "foundation/storage/disk.h"

#include "foundation/storage/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/core.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>

namespace asepsie::storage {
namespace {

namespace fs = std::filesystem;

Error failure(const std::string& path)
{
    const ErrorCode code = errno == ENOENT || errno == ENOTDIR ? ErrorCode::not_found : errno == EACCES || errno == EPERM || errno == EROFS ? ErrorCode::denied : ErrorCode::io_failed;
    return fail(code, fmt::format("{}: errno {}", path, errno));
}

Result<Done> done_or(bool is_done, const std::string& path) { return is_done ? Result<Done>(Done{}) : failure(path); }

class FileLock final : public Lock {
public:
    explicit FileLock(int fd) : m_fd(fd) {}
    ~FileLock() override { ::close(m_fd); }  // closing gives it up

private:
    int m_fd;
};

class ThisDisk final : public Disk {
public:
    Result<std::string> read(const std::string& path, std::size_t max_bytes) const override { return read_whole_file(path, max_bytes); }

    Result<std::vector<std::string>> names_in(const std::string& folder) const override
    {
        std::vector<std::string> names;
        std::error_code error;
        for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
            if (it->is_regular_file(error)) {
                names.push_back(it->path().filename().string());
            }
        }
        if (error && error != std::errc::no_such_file_or_directory) {
            return fail(ErrorCode::io_failed, folder + ": " + error.message());
        }
        std::sort(names.begin(), names.end());
        return names;
    }

    Result<Done> create(const std::string& path, std::string_view content) override
    {
        const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (fd < 0) {
            return failure(path);
        }
        bool is_written = true;
        while (is_written && !content.empty()) {
            const ssize_t written = ::write(fd, content.data(), content.size());
            is_written = written >= 0 || errno == EINTR;
            content.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
        }
        const auto done = done_or(is_written && ::fsync(fd) == 0, path);
        ::close(fd);
        if (!done.ok()) {
            ::unlink(path.c_str());
        }
        return done;
    }

    Result<Done> rename(const std::string& from, const std::string& to) override { return done_or(::rename(from.c_str(), to.c_str()) == 0, to); }

    Result<Done> link(const std::string& from, const std::string& to) override
    {
        if (::link(from.c_str(), to.c_str()) == 0) {
            return Done{};
        }
        if (errno != EPERM && errno != EOPNOTSUPP && errno != EMLINK && errno != ENOSYS) {
            return failure(to);
        }
        constexpr std::size_t most = 1U << 30U;
        const std::string content = TRY(read(from, most));
        return create(to, content);
    }

    Result<Done> remove(const std::string& path) override { return done_or(::unlink(path.c_str()) == 0, path); }

    Result<Done> make_folder(const std::string& path) override
    {
        std::error_code error;
        const bool is_new = fs::create_directories(path, error);
        if (error) {
            return fail(error == std::errc::permission_denied ? ErrorCode::denied : ErrorCode::io_failed, path + ": " + error.message());
        }
        if (!is_new) {
            return Done{};
        }
        TRY(done_or(::chmod(path.c_str(), 0700) == 0, path));
        return flush_folder(fs::path(path).lexically_normal().parent_path().string());
    }

    Result<Done> flush_folder(const std::string& path) override
    {
        const int fd = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (fd < 0) {
            return failure(path);
        }
        // Some file systems have no such thing for a folder; their entries are safe in their own way, or never.
        const auto done = done_or(::fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP, path);
        ::close(fd);
        return done;
    }

    Result<std::unique_ptr<Lock>> lock(const std::string& path) override
    {
        const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (fd < 0) {
            return failure(path);
        }
        if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
            const Error error = errno == EWOULDBLOCK ? fail(ErrorCode::busy, path + ": held by another process") : failure(path);
            ::close(fd);
            return error;
        }
        return std::unique_ptr<Lock>(new FileLock(fd));
    }
};

}  // namespace

std::unique_ptr<Disk> this_disk() { return std::make_unique<ThisDisk>(); }

}  // namespace asepsie::storage
