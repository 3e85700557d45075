#include "foundation/storage/open_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace asepsie::storage {
Result<OpenFile> OpenFile::open(const std::string& path, Links links)
{
    RegularFile file = TRY(open_regular_file(path, links));
    return OpenFile(std::move(file.descriptor), path);
}

Result<FileState> OpenFile::state() const { return state_of_file(m_descriptor, m_path); }

Result<Done> OpenFile::read_at(std::uint64_t start, std::size_t bytes, std::string& into) const
{
    into.resize(bytes);
    std::size_t used = 0;
    while (used < bytes) {
        const ssize_t got = ::pread(m_descriptor.number(), into.data() + used, bytes - used, static_cast<off_t>(start + used));
        if (got < 0 && errno != EINTR) {
            const Error error = system_failure(m_path);
            into.clear();
            return error;
        }
        used += got > 0 ? static_cast<std::size_t>(got) : 0;
        if (got == 0) {
            break;
        }
    }
    into.resize(used);
    return Done{};
}

Result<Done> append_to_file(const std::string& path, std::string_view content)
{
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600));
    if (!file.is_open() || !write_all(file, content) || !file.close()) {
        return system_failure(path);
    }
    return Done{};
}

Result<Done> flush_file(const std::string& path)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    return file.is_open() && ::fsync(file.number()) == 0 ? Result<Done>(Done{}) : system_failure(path);
}

}  // namespace asepsie::storage
