#include "foundation/tree/walk.h"

#include "foundation/tree/entry_of.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace asepsie::tree {
namespace {

struct Listing;

struct Found {
    Entry entry;
    std::unique_ptr<Listing> below;  // of a folder
};

// One folder, and what stands in it.
struct Listing {
    const Listing* parent = nullptr;
    std::string path;
    std::uint64_t inode = 0;
    std::uint64_t device = 0;
    std::vector<Found> found;
    std::vector<Missed> missed;
};

struct CloseFolder {
    void operator()(DIR* folder) const { ::closedir(folder); }
};
using OpenFolder = std::unique_ptr<DIR, CloseFolder>;

Descriptor open_folder(const Root& root, const std::string& path)
{
    constexpr int flags = O_RDONLY | O_DIRECTORY;
    Descriptor opened = root.open_below(path, flags | O_NOATIME);
    // Only its owner may leave the time of the last access as it is.
    return !opened.is_open() && errno == EPERM ? root.open_below(path, flags) : std::move(opened);
}

bool is_mounted_there(int folder)
{
    struct statx found {};
    return ::statx(folder, "", AT_EMPTY_PATH | AT_NO_AUTOMOUNT, 0, &found) == 0 && (found.stx_attributes & found.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT) != 0;
}

bool is_one_of_those_above(const Listing& listing)
{
    for (const Listing* above = listing.parent; above != nullptr; above = above->parent) {
        if (above->inode == listing.inode && above->device == listing.device) {
            return true;
        }
    }
    return false;
}

// Folders wait in a pile; each thread takes one, lists it and puts what it found there on the pile.
class Walker {
public:
    Walker(const Root& root, const WalkOptions& options, const std::stop_token& stop) : m_root(root), m_options(options), m_stop(stop) {}

    void run()
    {
        m_waiting.push_back(&m_top);
        std::vector<std::jthread> threads;
        for (unsigned i = 1; i < m_options.threads; ++i) {
            threads.emplace_back([this] { work(); });
        }
        work();
    }

    Result<Walk> result()
    {
        if (m_count > max_entries) {
            return fail(ErrorCode::too_large, m_root.folder() + ": too many files");
        }
        Walk all;
        all.entries.reserve(m_count);
        gather(m_top, all);
        std::sort(all.missed.begin(), all.missed.end(), [](const Missed& a, const Missed& b) { return comes_before(a.path, b.path); });
        return all;
    }

private:
    void work()
    {
        while (Listing* const listing = next()) {
            if (m_stop.stop_requested() || m_count > max_entries) {
                listing->missed.push_back({listing->path, Obstacle::not_reached});
            } else if (const auto obstacle = list(*listing)) {
                listing->missed.push_back({listing->path, *obstacle});
            }
            put_back(*listing);
        }
    }

    Listing* next()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return !m_waiting.empty() || m_busy == 0; });
        if (m_waiting.empty()) {
            return nullptr;
        }
        Listing* const listing = m_waiting.back();
        m_waiting.pop_back();
        ++m_busy;
        return listing;
    }

    void put_back(Listing& listing)
    {
        const std::scoped_lock lock(m_mutex);
        for (Found& found : listing.found) {
            if (found.below) {
                m_waiting.push_back(found.below.get());
            }
        }
        --m_busy;
        m_changed.notify_all();
    }

    // Nothing where it could be read to its end.
    std::optional<Obstacle> list(Listing& listing)
    {
        Descriptor opened = open_folder(m_root, listing.path);
        struct stat self {};
        if (!opened.is_open() || ::fstat(opened.number(), &self) != 0) {
            return obstacle_of_failure();
        }
        listing.inode = self.st_ino;
        listing.device = self.st_dev;
        if (is_one_of_those_above(listing)) {
            return Obstacle::loop;
        }
        const bool is_elsewhere = self.st_dev != m_root.device() || (listing.parent != nullptr && is_mounted_there(opened.number()));
        if (m_options.mounts == Mounts::left_out && is_elsewhere) {
            return Obstacle::other_file_system;
        }
        const int fd = opened.number();
        const OpenFolder folder(::fdopendir(fd));
        if (!folder) {
            return obstacle_of_failure();
        }
        opened.release();
        const auto obstacle = read_names(*folder, fd, listing);
        std::sort(listing.found.begin(), listing.found.end(), [](const Found& a, const Found& b) { return a.entry.path < b.entry.path; });
        m_count += listing.found.size();
        return obstacle;
    }

    static std::optional<Obstacle> read_names(DIR& folder, int fd, Listing& listing)
    {
        while (true) {
            errno = 0;
            const dirent* const read = ::readdir(&folder);  // NOLINT(concurrency-mt-unsafe): each folder has one reader
            if (read == nullptr) {
                return errno == 0 ? std::nullopt : std::optional(obstacle_of_failure());
            }
            const char* const name = read->d_name;
            if (std::string_view(name) != "." && std::string_view(name) != "..") {
                look_at(name, fd, listing);
            }
        }
    }

    static void look_at(const char* name, int fd, Listing& listing)
    {
        std::string path;
        path.append(listing.path).append(listing.path.empty() ? "" : "/").append(name);
        if (path.size() > max_path_bytes) {
            listing.missed.push_back({std::move(path), Obstacle::path_too_long});
            return;
        }
        struct stat found {};
        if (::fstatat(fd, name, &found, AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT) != 0) {
            listing.missed.push_back({std::move(path), obstacle_of_failure()});
            return;
        }
        Found& added = listing.found.emplace_back(Found{entry_of(found), nullptr});
        if (added.entry.kind == EntryKind::folder) {
            added.below = std::make_unique<Listing>(Listing{&listing, path, 0, 0, {}, {}});
        }
        added.entry.path = std::move(path);
    }

    // No deeper than a path is long.
    static void gather(Listing& listing, Walk& all)
    {
        std::move(listing.missed.begin(), listing.missed.end(), std::back_inserter(all.missed));
        for (Found& found : listing.found) {
            all.entries.push_back(std::move(found.entry));
            if (found.below) {
                gather(*found.below, all);
            }
        }
        listing.found.clear();
    }

    const Root& m_root;
    WalkOptions m_options;
    const std::stop_token& m_stop;
    Listing m_top;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<Listing*> m_waiting;
    std::size_t m_busy = 0;
    std::atomic<std::size_t> m_count = 0;
};

}  // namespace

Result<Walk> walk(const Root& root, const WalkOptions& options, const std::stop_token& stop)
{
    ASSERT(options.threads >= 1);
    Walker walker(root, options, stop);
    walker.run();
    return walker.result();
}

bool comes_before(std::string_view a, std::string_view b)
{
    const auto [in_a, in_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (in_b == b.end()) {
        return false;
    }
    if (in_a == a.end()) {
        return true;
    }
    const auto rank = [](char c) { return c == '/' ? 0 : static_cast<int>(static_cast<unsigned char>(c)); };
    return rank(*in_a) < rank(*in_b);
}

}  // namespace asepsie::tree
