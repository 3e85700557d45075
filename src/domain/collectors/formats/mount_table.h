// What is mounted where, as the kernel says (proc_pid_mountinfo(5)).
#pragma once

#include "foundation/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace asepsie::collectors::formats {

struct Mount {
    std::string device_number;  // "MAJOR:MINOR"
    std::string point;          // absolute
    std::string options;        // "rw,relatime"
    std::string type;           // "ext4"
    std::string source;         // "/dev/mapper/root"
};

class MountTable {
public:
    explicit MountTable(std::vector<Mount> mounts) : m_mounts(std::move(mounts)) {}
    [[nodiscard]] const std::vector<Mount>& mounts() const { return m_mounts; }
    // The mount that shows at that very point (the last one made there); null where nothing is mounted on it.
    [[nodiscard]] const Mount* at(std::string_view point) const;
    // The mount that holds the path.
    [[nodiscard]] const Mount* holding(std::string_view path) const;

private:
    std::vector<Mount> m_mounts;
};

// malformed where no line is one of a mount.
Result<MountTable> parse_mount_table(std::string_view text);

}  // namespace asepsie::collectors::formats
