// The few things a vault or a list in the making asks of a disk, so that tests can make each of them fail.
#pragma once

#include "foundation/base/calendar.h"
#include "foundation/base/result.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::storage {

// Held for as long as it lives: nobody else has the lock.
class Lock {
public:
    Lock() = default;
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;
    virtual ~Lock() = default;
};

class Disk {
public:
    Disk() = default;
    Disk(const Disk&) = delete;
    Disk& operator=(const Disk&) = delete;
    virtual ~Disk() = default;

    // Never through a link that stands under the file's own name.
    virtual Result<std::string> read(const std::string& path, std::size_t max_bytes) const = 0;
    // Its first bytes, fewer where it is shorter.
    virtual Result<std::string> read_start(const std::string& path, std::size_t bytes) const = 0;
    // Regular files of a folder by name (a link is none), sorted; none where there is no such folder.
    virtual Result<std::vector<std::string>> names_in(const std::string& folder) const = 0;

    // A new file with that content, flushed to the disk. Fails where there is one of that name already.
    virtual Result<Done> create(const std::string& path, std::string_view content) = 0;
    // At the end of a file, made where there is none. It outlives a power cut only once it is flushed.
    virtual Result<Done> append(const std::string& path, std::string_view content) = 0;
    virtual Result<Done> flush(const std::string& path) = 0;
    virtual Result<Done> rename(const std::string& from, const std::string& to) = 0;  // replaces `to` at once
    virtual Result<Done> link(const std::string& from, const std::string& to) = 0;    // a second name; where the disk has none of that, a copy
    virtual Result<Done> remove(const std::string& path) = 0;
    virtual Result<Done> make_folder(const std::string& path) = 0;  // and those above it that are missing, for its owner alone
    virtual Result<Done> flush_folder(const std::string& path) = 0;  // so that renames in it outlive a power cut

    // busy where another process holds it. Whoever holds it may remove its file before giving it up.
    virtual Result<std::unique_ptr<Lock>> lock(const std::string& path) = 0;
};

// The disk of this computer. Files are for their owner alone.
std::unique_ptr<Disk> this_disk();

}  // namespace asepsie::storage
