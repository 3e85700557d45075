#include "foundation/storage/scratch_folder.h"

#include "foundation/storage/regular_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>

namespace asepsie::storage {

namespace {

constexpr std::string_view scratch_start = "asepsie-apart-";
constexpr std::size_t chosen_signs = 6;  // by mkdtemp
constexpr std::chrono::minutes unheld_at_first{10};  // between being made and being held, and far longer

// TMPDIR as long as it is absolute: some systems give every account its own.
std::string folder_of_scratches()
{
    const char* named = std::getenv("TMPDIR");
    return named != nullptr && named[0] == '/' ? std::string(named) : std::string("/tmp");
}

Descriptor held_folder(const std::string& path)
{
    Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    struct stat found {};
    const bool is_own = folder.is_open() && ::fstat(folder.number(), &found) == 0 && found.st_uid == ::geteuid();
    return is_own && ::flock(folder.number(), LOCK_EX | LOCK_NB) == 0 ? std::move(folder) : Descriptor();
}

bool is_young(const Descriptor& folder, Moment now)
{
    struct stat found {};
    return ::fstat(folder.number(), &found) != 0 || now - Moment(std::chrono::seconds(found.st_ctim.tv_sec)) < unheld_at_first;
}

}  // namespace

void ScratchFolder::remove_left_ones(Moment now)
{
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder_of_scratches(), ignored)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with(scratch_start) || name.size() != scratch_start.size() + chosen_signs) {
            continue;
        }
        if (const Descriptor left = held_folder(entry.path().string()); left.is_open() && !is_young(left, now)) {
            std::filesystem::remove_all(entry.path(), ignored);
        }
    }
}

Result<ScratchFolder> ScratchFolder::create()
{
    remove_left_ones(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
    std::string path = folder_of_scratches() + "/" + std::string(scratch_start) + std::string(chosen_signs, 'X');
    if (::mkdtemp(path.data()) == nullptr) {
        return system_failure(path);
    }
    Descriptor held = held_folder(path);
    if (!held.is_open()) {
        return system_failure(path);
    }
    return ScratchFolder(std::move(path), std::move(held));
}

ScratchFolder::~ScratchFolder()
{
    if (!m_path.empty()) {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);  // goes through no link
    }
}

Result<Done> make_new_folder(const std::string& path)
{
    if (::mkdir(path.c_str(), 0700) == 0) {
        return Done{};
    }
    if (errno != EEXIST) {
        return system_failure(path);
    }
    struct stat found {};
    if (::lstat(path.c_str(), &found) != 0) {
        return system_failure(path);
    }
    std::error_code error;
    const bool is_own_empty = S_ISDIR(found.st_mode) && found.st_uid == ::geteuid() && std::filesystem::is_empty(path, error) && !error;
    if (!is_own_empty) {
        return fail(ErrorCode::busy, path + ": something is there already");
    }
    return ::chmod(path.c_str(), 0700) == 0 ? Result<Done>(Done{}) : system_failure(path);
}

Result<Done> make_link(const std::string& path, const std::string& target)
{
    return ::symlink(target.c_str(), path.c_str()) == 0 ? Result<Done>(Done{}) : system_failure(path);
}

Result<Done> remove_one(const std::string& path) { return ::unlink(path.c_str()) == 0 ? Result<Done>(Done{}) : system_failure(path); }

Result<Rights> rights_in(const std::string& folder)
{
    struct statx found {};
    if (::statx(AT_FDCWD, folder.c_str(), 0, STATX_BASIC_STATS, &found) != 0) {
        return system_failure(folder);
    }
    Rights rights;
    rights.may_read = ::faccessat(AT_FDCWD, folder.c_str(), R_OK | X_OK, AT_EACCESS) == 0;
    rights.may_write = ::faccessat(AT_FDCWD, folder.c_str(), W_OK | X_OK, AT_EACCESS) == 0;
    rights.is_encrypted = (found.stx_attributes & STATX_ATTR_ENCRYPTED) != 0;
    return rights;
}

Result<std::uint64_t> free_bytes(const std::string& folder)
{
    struct statvfs room {};
    if (::statvfs(folder.c_str(), &room) != 0) {
        return system_failure(folder);
    }
    return static_cast<std::uint64_t>(room.f_bavail) * room.f_frsize;
}

}  // namespace asepsie::storage
