#include "foundation/tree/entry_of.h"

#include "foundation/descriptor/file_state.h"

#include <sys/stat.h>

#include <array>
#include <cerrno>

namespace asepsie::tree {

std::string_view name_of(Obstacle obstacle)
{
    constexpr std::array<std::string_view, 9> names{"denied", "vanished", "changed", "not_a_file", "io_failed", "loop", "other_file_system", "path_too_long", "not_reached"};
    return names.at(static_cast<std::size_t>(obstacle));
}

Entry entry_of(const struct stat& found)
{
    const EntryKind kind = S_ISREG(found.st_mode) ? EntryKind::file : S_ISDIR(found.st_mode) ? EntryKind::folder : S_ISLNK(found.st_mode) ? EntryKind::link : EntryKind::other;
    return {{}, kind, found.st_size, nanoseconds_of(found.st_mtim), nanoseconds_of(found.st_ctim), found.st_ino, found.st_dev};
}

Obstacle obstacle_of_failure()
{
    switch (errno) {
    case ENOENT:
    case ENOTDIR:
    case ESTALE: return Obstacle::vanished;
    case EACCES:
    case EPERM: return Obstacle::denied;
    case ELOOP:
    case ENXIO:
    case EISDIR: return Obstacle::not_a_file;
    case ENAMETOOLONG: return Obstacle::path_too_long;
    case EXDEV: return Obstacle::other_file_system;
    default: return Obstacle::io_failed;
    }
}

}  // namespace asepsie::tree
