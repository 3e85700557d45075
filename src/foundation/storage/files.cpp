#include "foundation/storage/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/core.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>

namespace asepsie::storage {
namespace {

Error failure(const std::string& path)
{
    const ErrorCode code = errno == ENOENT || errno == ENOTDIR ? ErrorCode::not_found : errno == EACCES || errno == EPERM ? ErrorCode::denied : ErrorCode::io_failed;
    return fail(code, fmt::format("{}: errno {}", path, errno));
}

Result<Done> write_all(int fd, const std::string& path, std::string_view content)
{
    while (!content.empty()) {
        const ssize_t written = ::write(fd, content.data(), content.size());
        if (written < 0 && errno != EINTR) {
            return failure(path);
        }
        content.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
    }
    return ::fsync(fd) == 0 ? Result<Done>(Done{}) : failure(path);
}

}  // namespace

Result<std::string> read_whole_file(const std::string& path, std::size_t max_bytes)
{
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0) {
        return failure(path);
    }
    struct stat found {};
    if (::fstat(fd, &found) != 0 || !S_ISREG(found.st_mode)) {
        ::close(fd);
        return fail(ErrorCode::unsupported, path + ": not a regular file");
    }
    std::string content;
    std::size_t used = 0;
    for (;;) {
        content.resize(used + (1U << 16U));
        const ssize_t got = ::read(fd, content.data() + used, content.size() - used);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            const Error error = failure(path);
            ::close(fd);
            return error;
        }
        used += static_cast<std::size_t>(got);
        if (got == 0 || used > max_bytes) {
            break;
        }
    }
    ::close(fd);
    if (used > max_bytes) {
        return fail(ErrorCode::too_large, fmt::format("{}: more than {} bytes", path, max_bytes));
    }
    content.resize(used);
    return content;
}

Result<std::vector<std::pair<std::string, std::string>>> read_tree_of_texts(const std::string& folder, std::string_view ending)
{
    namespace fs = std::filesystem;
    constexpr std::size_t max_files = 5'000;
    constexpr std::size_t max_bytes = 1U << 20U;
    std::vector<std::pair<std::string, std::string>> texts;
    std::error_code error;
    for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        if (!it->is_regular_file(error) || !it->path().string().ends_with(ending)) {
            continue;
        }
        std::string content = TRY(read_whole_file(it->path().string(), max_bytes));
        texts.emplace_back(it->path().lexically_relative(folder).generic_string(), std::move(content));
        if (texts.size() > max_files) {
            return fail(ErrorCode::too_large, folder + ": too many files");
        }
    }
    if (error) {
        return fail(error == std::errc::no_such_file_or_directory ? ErrorCode::not_found : ErrorCode::io_failed, folder + ": " + error.message());
    }
    return texts;
}

Result<Done> write_whole_file(const std::string& path, std::string_view content)
{
    const std::string beside = fmt::format("{}.{}.new", path, ::getpid());
    const int fd = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) {
        return failure(beside);
    }
    auto done = write_all(fd, beside, content);
    if (::close(fd) != 0 && done.ok()) {
        done = failure(beside);
    }
    if (done.ok() && ::rename(beside.c_str(), path.c_str()) != 0) {
        done = failure(path);
    }
    if (!done.ok()) {
        ::unlink(beside.c_str());
        return done;
    }
    // The new name is on the disk only once the folder is: without this a power cut could bring the old file back.
    const std::string folder = std::filesystem::path(path).parent_path().string();
    const int directory = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory >= 0) {
        ::fsync(directory);
        ::close(directory);
    }
    return Done{};
}

}  // namespace asepsie::storage
