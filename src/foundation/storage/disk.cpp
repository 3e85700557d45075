#include "foundation/storage/disk.h"

#include "foundation/descriptor/descriptor.h"
#include "foundation/storage/open_file.h"
#include "foundation/storage/regular_file.h"

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

Result<Done> done_or(bool is_done, const std::string& path) { return is_done ? Result<Done>(Done{}) : system_failure(path); }

// "folder/" and "folder" are one place; its parent is what stands above it.
fs::path without_slash(const std::string& path)
{
    const fs::path normal = fs::path(path).lexically_normal();
    return normal.has_filename() ? normal : normal.parent_path();
}

bool stands_at(const Descriptor& file, const std::string& path)
{
    struct stat held {};
    struct stat named {};
    return ::fstat(file.number(), &held) == 0 && ::lstat(path.c_str(), &named) == 0 && held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

class FileLock final : public Lock {
public:
    explicit FileLock(Descriptor descriptor) : m_descriptor(std::move(descriptor)) {}

private:
    Descriptor m_descriptor;  // closing it gives the lock up
};

class ThisDisk final : public Disk {
public:
    Result<std::string> read(const std::string& path, std::size_t max_bytes) const override { return read_regular_file(path, max_bytes, Links::refused); }
    Result<std::string> read_start(const std::string& path, std::size_t bytes) const override { return read_first_bytes(path, bytes, Links::refused); }

    Result<std::vector<std::string>> names_in(const std::string& folder) const override
    {
        std::vector<std::string> names;
        std::error_code error;
        for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
            if (it->symlink_status(error).type() == fs::file_type::regular) {
                names.push_back(it->path().filename().string());
            }
        }
        if (error && error != std::errc::no_such_file_or_directory) {
            return fail(ErrorCode::io_failed, folder + ": " + error.message());
        }
        std::sort(names.begin(), names.end());
        return names;
    }

    Result<Done> create(const std::string& path, std::string_view content) override { return make_regular_file(path, content); }

    Result<Done> append(const std::string& path, std::string_view content) override { return append_to_file(path, content); }
    Result<Done> flush(const std::string& path) override { return flush_file(path); }

    Result<Done> rename(const std::string& from, const std::string& to) override { return done_or(::rename(from.c_str(), to.c_str()) == 0, to); }

    Result<Done> link(const std::string& from, const std::string& to) override
    {
        if (::link(from.c_str(), to.c_str()) == 0) {
            return Done{};
        }
        if (errno != EPERM && errno != EOPNOTSUPP && errno != EMLINK && errno != ENOSYS) {
            return system_failure(to);
        }
        constexpr std::size_t most = 1U << 30U;
        const std::string content = TRY(read(from, most));
        return create(to, content);
    }

    Result<Done> remove(const std::string& path) override { return done_or(::unlink(path.c_str()) == 0, path); }

    Result<Done> make_folder(const std::string& path) override
    {
        const fs::path folder = without_slash(path);
        struct stat found {};
        if (::stat(folder.c_str(), &found) == 0) {
            return S_ISDIR(found.st_mode) ? Result<Done>(Done{}) : fail(ErrorCode::unsupported, path + ": not a folder");
        }
        const std::string above = folder.parent_path().empty() ? "." : folder.parent_path().string();
        if (above != folder) {
            TRY(make_folder(above));
        }
        if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) {
            return system_failure(path);
        }
        return flush_folder(above);
    }

    Result<Done> flush_folder(const std::string& path) override
    {
        const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        // Some file systems have no such thing for a folder; their entries are safe in their own way, or never.
        return done_or(folder.is_open() && (::fsync(folder.number()) == 0 || errno == EINVAL || errno == ENOTSUP), path);
    }

    Result<std::unique_ptr<Lock>> lock(const std::string& path) override
    {
        constexpr int most_tries = 100;
        for (int tries = 0; tries < most_tries; ++tries) {
            Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
            if (!file.is_open()) {
                return system_failure(path);
            }
            if (::flock(file.number(), LOCK_EX | LOCK_NB) != 0) {
                return errno == EWOULDBLOCK ? fail(ErrorCode::busy, path + ": held by another process") : system_failure(path);
            }
            // Whoever held it may have taken its file away between the two: a lock on a file without a name keeps nobody out.
            if (stands_at(file, path)) {
                return std::unique_ptr<Lock>(new FileLock(std::move(file)));
            }
        }
        return fail(ErrorCode::busy, path + ": taken away again and again");
    }
};

}  // namespace

std::unique_ptr<Disk> this_disk() { return std::make_unique<ThisDisk>(); }

}  // namespace asepsie::storage
