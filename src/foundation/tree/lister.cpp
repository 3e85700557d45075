#include "foundation/tree/lister.h"

#include "foundation/tree/entry_of.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <iterator>

namespace asepsie::tree {
namespace {

bool is_mounted_there(const Descriptor& folder)
{
    struct statx found {};
    return ::statx(folder.number(), "", AT_EMPTY_PATH | AT_NO_AUTOMOUNT, 0, &found) == 0 && (found.stx_attributes & found.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT) != 0;
}

}  // namespace

std::optional<Obstacle> Lister::open(const std::string& path)
{
    Descriptor opened = m_root.open_quietly(path, O_RDONLY | O_DIRECTORY);
    struct stat self {};
    if (!opened.is_open() || ::fstat(opened.number(), &self) != 0) {
        return obstacle_of_failure();
    }
    const bool is_elsewhere = self.st_dev != m_root.device() || (!path.empty() && is_mounted_there(opened));
    if (m_mounts == Mounts::left_out && is_elsewhere) {
        return Obstacle::other_file_system;
    }
    m_folder.reset(::fdopendir(opened.number()));
    if (!m_folder) {
        return obstacle_of_failure();
    }
    opened.release();
    m_path = path;
    m_identity = {self.st_dev, self.st_ino};
    return std::nullopt;
}

std::optional<Obstacle> Lister::next(Piece& piece)
{
    piece.entries.clear();
    piece.missed.clear();
    piece.is_last = false;
    while (piece.entries.size() + piece.missed.size() < names_in_a_piece) {
        errno = 0;
        const dirent* const read = ::readdir(m_folder.get());  // NOLINT(concurrency-mt-unsafe): each folder has one reader
        if (read == nullptr) {
            piece.is_last = true;
            return errno == 0 ? std::nullopt : std::optional(obstacle_of_failure());
        }
        const char* const name = read->d_name;
        if (std::string_view(name) != "." && std::string_view(name) != "..") {
            look_at(name, piece);
        }
    }
    return std::nullopt;
}

void Lister::look_at(const char* name, Piece& piece) const
{
    std::string path;
    path.append(m_path).append(m_path.empty() ? "" : "/").append(name);
    if (path.size() > max_path_bytes) {
        piece.missed.push_back({std::move(path), Obstacle::path_too_long});
        return;
    }
    struct stat found {};
    if (::fstatat(::dirfd(m_folder.get()), name, &found, AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT) != 0) {
        piece.missed.push_back({std::move(path), obstacle_of_failure()});
        return;
    }
    piece.entries.push_back(entry_of(found));
    piece.entries.back().path = std::move(path);
}

Result<std::vector<Entry>> entries_in(const std::string& folder, std::size_t most)
{
    const Root root = TRY(Root::open(folder));
    Lister lister(root, Mounts::left_out);
    if (const auto obstacle = lister.open("")) {
        return error_of(*obstacle, folder);
    }
    std::vector<Entry> entries;
    Piece piece;
    while (!piece.is_last) {
        if (const auto obstacle = lister.next(piece)) {
            return error_of(*obstacle, folder);
        }
        if (piece.entries.size() > most - entries.size()) {
            return fail(ErrorCode::too_large, folder + ": more names than are looked at");
        }
        std::move(piece.entries.begin(), piece.entries.end(), std::back_inserter(entries));
    }
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.path < b.path; });
    return entries;
}

Error error_of(Obstacle obstacle, const std::string& path)
{
    const ErrorCode code = obstacle == Obstacle::denied ? ErrorCode::denied
        : obstacle == Obstacle::vanished                ? ErrorCode::not_found
        : obstacle == Obstacle::not_a_file              ? ErrorCode::unsupported
        : obstacle == Obstacle::changed                 ? ErrorCode::busy
                                                        : ErrorCode::io_failed;
    return fail(code, path + ": " + std::string(name_of(obstacle)));
}

}  // namespace asepsie::tree
