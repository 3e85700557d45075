#include "application/copies/medium.h"

#include "application/copies/settings_text.h"
#include "domain/collectors/formats/mount_table.h"
#include "foundation/base/text.h"

#include <algorithm>
#include <array>

namespace asepsie::copies {
namespace {

using collectors::formats::Mount;

constexpr int most_layers = 8;  // of partitions, encryption and volumes above a disk
constexpr std::array<std::string_view, 6> kind_words{"unknown", "internal_disk", "removable_disk", "network", "cloud_folder", "memory"};

struct Layers {
    std::vector<std::string> disks;
    bool is_encrypted = false;
    bool is_removable = false;
};

std::string last_name(std::string_view path) { return std::string(path.substr(path.rfind('/') + 1)); }

std::string small_text(const platform::Machine& machine, const std::string& path)
{
    const auto content = machine.read_file(path, platform::small_file_bytes);
    return content ? std::string(text::trim(*content)) : std::string();
}

// Goes from a block device ("dm-0", "sda1") down to the disks it lies on.
void go_down(const platform::Machine& machine, const std::string& name, int layers_left, Layers& layers)
{
    const std::string folder = "/sys/class/block/" + name;
    const auto link = machine.read_link(folder);
    if (layers_left == 0 || !link) {
        return;
    }
    layers.is_encrypted = layers.is_encrypted || small_text(machine, folder + "/dm/uuid").starts_with("CRYPT-");
    const auto below = machine.list_directory(folder + "/slaves");
    if (below && !below->empty()) {
        for (const platform::DirectoryEntry& entry : *below) {
            go_down(machine, entry.name, layers_left - 1, layers);
        }
        return;
    }
    // ../../devices/pci0000:00/…/usb2/…/block/sdb/sdb1
    const std::vector<std::string_view> names = text::split(*link, '/');
    const auto block = std::find(names.begin(), names.end(), "block");
    const std::string disk = block != names.end() && block + 1 != names.end() ? std::string(block[1]) : name;
    const bool is_plugged = std::any_of(names.begin(), names.end(), [](std::string_view part) { return part.starts_with("usb") || part.starts_with("mmc"); });
    layers.is_removable = layers.is_removable || is_plugged || small_text(machine, "/sys/class/block/" + disk + "/removable") == "1";
    if (std::find(layers.disks.begin(), layers.disks.end(), disk) == layers.disks.end()) {
        layers.disks.push_back(disk);
    }
}

std::string block_name(const platform::Machine& machine, const Mount& mount)
{
    // btrfs and others give a number of their own; then the source says it.
    const auto by_number = machine.read_link("/sys/dev/block/" + mount.device_number);
    if (by_number) {
        return last_name(*by_number);
    }
    if (!mount.source.starts_with("/dev/")) {
        return {};
    }
    const auto by_source = machine.read_link(mount.source);
    return last_name(by_source ? *by_source : mount.source);
}

template <std::size_t Count>
bool is_one_of(const std::array<std::string_view, Count>& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_network(const Mount& mount)
{
    constexpr std::array<std::string_view, 16> types{"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "9p", "fuse.sshfs", "fuse.rclone", "fuse.davfs", "davfs",
        "fuse.gvfsd-fuse", "fuse.glusterfs", "fuse.s3fs", "fuse.kio-fuse"};
    return is_one_of(types, mount.type) || mount.source.starts_with("//");
}

bool encrypts_itself(std::string_view type)
{
    constexpr std::array<std::string_view, 6> types{"ecryptfs", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs", "fuse.securefs", "fuse.veracrypt"};
    return is_one_of(types, type);
}

bool is_cloud_drive(const Mount& mount)
{
    return mount.type.starts_with("fuse") && (text::contains(text::lower(mount.source + mount.type), "pcloud") || text::contains(mount.type, "google-drive"));
}

const CloudFolder* cloud_around(const std::vector<CloudFolder>& clouds, std::string_view path)
{
    for (const CloudFolder& cloud : clouds) {
        if (path == cloud.path || path.starts_with(cloud.path + "/")) {
            return &cloud;
        }
    }
    return nullptr;
}

void add_cloud(std::vector<CloudFolder>& clouds, std::string_view client, const std::string& path)
{
    if (path.starts_with('/') && cloud_around(clouds, path) == nullptr) {
        clouds.push_back({std::string(client), path});
    }
}

void read_client(const platform::Machine& machine, std::string_view client, const std::string& settings, std::vector<CloudFolder>& clouds)
{
    const auto content = machine.read_file(settings, platform::small_file_bytes);
    if (!content) {
        return;
    }
    const auto folders = client == "Dropbox" ? parse_dropbox_folders(*content) : parse_nextcloud_folders(*content);
    for (const std::string& folder : folders.value_or({})) {
        add_cloud(clouds, client, folder.starts_with("~/") ? machine.identity().home + folder.substr(1) : folder);
    }
}

}  // namespace

std::string_view name_of(MediumKind kind) { return kind_words.at(static_cast<std::size_t>(kind)); }

Medium medium_of(const platform::Machine& machine, const std::string& path, const std::vector<CloudFolder>& clouds)
{
    Medium medium;
    if (const CloudFolder* cloud = cloud_around(clouds, path)) {
        medium.kind = MediumKind::cloud_folder;
        medium.cloud = cloud->client;
    }
    const auto content = machine.read_file("/proc/self/mountinfo", platform::small_file_bytes);
    const auto table = content ? collectors::formats::parse_mount_table(*content) : Result<collectors::formats::MountTable>(content.error());
    const Mount* mount = table ? table->holding(path) : nullptr;
    if (mount == nullptr) {
        return medium;
    }
    medium.mount_point = mount->point;
    medium.type = mount->type;
    medium.source = mount->source;
    const std::vector<std::string_view> options = text::split(mount->options, ',');
    medium.is_read_only = std::find(options.begin(), options.end(), "ro") != options.end();
    Layers layers;
    go_down(machine, block_name(machine, *mount), most_layers, layers);
    medium.disks = layers.disks;
    if (!layers.disks.empty() || encrypts_itself(mount->type)) {
        medium.is_encrypted = layers.is_encrypted || encrypts_itself(mount->type);
    }
    if (medium.kind == MediumKind::cloud_folder) {
        return medium;
    }
    if (is_network(*mount)) {
        medium.kind = MediumKind::network;
    } else if (is_cloud_drive(*mount)) {
        medium.kind = MediumKind::cloud_folder;
        medium.cloud = mount->source;
    } else if (mount->type == "tmpfs" || mount->type == "ramfs") {
        medium.kind = MediumKind::memory;
    } else if (!layers.disks.empty()) {
        medium.kind = layers.is_removable ? MediumKind::removable_disk : MediumKind::internal_disk;
    }
    return medium;
}

std::optional<bool> shares_a_disk(const Medium& a, const Medium& b)
{
    if (!a.disks.empty() && !b.disks.empty()) {
        return std::any_of(a.disks.begin(), a.disks.end(), [&](const std::string& disk) { return std::find(b.disks.begin(), b.disks.end(), disk) != b.disks.end(); });
    }
    const bool is_one_elsewhere = (a.kind == MediumKind::network) != (b.kind == MediumKind::network);
    if (is_one_elsewhere && (!a.disks.empty() || !b.disks.empty())) {
        return false;
    }
    const bool is_same_mount = !a.mount_point.empty() && a.mount_point == b.mount_point && a.source == b.source;
    return is_same_mount ? std::optional(true) : std::nullopt;
}

std::vector<CloudFolder> find_cloud_folders(const platform::Machine& machine)
{
    const std::string& home = machine.identity().home;
    std::vector<CloudFolder> clouds;
    if (home.empty()) {
        return clouds;
    }
    read_client(machine, "Nextcloud", home + "/.config/Nextcloud/nextcloud.cfg", clouds);
    read_client(machine, "Nextcloud", home + "/.var/app/com.nextcloud.desktopclient.nextcloud/config/Nextcloud/nextcloud.cfg", clouds);
    read_client(machine, "Dropbox", home + "/.dropbox/info.json", clouds);
    read_client(machine, "OneDrive", home + "/.config/onedrive/config", clouds);
    constexpr std::array<std::pair<std::string_view, std::string_view>, 11> usual{{{"Nextcloud", "Nextcloud"}, {"Dropbox", "Dropbox"}, {"OneDrive", "OneDrive"}, {"kDrive", "kDrive"},
        {"pCloud", "pCloudDrive"}, {"Google Drive", "GoogleDrive"}, {"Google Drive", "Google Drive"}, {"Google Drive", "Insync"}, {"MEGA", "MEGA"}, {"ownCloud", "ownCloud"}, {"Seafile", "Seafile"}}};
    for (const auto& [client, folder] : usual) {
        const std::string path = home + "/" + std::string(folder);
        const auto status = machine.status(path);
        if (status && status->kind == platform::FileKind::directory) {
            add_cloud(clouds, client, path);
        }
    }
    return clouds;
}

}  // namespace asepsie::copies
