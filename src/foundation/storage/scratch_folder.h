// Folders for a while, and what an account may do in a folder.
#pragma once

#include "foundation/base/calendar.h"
#include "foundation/base/result.h"
#include "foundation/descriptor/descriptor.h"

#include <cstdint>
#include <string>
#include <utility>

namespace asepsie::storage {

// A new folder for its owner alone among the system's temporary files, gone with all it holds when this goes. Where the program was killed before, the next one that is made takes it away.
class ScratchFolder {
public:
    static Result<ScratchFolder> create();
    // Those of this account that nobody holds any more: files of patients must not outlive a program that was killed.
    static void remove_left_ones(Moment now);
    ScratchFolder(ScratchFolder&& other) noexcept : m_path(std::exchange(other.m_path, {})), m_held(std::move(other.m_held)) {}
    ScratchFolder& operator=(ScratchFolder&& other) noexcept
    {
        std::swap(m_path, other.m_path);
        std::swap(m_held, other.m_held);
        return *this;
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder();

    [[nodiscard]] const std::string& path() const { return m_path; }

private:
    ScratchFolder(std::string path, Descriptor held) : m_path(std::move(path)), m_held(std::move(held)) {}
    std::string m_path;
    Descriptor m_held;  // locked as long as this lives: what nobody holds was left behind
};

// A folder that was not there, for its owner alone; those above it must be there. busy where something stands under that name and is no empty folder of this account's own.
Result<Done> make_new_folder(const std::string& path);
// A symbolic link under a new name.
Result<Done> make_link(const std::string& path, const std::string& target);
// One file or link, never a folder.
Result<Done> remove_one(const std::string& path);

struct Rights {
    bool may_read = false;
    bool may_write = false;  // false on a file system that is mounted read-only
    bool is_encrypted = false;  // by the file system itself (fscrypt)
};
Result<Rights> rights_in(const std::string& folder);

// Bytes that this account may still write there.
Result<std::uint64_t> free_bytes(const std::string& folder);

}  // namespace asepsie::storage
