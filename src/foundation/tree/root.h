// A folder held open, below which entries are found and opened without ever following a link out of it.
#pragma once

#include "foundation/base/result.h"
#include "foundation/descriptor/descriptor.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace asepsie::tree {

class Root {
public:
    // not_found, denied, unsupported where it is no folder, io_failed. A link under the folder's own name is followed: it is what a person named.
    static Result<Root> open(const std::string& folder);

    // Opens what stands at the path below, from the root; an empty path is the root itself. No part of the path may be a link (O_PATH | O_NOFOLLOW opens one itself).
    // Not open on failure, with errno set.
    [[nodiscard]] Descriptor open_below(std::string_view path, int flags) const;
    // The same for reading, and the time of the last access stays as it is where this account may say so: its owner's.
    [[nodiscard]] Descriptor open_quietly(std::string_view path, int flags) const;
    // The same, name by name: for kernels without openat2 (before Linux 5.6) and programs that are forbidden it.
    [[nodiscard]] Descriptor open_step_by_step(std::string_view path, int flags) const;

    // Whether the same folder still stands under its name: false once a disk was unplugged.
    [[nodiscard]] bool is_still_there() const;

    [[nodiscard]] const std::string& folder() const { return m_folder; }
    [[nodiscard]] std::uint64_t device() const { return m_device; }

private:
    Root(std::string folder, Descriptor descriptor, std::uint64_t device, std::uint64_t inode);

    std::string m_folder;
    Descriptor m_descriptor;
    std::uint64_t m_device = 0;
    std::uint64_t m_inode = 0;
    bool m_has_openat2 = false;  // neither too old a kernel nor a filter of system calls that does not know it
};

}  // namespace asepsie::tree
