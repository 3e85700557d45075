#include "foundation/storage/folder_walk.h"

#include "foundation/base/text.h"
#include "foundation/descriptor/descriptor.h"
#include "foundation/storage/regular_file.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <utility>
#include <vector>

namespace asepsie::storage {
namespace {

struct CloseListing {
    void operator()(DIR* listing) const { ::closedir(listing); }
};

struct OpenFolder {
    std::unique_ptr<DIR, CloseListing> listing;
    std::string path;  // with a slash at its end, empty for the first
};

constexpr int folder_flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

Moment moment_of(const timespec& time) { return Moment(std::chrono::seconds(time.tv_sec)); }

platform::FileKind kind_of_mode(mode_t mode)
{
    using platform::FileKind;
    return S_ISREG(mode) ? FileKind::regular : S_ISDIR(mode) ? FileKind::directory : S_ISLNK(mode) ? FileKind::link : FileKind::other;
}

class Walker {
public:
    Walker(const std::string& folder, const VisitEntry& visit) : m_folder(folder), m_visit(visit) {}

    Result<WalkEnd> run()
    {
        // Its own name may be a link of the user's making; nothing below may.
        const int first = ::open(m_folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        struct stat found {};
        if (first < 0 || ::fstat(first, &found) != 0) {
            return system_failure(m_folder);
        }
        m_device = found.st_dev;
        TRY(descend(first, ""));
        while (!m_open.empty() && !m_end.was_stopped) {
            TRY(step());
        }
        return m_end;
    }

private:
    Result<Done> descend(int number, std::string path)
    {
        std::unique_ptr<DIR, CloseListing> listing(::fdopendir(number));
        if (!listing) {
            Error error = system_failure(m_folder);
            ::close(number);
            return error;
        }
        m_open.push_back({std::move(listing), std::move(path)});
        return Done{};
    }

    // One name of the innermost folder.
    Result<Done> step()
    {
        OpenFolder& here = m_open.back();
        errno = 0;
        const dirent* entry = ::readdir(here.listing.get());
        if (entry == nullptr) {
            if (errno != 0) {
                return system_failure(m_folder);
            }
            m_open.pop_back();
            return Done{};
        }
        const std::string_view name = entry->d_name;
        if (name == "." || name == "..") {
            return Done{};
        }
        struct stat found {};
        if (::fstatat(::dirfd(here.listing.get()), entry->d_name, &found, AT_SYMLINK_NOFOLLOW) != 0) {
            if (errno == EIO || errno == ENODEV || errno == ESTALE || errno == ENXIO) {
                return system_failure(m_folder);
            }
            ++m_end.unreadable;
            return Done{};
        }
        return show(here, name, found);
    }

    Result<Done> show(const OpenFolder& here, std::string_view name, const struct stat& found)
    {
        if (found.st_dev != m_device) {
            return Done{};
        }
        WalkedEntry walked{here.path + std::string(name), kind_of_mode(found.st_mode), 0, moment_of(found.st_mtim), moment_of(found.st_ctim)};
        walked.bytes = S_ISREG(found.st_mode) ? static_cast<std::uint64_t>(found.st_size) : 0;
        ++m_end.entries;
        const Walk wish = m_visit(walked);
        m_end.was_stopped = wish == Walk::stop;
        if (!S_ISDIR(found.st_mode) || wish != Walk::go_on) {
            return Done{};
        }
        const int below = m_open.size() < most_nested_folders ? ::openat(::dirfd(here.listing.get()), std::string(name).c_str(), folder_flags) : -1;
        if (below < 0) {
            ++m_end.unreadable;
            return Done{};
        }
        return descend(below, walked.path + "/");
    }

    const std::string& m_folder;
    const VisitEntry& m_visit;
    dev_t m_device = 0;
    std::vector<OpenFolder> m_open;
    WalkEnd m_end;
};

Error failure_at(const std::string& path)
{
    return errno == ENOSPC || errno == EDQUOT ? fail(ErrorCode::too_large, path + ": no room left") : system_failure(path);
}

// The folder that holds the path's last name, reached name by name and through no link.
enum class Missing : std::uint8_t { made, refused };
Result<Descriptor> folder_above(const std::string& folder, const std::string& path, Missing missing)
{
    Descriptor here(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    const std::vector<std::string_view> names = text::split(path, '/');
    for (std::size_t i = 0; here.number() >= 0 && i + 1 < names.size(); ++i) {
        const std::string name(names[i]);
        if (missing == Missing::made && ::mkdirat(here.number(), name.c_str(), 0700) != 0 && errno != EEXIST) {
            return failure_at(folder);
        }
        here = Descriptor(::openat(here.number(), name.c_str(), folder_flags));
    }
    if (here.number() < 0) {
        // A link is ENOTDIR to open(2) with these flags.
        return errno == ENOTDIR || errno == ELOOP ? fail(ErrorCode::unsupported, path + ": not through folders alone") : system_failure(folder);
    }
    return here;
}

bool is_all_zero(std::string_view piece) { return piece.find_first_not_of('\0') == std::string_view::npos; }

bool write_whole(int to, std::string_view piece)
{
    while (!piece.empty()) {
        const ssize_t written = ::write(to, piece.data(), piece.size());
        if (written < 0 && errno != EINTR) {
            return false;
        }
        piece.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
    }
    return true;
}

Result<std::uint64_t> pour(int from, int to, const std::string& path, const VisitCopied& visit)
{
    constexpr std::size_t step = 1U << 18U;
    std::string buffer(step, '\0');
    std::uint64_t copied = 0;
    for (;;) {
        const ssize_t got = ::read(from, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return system_failure(path);
        }
        const std::string_view piece(buffer.data(), static_cast<std::size_t>(got));
        const bool is_written = is_all_zero(piece) ? ::lseek(to, got, SEEK_CUR) >= 0 : write_whole(to, piece);
        if (!is_written) {
            return failure_at(path);
        }
        copied += piece.size();
        if (got == 0) {
            return ::ftruncate(to, static_cast<off_t>(copied)) == 0 ? Result<std::uint64_t>(copied) : failure_at(path);
        }
        if (visit && visit(copied) == Walk::stop) {
            return fail(ErrorCode::busy, path + ": stopped");
        }
    }
}

bool is_unchanged(const struct stat& before, const struct stat& after)
{
    return before.st_size == after.st_size && before.st_mtim.tv_sec == after.st_mtim.tv_sec && before.st_mtim.tv_nsec == after.st_mtim.tv_nsec;
}

Result<std::uint64_t> copy_opened(int from, int to, const std::string& path, const VisitCopied& visit)
{
    struct stat before {};
    if (::fstat(from, &before) != 0 || !S_ISREG(before.st_mode)) {
        return fail(ErrorCode::unsupported, path + ": no regular file");
    }
    const std::uint64_t copied = TRY(pour(from, to, path, visit));
    struct stat after {};
    if (::fstat(from, &after) != 0 || !is_unchanged(before, after) || copied != static_cast<std::uint64_t>(after.st_size)) {
        return fail(ErrorCode::busy, path + ": written to while it was read");
    }
    const timespec times[2] = {before.st_atim, before.st_mtim};
    return ::futimens(to, times) == 0 ? Result<std::uint64_t>(copied) : system_failure(path);
}

}  // namespace

Result<WalkEnd> walk_folder(const std::string& folder, const VisitEntry& visit) { return Walker(folder, visit).run(); }

Result<std::vector<WalkedEntry>> entries_of(const std::string& folder, std::size_t most)
{
    std::vector<WalkedEntry> entries;
    const WalkEnd end = TRY(walk_folder(folder, [&](const WalkedEntry& entry) {
        if (entries.size() == most) {
            return Walk::stop;
        }
        entries.push_back(entry);
        return Walk::pass_over;
    }));
    if (end.was_stopped) {
        return fail(ErrorCode::too_large, folder + ": more names than are looked at");
    }
    std::sort(entries.begin(), entries.end(), [](const WalkedEntry& a, const WalkedEntry& b) { return a.path < b.path; });
    return entries;
}

bool stays_below(std::string_view path)
{
    const std::vector<std::string_view> names = text::split(path, '/');
    const bool is_odd = std::any_of(names.begin(), names.end(), [](std::string_view name) { return name.empty() || name == "." || name == ".."; });
    return !is_odd && path.find('\0') == std::string_view::npos;
}

Result<std::uint64_t> copy_below(const std::string& from_folder, const std::string& to_folder, const std::string& path, const VisitCopied& visit)
{
    if (!stays_below(path)) {
        return fail(ErrorCode::bad_usage, "a path that leads out of its folder");
    }
    const std::string name = path.substr(path.rfind('/') + 1);
    const Descriptor above = TRY(folder_above(from_folder, path, Missing::refused));
    const Descriptor from(::openat(above.number(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (from.number() < 0) {
        return system_failure(path);
    }
    const Descriptor target = TRY(folder_above(to_folder, path, Missing::made));
    const Descriptor to(::openat(target.number(), name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (to.number() < 0) {
        return failure_at(path);
    }
    auto copied = copy_opened(from.number(), to.number(), path, visit);
    if (!copied) {
        ::unlinkat(target.number(), name.c_str(), 0);
    }
    return copied;
}

}  // namespace asepsie::storage
