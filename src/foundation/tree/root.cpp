#include "foundation/tree/root.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <fmt/core.h>

#include <cerrno>

namespace asepsie::tree {
namespace {

constexpr int always = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;  // a pipe that took a file's place keeps nobody waiting

Descriptor openat2_below(int root, const std::string& path, int flags)
{
    open_how how{};
    // O_PATH stands with few others.
    how.flags = static_cast<std::uint64_t>((flags & O_PATH) != 0 ? flags | O_CLOEXEC | O_NOFOLLOW : flags | always);
    how.resolve = RESOLVE_NO_SYMLINKS | RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
    return Descriptor(static_cast<int>(::syscall(SYS_openat2, root, path.c_str(), &how, sizeof how)));
}

}  // namespace

Result<Root> Root::open(const std::string& folder)
{
    Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    struct stat found {};
    if (!descriptor.is_open() || ::fstat(descriptor.number(), &found) != 0) {
        const ErrorCode code = errno == ENOENT ? ErrorCode::not_found : errno == EACCES || errno == EPERM ? ErrorCode::denied : errno == ENOTDIR ? ErrorCode::unsupported : ErrorCode::io_failed;
        return fail(code, fmt::format("{}: errno {}", folder, errno));
    }
    return Root(folder, std::move(descriptor), found.st_dev, found.st_ino);
}

Root::Root(std::string folder, Descriptor descriptor, std::uint64_t device, std::uint64_t inode) : m_folder(std::move(folder)), m_descriptor(std::move(descriptor)), m_device(device), m_inode(inode)
{
    m_has_openat2 = openat2_below(m_descriptor.number(), ".", O_PATH | O_DIRECTORY).is_open() || (errno != ENOSYS && errno != EPERM);
}

Descriptor Root::open_below(std::string_view path, int flags) const
{
    return m_has_openat2 ? openat2_below(m_descriptor.number(), path.empty() ? "." : std::string(path), flags) : open_step_by_step(path, flags);
}

Descriptor Root::open_quietly(std::string_view path, int flags) const
{
    Descriptor opened = open_below(path, flags | O_NOATIME);
    return !opened.is_open() && errno == EPERM ? open_below(path, flags) : std::move(opened);
}

Descriptor Root::open_step_by_step(std::string_view path, int flags) const
{
    Descriptor at(::openat(m_descriptor.number(), ".", O_PATH | O_DIRECTORY | O_CLOEXEC));
    while (at.is_open() && path.find('/') != std::string_view::npos) {
        const std::string name(path.substr(0, path.find('/')));
        path.remove_prefix(name.size() + 1);
        at = Descriptor(::openat(at.number(), name.c_str(), O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    }
    if (!at.is_open()) {
        return at;
    }
    return Descriptor(::openat(at.number(), path.empty() ? "." : std::string(path).c_str(), flags | always));
}

bool Root::is_still_there() const
{
    struct stat found {};
    return ::stat(m_folder.c_str(), &found) == 0 && found.st_dev == m_device && found.st_ino == m_inode;
}

}  // namespace asepsie::tree
