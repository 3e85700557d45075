// The disks at the foot of what is stored: under a mounted file system or a device, through partitions, volumes, RAID, loops and encryption, as
// sysfs tells any account (Documentation/ABI/stable/sysfs-block, Documentation/ABI/testing/sysfs-block-dm).
#pragma once

#include "domain/collectors/formats/mount_table.h"
#include "foundation/base/result.h"
#include "foundation/platform/machine.h"

#include <string>
#include <string_view>
#include <vector>

namespace asepsie::collectors {

// A physical disk, as one path from above reaches it. A disk reached by two paths is there twice.
struct Disk {
    std::string name;           // as in /sys/block: "sda"
    bool is_encrypted = false;  // what comes down that path is encrypted before it reaches the disk
    bool is_removable = false;  // made to be unplugged: USB, memory card
};

// None at all where everything stays in memory (zram). unsupported where this system gives no way to know (ZFS, a network disk, a mapping that
// nothing identifies): never a guess. malformed where devices rest on one another without end.
Result<std::vector<Disk>> disks_under_mount(const platform::Machine& machine, const formats::MountTable& mounts, const formats::Mount& mount);
// path: of the device's special file or of a link to it, such as "/dev/mapper/root".
Result<std::vector<Disk>> disks_under_device(const platform::Machine& machine, const formats::MountTable& mounts, const std::string& path);

bool all_encrypted(const std::vector<Disk>& disks);
bool any_removable(const std::vector<Disk>& disks);

// File systems that keep files on a disk of this computer, swap and read-only images left out.
bool is_kept_on_disk(std::string_view file_system_type);

}  // namespace asepsie::collectors
