#include "domain/collectors/formats/mount_table.h"

#include "domain/collectors/formats/kernel_field.h"
#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::collectors::formats {

const Mount* MountTable::at(std::string_view point) const
{
    const auto found = std::find_if(m_mounts.rbegin(), m_mounts.rend(), [&](const Mount& mount) { return mount.point == point; });
    return found == m_mounts.rend() ? nullptr : &*found;
}

const Mount* MountTable::holding(std::string_view path) const
{
    const Mount* longest = nullptr;
    for (const Mount& mount : m_mounts) {
        const bool below = mount.point == "/" || path == mount.point || (path.starts_with(mount.point) && path[mount.point.size()] == '/');
        if (below && (longest == nullptr || mount.point.size() >= longest->point.size())) {
            longest = &mount;
        }
    }
    return longest;
}

Result<MountTable> parse_mount_table(std::string_view text)
{
    std::vector<Mount> mounts;
    text::for_each_line(text, [&](std::string_view line) {
        // 36 35 98:0 /root /point rw,noatime master:1 - ext3 /dev/root rw,errors=continue
        const auto field = text::words(line);
        const auto dash = std::find(field.begin(), field.end(), "-");
        if (field.size() < 6 || field.end() - dash < 3) {
            return;
        }
        mounts.push_back({std::string(field[2]), unescaped_field(field[4]), std::string(field[5]), std::string(dash[1]), unescaped_field(dash[2])});
    });
    if (mounts.empty()) {
        return fail(ErrorCode::malformed, "no mount in the table of mounts");
    }
    return MountTable(std::move(mounts));
}

}  // namespace asepsie::collectors::formats
