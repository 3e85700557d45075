// What happens to the files below some folders, told as it happens (inotify(7)). Nothing is read and nothing is changed.
#pragma once

#include "foundation/base/result.h"
#include "foundation/descriptor/descriptor.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace asepsie::platform {

constexpr std::size_t most_watched_folders = 50'000;
constexpr std::chrono::milliseconds paired_within{100};  // where a file moved to is told at once after where it moved from
constexpr std::chrono::seconds roots_looked_at_every{10};

struct FolderEvent {
    enum class Kind : std::uint8_t {
        written,         // closed after it was written, or new
        gone,            // deleted, or moved elsewhere
        renamed,
        folder_renamed,  // with all below it, of which nothing more is told
        folder_gone,     // moved elsewhere with all below it
        missed,          // too much happened at once: something was not told. Whatever stands there now is watched
        unwatched,       // a new folder that the system has no room to watch
        root_gone,       // one of the folders asked for was deleted, moved or unmounted: nothing more is told of it
    } kind = Kind::written;
    std::string path;
    std::string from{};  // of what was renamed
};

class FolderEvents {
public:
    // All folders below too, on the same file system; links are not followed. not_found, denied; too_large beyond most_watched_folders or what the system allows
    // (fs.inotify.max_user_watches).
    static Result<FolderEvents> of(const std::vector<std::string>& folders);

    // What happened since it was last asked; waits for something that long at most. Empty where nothing did, or a signal came.
    Result<std::vector<FolderEvent>> wait(std::chrono::milliseconds at_most);
    [[nodiscard]] std::size_t folders() const { return m_paths.size(); }

private:
    using Events = std::vector<FolderEvent>;
    using Clock = std::chrono::steady_clock;
    enum class Existing : std::uint8_t { known, told };

    struct Root {
        std::string path;
        int watch = 0;
        std::uint64_t device = 0;
        std::uint64_t inode = 0;
        bool is_gone = false;
    };
    struct Leaving {
        std::string path;
        bool is_folder = false;
        Clock::time_point since;
    };

    explicit FolderEvents(Descriptor queue) : m_queue(std::move(queue)) {}

    Result<Done> add_root(const std::string& folder);
    Result<Done> add(const std::string& folder, std::uint64_t device, Existing files, Events& events);
    void add_new(const std::string& folder, Events& events);
    void add_missed(Events& events);
    void read_all(const char* buffer, std::size_t size, Events& events);
    void note(std::uint32_t mask, std::uint32_t cookie, const std::string& path, Events& events);
    void note_root(int watch, Events& events);
    bool arrive(std::uint32_t cookie, bool is_folder, const std::string& path, Events& events);
    void rename_below(const std::string& from, const std::string& to);
    void tell_unpaired(Events& events);
    void stop_watching_below(const std::string& folder);
    void look_at_roots(Events& events);

    Descriptor m_queue;
    std::vector<Root> m_roots;
    std::unordered_map<int, std::string> m_paths;           // by watch
    std::unordered_map<std::uint32_t, Leaving> m_leaving;   // moved from here, by what pairs it with where to: that comes next, or never
    Clock::time_point m_roots_seen = Clock::now();
};

}  // namespace asepsie::platform
