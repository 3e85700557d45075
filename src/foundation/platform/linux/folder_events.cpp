#include "foundation/platform/linux/folder_events.h"

#include <dirent.h>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

namespace asepsie::platform {
namespace {

constexpr std::uint32_t what_is_watched = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ONLYDIR | IN_DONT_FOLLOW | IN_EXCL_UNLINK;
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
    std::vector<FolderEvent> none;
    for (const std::string& folder : folders) {
        TRY(events.add(folder, Existing::known, none));
    }
    return events;
}

// A folder that cannot be watched stops the beginning; one below it that is closed to this account, or gone again, is passed over.
Result<Done> FolderEvents::add(const std::string& folder, Existing files, std::vector<FolderEvent>& events)
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
            if (found.is_folder) {
                waiting.push_back(std::move(below));
            } else if (files == Existing::told) {
                events.push_back({FolderEvent::Kind::written, std::move(below)});
            }
        }
    }
    return Done{};
}

void FolderEvents::move_folder(const std::string& from, const std::string& to, std::vector<FolderEvent>& events)
{
    for (auto& [watch, path] : m_paths) {
        if (path == from || path.starts_with(from + "/")) {
            path = to + path.substr(from.size());
            for (const Found& found : entries_of_folder(path)) {
                if (!found.is_folder) {
                    events.push_back({FolderEvent::Kind::renamed, path + "/" + found.name, from + path.substr(to.size()) + "/" + found.name});
                }
            }
        }
    }
}

void FolderEvents::note(std::uint32_t mask, std::uint32_t cookie, const std::string& path, std::vector<FolderEvent>& events)
{
    const bool is_folder = (mask & IN_ISDIR) != 0;
    if ((mask & IN_MOVED_FROM) != 0) {
        m_leaving.push_back({cookie, path, is_folder});
        return;
    }
    if ((mask & IN_MOVED_TO) != 0) {
        const auto leaving = std::find_if(m_leaving.begin(), m_leaving.end(), [&](const Leaving& one) { return one.cookie == cookie; });
        if (leaving != m_leaving.end()) {
            const std::string from = leaving->path;
            m_leaving.erase(leaving);
            if (is_folder) {
                move_folder(from, path, events);
            } else {
                events.push_back({FolderEvent::Kind::renamed, path, from});
            }
            return;
        }
    }
    if (is_folder) {
        if ((mask & (IN_CREATE | IN_MOVED_TO)) != 0 && !add(path, Existing::told, events).ok()) {
            events.push_back({FolderEvent::Kind::missed, path});
        }
    } else if ((mask & IN_DELETE) != 0) {
        events.push_back({FolderEvent::Kind::gone, path});
    } else if ((mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) != 0) {
        events.push_back({FolderEvent::Kind::written, path});
    }
}

// What left and came nowhere is gone; of a folder, all that was known below it is for whoever knew it.
void FolderEvents::forget_unpaired(std::vector<FolderEvent>& events)
{
    for (Leaving& leaving : m_leaving) {
        if (!leaving.is_folder) {
            events.push_back({FolderEvent::Kind::gone, std::move(leaving.path)});
            continue;
        }
        for (auto watch = m_paths.begin(); watch != m_paths.end();) {
            const bool is_below = watch->second == leaving.path || watch->second.starts_with(leaving.path + "/");
            if (is_below) {
                ::inotify_rm_watch(m_queue.number(), watch->first);
            }
            watch = is_below ? m_paths.erase(watch) : std::next(watch);
        }
    }
    m_leaving.clear();
}

Result<std::vector<FolderEvent>> FolderEvents::wait(std::chrono::milliseconds at_most)
{
    std::vector<FolderEvent> events;
    pollfd waited{m_queue.number(), POLLIN, 0};
    const int ready = ::poll(&waited, 1, static_cast<int>(at_most.count()));
    if (ready < 0 && errno != EINTR) {
        return fail(ErrorCode::io_failed, "inotify: poll");
    }
    if (ready <= 0) {
        forget_unpaired(events);
        return events;
    }
    alignas(inotify_event) char buffer[buffer_bytes];
    const ssize_t size = ::read(m_queue.number(), buffer, sizeof buffer);
    if (size < 0) {
        return errno == EAGAIN || errno == EINTR ? Result<std::vector<FolderEvent>>(events) : fail(ErrorCode::io_failed, "inotify: read");
    }
    for (ssize_t at = 0; at < size;) {
        inotify_event event{};
        std::memcpy(&event, buffer + at, sizeof event);
        const std::string name = event.len > 0 ? std::string(buffer + at + sizeof event) : std::string();
        at += static_cast<ssize_t>(sizeof event + event.len);
        if ((event.mask & IN_Q_OVERFLOW) != 0) {
            events.push_back({FolderEvent::Kind::missed, ""});
        } else if ((event.mask & IN_IGNORED) != 0) {
            m_paths.erase(event.wd);
        } else if (const auto folder = m_paths.find(event.wd); folder != m_paths.end() && !name.empty()) {
            note(event.mask, event.cookie, std::string(folder->second) + "/" + name, events);
        }
    }
    return events;
}

}  // namespace asepsie::platform
