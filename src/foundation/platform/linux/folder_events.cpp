#include "foundation/platform/linux/folder_events.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <optional>
#include <utility>

namespace asepsie::platform {
namespace {

constexpr std::uint32_t what_is_watched = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_DONT_FOLLOW | IN_EXCL_UNLINK;
constexpr std::size_t buffer_bytes = 256U << 10U;

struct CloseFolder {
    void operator()(DIR* folder) const { ::closedir(folder); }
};
using OpenFolder = std::unique_ptr<DIR, CloseFolder>;

struct Found {
    std::string name;
    bool is_folder = false;
};

std::vector<Found> entries_of_folder(const std::string& folder)
{
    std::vector<Found> found;
    const OpenFolder open(::opendir(folder.c_str()));
    if (!open) {
        return found;
    }
    while (const dirent* entry = ::readdir(open.get())) {
        const std::string_view name(entry->d_name);
        if (name == "." || name == "..") {
            continue;
        }
        struct stat status{};
        const bool is_known = entry->d_type != DT_UNKNOWN;
        const bool is_there = is_known || ::lstat((folder + "/" + entry->d_name).c_str(), &status) == 0;
        const bool is_folder = is_known ? entry->d_type == DT_DIR : is_there && S_ISDIR(status.st_mode);
        const bool is_file = is_known ? entry->d_type == DT_REG : is_there && S_ISREG(status.st_mode);
        if (is_folder || is_file) {
            found.push_back({std::string(name), is_folder});
        }
    }
    return found;
}

struct FolderState {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    bool is_mounted_there = false;
};

// Nothing where there is no folder.
std::optional<FolderState> state_of_folder(const std::string& folder)
{
    struct statx found {};
    if (::statx(AT_FDCWD, folder.c_str(), AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT, STATX_TYPE | STATX_INO, &found) != 0 || !S_ISDIR(found.stx_mode)) {
        return std::nullopt;
    }
    return FolderState{gnu_dev_makedev(found.stx_dev_major, found.stx_dev_minor), found.stx_ino, (found.stx_attributes & found.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT) != 0};
}

Error failure_of(const std::string& folder)
{
    switch (errno) {
    case ENOSPC: return fail(ErrorCode::too_large, "inotify: no watch left (fs.inotify.max_user_watches)");
    case EMFILE: return fail(ErrorCode::too_large, "inotify: too many in use (fs.inotify.max_user_instances)");
    case EACCES: return fail(ErrorCode::denied, folder);
    case ENOENT:
    case ENOTDIR: return fail(ErrorCode::not_found, folder);
    default: return fail(ErrorCode::io_failed, folder + ": " + std::strerror(errno));
    }
}

}  // namespace

Result<FolderEvents> FolderEvents::of(const std::vector<std::string>& folders)
{
    Descriptor queue(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
    if (!queue.is_open()) {
        return failure_of("inotify");
    }
    FolderEvents events(std::move(queue));
    for (const std::string& folder : folders) {
        TRY(events.add_root(folder));
    }
    return events;
}

Result<Done> FolderEvents::add_root(const std::string& folder)
{
    const auto state = state_of_folder(folder);
    if (!state) {
        return fail(ErrorCode::not_found, folder);
    }
    Events none;
    TRY(add(folder, state->device, Existing::known, none));
    const auto watch = std::find_if(m_paths.begin(), m_paths.end(), [&](const auto& one) { return one.second == folder; });
    m_roots.push_back({folder, watch->first, state->device, state->inode});
    return Done{};
}

// A folder that cannot be watched stops the beginning; one below it that is closed to this account, gone again, or of another file system is passed over.
Result<Done> FolderEvents::add(const std::string& folder, std::uint64_t device, Existing files, Events& events)
{
    std::vector<std::string> waiting{folder};
    while (!waiting.empty()) {
        const std::string path = std::move(waiting.back());
        waiting.pop_back();
        if (m_paths.size() >= most_watched_folders) {
            return fail(ErrorCode::too_large, std::to_string(most_watched_folders) + " folders");
        }
        const int watch = ::inotify_add_watch(m_queue.number(), path.c_str(), what_is_watched);
        if (watch < 0) {
            if (path == folder || errno == ENOSPC) {
                return failure_of(path);
            }
            continue;
        }
        m_paths[watch] = path;
        for (const Found& found : entries_of_folder(path)) {
            std::string below = path + "/" + found.name;
            if (!found.is_folder) {
                if (files == Existing::told) {
                    events.push_back({FolderEvent::Kind::written, std::move(below)});
                }
            } else if (const auto state = state_of_folder(below); state && state->device == device && !state->is_mounted_there) {
                waiting.push_back(std::move(below));
            }
        }
    }
    return Done{};
}

// Made and deleted at once, or closed to this account, it is nothing.
void FolderEvents::add_new(const std::string& folder, Events& events)
{
    const auto state = state_of_folder(folder);
    const auto is_of_a_root = [&](const Root& root) { return state->device == root.device && folder.starts_with(root.path + "/"); };
    if (!state || state->is_mounted_there || std::none_of(m_roots.begin(), m_roots.end(), is_of_a_root)) {
        return;
    }
    const auto added = add(folder, state->device, Existing::told, events);
    if (!added.ok() && added.error().code != ErrorCode::not_found && added.error().code != ErrorCode::denied) {
        events.push_back({FolderEvent::Kind::unwatched, folder});
    }
}

// The queue was full, and what was not told is lost: folders are taken as they stand now. A folder keeps its watch, so that one renamed meanwhile gets its new path.
void FolderEvents::add_missed(Events& events)
{
    Events none;
    const auto before = std::exchange(m_paths, {});
    for (const Root& root : m_roots) {
        if (!root.is_gone && !add(root.path, root.device, Existing::known, none).ok() && state_of_folder(root.path)) {
            events.push_back({FolderEvent::Kind::unwatched, root.path});
        }
    }
    for (const auto& [watch, path] : before) {
        if (!m_paths.contains(watch)) {
            ::inotify_rm_watch(m_queue.number(), watch);  // moved elsewhere, or deleted: then it is no watch any more
        }
    }
    events.push_back({FolderEvent::Kind::missed, ""});
}

// Whether it came from a place below, which is then told.
bool FolderEvents::arrive(std::uint32_t cookie, bool is_folder, const std::string& path, Events& events)
{
    const auto leaving = m_leaving.find(cookie);
    if (leaving == m_leaving.end()) {
        return false;
    }
    const std::string from = std::move(leaving->second.path);
    m_leaving.erase(leaving);
    events.push_back({is_folder ? FolderEvent::Kind::folder_renamed : FolderEvent::Kind::renamed, path, from});
    if (is_folder) {
        rename_below(from, path);
    }
    return true;
}

void FolderEvents::rename_below(const std::string& from, const std::string& to)
{
    for (auto& [watch, path] : m_paths) {
        if (path == from || path.starts_with(from + "/")) {
            path = to + path.substr(from.size());
        }
    }
}

void FolderEvents::note(std::uint32_t mask, std::uint32_t cookie, const std::string& path, Events& events)
{
    const bool is_folder = (mask & IN_ISDIR) != 0;
    if ((mask & IN_MOVED_FROM) != 0) {
        m_leaving[cookie] = {path, is_folder, Clock::now()};
    } else if ((mask & IN_MOVED_TO) != 0 && arrive(cookie, is_folder, path, events)) {
        return;
    } else if (is_folder && (mask & (IN_CREATE | IN_MOVED_TO)) != 0) {
        add_new(path, events);
    } else if (!is_folder && (mask & IN_DELETE) != 0) {
        events.push_back({FolderEvent::Kind::gone, path});
    } else if (!is_folder && (mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) != 0) {
        events.push_back({FolderEvent::Kind::written, path});
    }
}

void FolderEvents::note_root(int watch, Events& events)
{
    for (Root& root : m_roots) {
        if (root.watch == watch && !root.is_gone) {
            root.is_gone = true;
            events.push_back({FolderEvent::Kind::root_gone, root.path});
        }
    }
}

// What happens to a folder above one of those asked for is not told, nor what is mounted over it: looked at now and then.
void FolderEvents::look_at_roots(Events& events)
{
    if (Clock::now() - m_roots_seen < roots_looked_at_every) {
        return;
    }
    m_roots_seen = Clock::now();
    for (const Root& root : m_roots) {
        const auto state = state_of_folder(root.path);
        if (!state || state->device != root.device || state->inode != root.inode) {
            note_root(root.watch, events);
        }
    }
}

void FolderEvents::stop_watching_below(const std::string& folder)
{
    for (auto watch = m_paths.begin(); watch != m_paths.end();) {
        const bool is_below = watch->second == folder || watch->second.starts_with(folder + "/");
        if (is_below) {
            ::inotify_rm_watch(m_queue.number(), watch->first);
        }
        watch = is_below ? m_paths.erase(watch) : std::next(watch);
    }
}

// What left and came nowhere is gone.
void FolderEvents::tell_unpaired(Events& events)
{
    const auto now = Clock::now();
    for (auto leaving = m_leaving.begin(); leaving != m_leaving.end();) {
        if (now - leaving->second.since < paired_within) {
            ++leaving;
            continue;
        }
        if (leaving->second.is_folder) {
            stop_watching_below(leaving->second.path);
        }
        events.push_back({leaving->second.is_folder ? FolderEvent::Kind::folder_gone : FolderEvent::Kind::gone, std::move(leaving->second.path)});
        leaving = m_leaving.erase(leaving);
    }
}

void FolderEvents::read_all(const char* buffer, std::size_t size, Events& events)
{
    bool is_missing_some = false;
    for (std::size_t at = 0; at < size;) {
        inotify_event event{};
        std::memcpy(&event, buffer + at, sizeof event);
        const std::string name = event.len > 0 ? std::string(buffer + at + sizeof event) : std::string();
        at += sizeof event + event.len;
        if ((event.mask & IN_Q_OVERFLOW) != 0) {
            is_missing_some = true;
        } else if ((event.mask & (IN_IGNORED | IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT)) != 0) {
            note_root(event.wd, events);
            if ((event.mask & IN_IGNORED) != 0) {
                m_paths.erase(event.wd);
            }
        } else if (const auto folder = m_paths.find(event.wd); folder != m_paths.end() && !name.empty()) {
            note(event.mask, event.cookie, std::string(folder->second) + "/" + name, events);
        }
    }
    if (is_missing_some) {
        add_missed(events);
    }
}

Result<std::vector<FolderEvent>> FolderEvents::wait(std::chrono::milliseconds at_most)
{
    Events events;
    pollfd waited{m_queue.number(), POLLIN, 0};
    const int ready = ::poll(&waited, 1, static_cast<int>((m_leaving.empty() ? at_most : std::min(at_most, paired_within)).count()));
    if (ready < 0 && errno != EINTR) {
        return fail(ErrorCode::io_failed, "inotify: poll");
    }
    if (ready > 0) {
        alignas(inotify_event) char buffer[buffer_bytes];
        const ssize_t size = ::read(m_queue.number(), buffer, sizeof buffer);
        if (size < 0 && errno != EAGAIN && errno != EINTR) {
            return fail(ErrorCode::io_failed, "inotify: read");
        }
        read_all(buffer, size > 0 ? static_cast<std::size_t>(size) : 0, events);
    }
    // Only after all that was there is read: where to may have waited in the queue longer than that.
    tell_unpaired(events);
    look_at_roots(events);
    return events;
}

}  // namespace asepsie::platform
