// On what a folder lies: which disk, network drive or cloud folder.
#pragma once

#include "foundation/platform/machine.h"

#include <optional>
#include <string>
#include <vector>

namespace asepsie::copies {

enum class MediumKind : std::uint8_t { unknown, internal_disk, removable_disk, network, cloud_folder, memory };
std::string_view name_of(MediumKind kind);

struct CloudFolder {
    std::string client;  // "Nextcloud"
    std::string path;
};

struct Medium {
    MediumKind kind = MediumKind::unknown;
    std::string mount_point;
    std::string type;                // of its file system
    std::string source;              // "/dev/sdb1", "//nas/sauvegardes"
    std::vector<std::string> disks;  // "sda": whole disks, below partitions, encryption and volumes; empty where it is no disk or the system does not say
    std::string cloud;               // the client's name, of a cloud folder
    std::optional<bool> is_encrypted;  // LUKS below it, or a file system that encrypts; nothing for a network drive
    bool is_read_only = false;         // mounted so
};

Medium medium_of(const platform::Machine& machine, const std::string& path, const std::vector<CloudFolder>& clouds);

// Whether one broken disk takes both. Nothing where that is not known.
std::optional<bool> shares_a_disk(const Medium& a, const Medium& b);

// Folders that clients of cloud services keep alike, by those clients' own settings and by the names they usually give.
std::vector<CloudFolder> find_cloud_folders(const platform::Machine& machine);

}  // namespace asepsie::copies
