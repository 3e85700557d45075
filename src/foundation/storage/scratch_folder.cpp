#include "foundation/storage/scratch_folder.h"

#include "foundation/storage/regular_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>

namespace asepsie::storage {

Result<ScratchFolder> ScratchFolder::create()
{
    // TMPDIR as long as it is absolute: some systems give every account its own.
    const char* named = std::getenv("TMPDIR");
    std::string path = (named != nullptr && named[0] == '/' ? std::string(named) : std::string("/tmp")) + "/asepsie-XXXXXX";
    if (::mkdtemp(path.data()) == nullptr) {
        return system_failure(path);
    }
    return ScratchFolder(std::move(path));
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
