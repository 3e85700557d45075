#include "foundation/tree/copy_file.h"

#include "foundation/descriptor/file_state.h"
#include "foundation/descriptor/transfer.h"
#include "foundation/tree/path.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace asepsie::tree {
namespace {

Error failure_at(const std::string& path)
{
    switch (errno) {
    case ENOSPC:
    case EDQUOT: return fail(ErrorCode::too_large, path + ": no room left");
    case ENOTDIR:  // a link is that to O_DIRECTORY | O_NOFOLLOW
    case ENXIO:    // a pipe, a device
    case EISDIR: return fail(ErrorCode::unsupported, path + ": no regular file below folders alone");
    default: return system_failure(path);
    }
}

constexpr int above_flags = O_PATH | O_DIRECTORY;

std::string_view above_of(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}
std::string last_name_of(std::string_view path) { return std::string(path.substr(path.rfind('/') + 1)); }

// The folder that holds the path's last name; made where it is missing, with those above it.
Result<Descriptor> folder_made_for(const Root& to, std::string_view path)
{
    Descriptor above = to.open_below(above_of(path), above_flags);
    for (std::size_t slash = path.find('/'); !above.is_open() && errno == ENOENT && slash != std::string_view::npos; slash = path.find('/', slash + 1)) {
        const std::string_view folder = path.substr(0, slash);
        const Descriptor holder = to.open_below(above_of(folder), above_flags);
        if (!holder.is_open() || (::mkdirat(holder.number(), last_name_of(folder).c_str(), 0700) != 0 && errno != EEXIST)) {
            return failure_at(std::string(path));
        }
        above = to.open_below(above_of(path), above_flags);
    }
    return above.is_open() ? Result<Descriptor>(std::move(above)) : failure_at(std::string(path));
}

bool is_all_zero(std::string_view piece) { return piece.find_first_not_of('\0') == std::string_view::npos; }

Result<CopyEnd> pour(const Descriptor& from, const Descriptor& to, const std::string& path, const ShowCopied& show)
{
    constexpr std::size_t step = 1U << 18U;
    std::string buffer(step, '\0');
    CopyEnd end;
    for (;;) {
        const ssize_t got = read_some(from, buffer.data(), buffer.size());
        if (got < 0) {
            return system_failure(path);
        }
        const std::string_view piece(buffer.data(), static_cast<std::size_t>(got));
        const bool is_written = is_all_zero(piece) ? ::lseek(to.number(), got, SEEK_CUR) >= 0 : write_all(to, piece);
        if (!is_written) {
            return failure_at(path);
        }
        end.bytes += piece.size();
        if (got == 0) {
            return ::ftruncate(to.number(), static_cast<off_t>(end.bytes)) == 0 ? Result<CopyEnd>(end) : failure_at(path);
        }
        end.was_stopped = show && show(end.bytes) == Wish::stop;
        if (end.was_stopped) {
            return end;
        }
    }
}

Result<CopyEnd> copy_opened(const Descriptor& from, const struct stat& before, const Descriptor& to, const std::string& path, const ShowCopied& show)
{
    const CopyEnd end = TRY(pour(from, to, path, show));
    if (end.was_stopped) {
        return end;
    }
    struct stat after {};
    if (::fstat(from.number(), &after) != 0 || state_of(before) != state_of(after) || end.bytes != state_of(after).bytes) {
        return fail(ErrorCode::busy, path + ": written to while it was read");
    }
    const timespec times[2] = {before.st_atim, before.st_mtim};
    return ::futimens(to.number(), times) == 0 ? Result<CopyEnd>(end) : system_failure(path);
}

}  // namespace

Result<CopyEnd> copy_file(const Root& from, const Root& to, const std::string& path, const ShowCopied& show)
{
    if (!stays_below(path)) {
        return fail(ErrorCode::bad_usage, "a path that leads out of its folder");
    }
    const Descriptor source = from.open_quietly(path, O_RDONLY);
    struct stat found {};
    if (!source.is_open() || ::fstat(source.number(), &found) != 0) {
        return failure_at(path);
    }
    if (!S_ISREG(found.st_mode)) {
        return fail(ErrorCode::unsupported, path + ": no regular file");
    }
    const Descriptor above = TRY(folder_made_for(to, path));
    const std::string name = last_name_of(path);
    const Descriptor target(::openat(above.number(), name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!target.is_open()) {
        return failure_at(path);
    }
    auto copied = copy_opened(source, found, target, path, show);
    if (!copied || copied->was_stopped) {
        ::unlinkat(above.number(), name.c_str(), 0);
    }
    return copied;
}

}  // namespace asepsie::tree
