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

struct FolderEvent {
    enum class Kind : std::uint8_t {
        written,  // closed after it was written, or new
        gone,     // deleted, or moved elsewhere
        renamed,
        missed,   // too much happened at once: something was not told
    } kind = Kind::written;
    std::string path;
    std::string from{};  // of what was renamed
};

class FolderEvents {
public:
    // All folders below too; links are not followed. not_found, denied; too_large beyond most_watched_folders or what the system allows (fs.inotify.max_user_watches).
    static Result<FolderEvents> of(const std::vector<std::string>& folders);

    // What happened since it was last asked; waits for something that long. Empty where nothing did, or a signal came.
    Result<std::vector<FolderEvent>> wait(std::chrono::milliseconds at_most);
    [[nodiscard]] std::size_t folders() const { return m_paths.size(); }

private:
    explicit FolderEvents(Descriptor queue) : m_queue(std::move(queue)) {}

    enum class Existing : std::uint8_t { known, told };
    Result<Done> add(const std::string& folder, Existing files, std::vector<FolderEvent>& events);
    void note(std::uint32_t mask, std::uint32_t cookie, const std::string& path, std::vector<FolderEvent>& events);
    void move_folder(const std::string& from, const std::string& to, std::vector<FolderEvent>& events);
    void forget_unpaired(std::vector<FolderEvent>& events);

    struct Leaving {
        std::uint32_t cookie = 0;
        std::string path;
        bool is_folder = false;
    };

    Descriptor m_queue;
    std::unordered_map<int, std::string> m_paths;  // by watch
    std::vector<Leaving> m_leaving;                // moved from here; where to comes next, or never
};

}  // namespace asepsie::platform
