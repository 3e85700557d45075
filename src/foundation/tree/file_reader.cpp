#include "foundation/tree/file_reader.h"

#include "foundation/descriptor/file_state.h"
#include "foundation/descriptor/transfer.h"
#include "foundation/tree/entry_of.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace asepsie::tree {
namespace {

constexpr std::size_t piece_bytes = 256U << 10U;       // stays in the processor's second cache, so that hashing does not wait for memory
constexpr std::int64_t worth_announcing = 1 << 20;  // bytes from which the system is told that all of it will be read

// The path, and what stands there now.
std::optional<Obstacle> look_again(const Descriptor& file, Entry& entry, EntryKind wanted)
{
    struct stat found {};
    if (::fstat(file.number(), &found) != 0) {
        return obstacle_of_failure();
    }
    Entry now = entry_of(found);
    if (now.kind != wanted) {
        return Obstacle::not_a_file;
    }
    now.path = std::move(entry.path);
    entry = std::move(now);
    return std::nullopt;
}

FileState state_then(const Entry& entry) { return {static_cast<std::uint64_t>(entry.size), entry.mtime_ns, entry.ctime_ns}; }

std::optional<Obstacle> changed_since(const FileState& before, const Descriptor& file)
{
    struct stat now {};
    if (::fstat(file.number(), &now) != 0) {
        return obstacle_of_failure();
    }
    return state_of(now) == before ? std::nullopt : std::optional(Obstacle::changed);
}

}  // namespace

FileReader::FileReader(const Root& root) : m_root(root), m_piece(piece_bytes, '\0') {}

std::optional<Obstacle> FileReader::read(Entry& entry, Reader& reader, const std::stop_token& stop)
{
    const Descriptor file = m_root.open_quietly(entry.path, O_RDONLY);
    if (!file.is_open()) {
        return obstacle_of_failure();
    }
    if (const auto obstacle = look_again(file, entry, EntryKind::file)) {
        return obstacle;
    }
    if (entry.size >= worth_announcing) {
        ::posix_fadvise(file.number(), 0, 0, POSIX_FADV_SEQUENTIAL);
    }
    reader.begin(entry);
    const FileState before = state_then(entry);
    std::int64_t read = 0;
    while (!stop.stop_requested()) {
        const ssize_t got = read_some(file, m_piece.data(), m_piece.size());
        if (got < 0) {
            return obstacle_of_failure();
        }
        if (got == 0) {
            return read == entry.size ? changed_since(before, file) : Obstacle::changed;
        }
        read += got;
        if (read > entry.size) {  // one that grows as fast as it is read would never end
            return Obstacle::changed;
        }
        reader.piece({m_piece.data(), static_cast<std::size_t>(got)});
    }
    return Obstacle::not_reached;
}

std::optional<Obstacle> FileReader::read_link(Entry& entry, std::string& target)
{
    const Descriptor link = m_root.open_below(entry.path, O_PATH | O_NOFOLLOW);
    if (!link.is_open()) {
        return obstacle_of_failure();
    }
    if (const auto obstacle = look_again(link, entry, EntryKind::link)) {
        return obstacle;
    }
    const ssize_t length = ::readlinkat(link.number(), "", m_piece.data(), m_piece.size());
    if (length < 0) {
        return obstacle_of_failure();
    }
    target.assign(m_piece.data(), static_cast<std::size_t>(length));
    return std::nullopt;
}

}  // namespace asepsie::tree
