#include "domain/collectors/survey/disks.h"

#include "domain/collectors/survey/path.h"
#include "foundation/base/text.h"

#include <algorithm>
#include <array>

namespace asepsie::collectors {
namespace {

constexpr int max_depth = 16;   // devices that rest on one another: real stacks have five or six
constexpr int max_steps = 512;  // devices looked at in one walk

// cryptsetup names the mappings it makes CRYPT-TYPE-… (LUKS1, LUKS2, PLAIN, TCRYPT, BITLK, FVAULT2). These four types encrypt nothing:
// they check or repair what is read, or stand under the mapping that encrypts.
constexpr std::array<std::string_view, 4> not_ciphers{"CRYPT-VERITY-", "CRYPT-INTEGRITY-", "CRYPT-SUBDEV-", "CRYPT-TEMP-"};

bool is_cipher(std::string_view uuid, std::string_view name)
{
    if (uuid.empty()) {
        // VeraCrypt calls dmsetup itself and gives its mappings a name but no uuid.
        return name.starts_with("veracrypt");
    }
    return uuid.starts_with("CRYPT-") && std::none_of(not_ciphers.begin(), not_ciphers.end(), [&](std::string_view type) { return uuid.starts_with(type); });
}

// Disks that are reached over the network: /dev/nbd0, /dev/rbd0, /dev/drbd0.
bool is_network_disk(std::string_view name) { return name.starts_with("nbd") || name.starts_with("rbd") || name.starts_with("drbd"); }

Error cannot_tell(std::string what) { return fail(ErrorCode::unsupported, std::move(what)); }

class Walk {
public:
    Walk(const platform::Machine& machine, const formats::MountTable& mounts) : m_machine(machine), m_mounts(mounts) {}

    Result<Done> through_mount(const formats::Mount& mount, bool is_encrypted, int depth);
    Result<Done> through_special_file(const std::string& path, bool is_encrypted, int depth);

    std::vector<Disk> disks;

private:
    Result<Done> through_number(const std::string& number, bool is_encrypted, int depth);
    Result<Done> through_btrfs(const formats::Mount& mount, bool is_encrypted, int depth);
    Result<Done> through_block(const std::string& block, bool is_encrypted, int depth);
    Result<Done> through_slaves(const std::string& block, const std::vector<platform::DirectoryEntry>& slaves, bool is_encrypted, int depth);
    Result<Done> at_the_foot(const std::string& block, bool is_encrypted, int depth);

    // The first line of a small file of sysfs; empty where there is no such file.
    Result<std::string> attribute(const std::string& path) const;
    [[nodiscard]] bool is_removable(const std::string& block) const;
    [[nodiscard]] std::string kernel_name(const std::string& special_file) const;

    const platform::Machine& m_machine;
    const formats::MountTable& m_mounts;
    int m_steps = 0;
};

Result<std::string> Walk::attribute(const std::string& path) const
{
    const auto content = m_machine.read_file(path, platform::small_file_bytes);
    if (!content.ok() && content.error().code == ErrorCode::not_found) {
        return std::string();
    }
    return content.ok() ? Result<std::string>(std::string(text::trim(*content))) : content;
}

bool Walk::is_removable(const std::string& block) const
{
    return attribute(block + "/removable").value_or("") == "1" || text::contains(block, "/usb") || attribute(block + "/device/type").value_or("") == "SD";
}

std::string Walk::kernel_name(const std::string& special_file) const
{
    const auto link = m_machine.read_link(special_file);
    return std::string(last_name(link.ok() ? std::string_view(*link) : std::string_view(special_file)));
}

Result<Done> Walk::at_the_foot(const std::string& block, bool is_encrypted, int depth)
{
    const std::string name(last_name(block));
    const std::string backing_file = TRY(attribute(block + "/loop/backing_file"));
    if (!backing_file.empty()) {
        const formats::Mount* mount = m_mounts.holding(backing_file);
        return mount != nullptr ? through_mount(*mount, is_encrypted, depth + 1) : Result<Done>(cannot_tell(name + ": its file is on no mount"));
    }
    if (is_network_disk(name) || m_machine.exists(block + "/dm")) {
        return cannot_tell(name + ": not a disk of this computer");
    }
    disks.push_back({name, is_encrypted, is_removable(block)});
    return Done{};
}

Result<Done> Walk::through_slaves(const std::string& block, const std::vector<platform::DirectoryEntry>& slaves, bool is_encrypted, int depth)
{
    for (const platform::DirectoryEntry& slave : slaves) {
        const std::string link = TRY(m_machine.read_link(block + "/slaves/" + slave.name));
        TRY(through_block(link_destination(block + "/slaves", link), is_encrypted, depth + 1));
    }
    return Done{};
}

Result<Done> Walk::through_block(const std::string& block, bool is_encrypted, int depth)
{
    if (depth > max_depth || ++m_steps > max_steps) {
        return fail(ErrorCode::malformed, "devices that rest on one another without end");
    }
    const std::string_view name = last_name(block);
    if (name.starts_with("zram")) {
        // Compressed memory, unless the administrator gave it a disk to overflow to (admin-guide/blockdev/zram, "writeback").
        const std::string overflow = TRY(attribute(block + "/backing_dev"));
        return overflow.empty() || overflow == "none" ? Result<Done>(Done{}) : through_special_file(overflow, is_encrypted, depth + 1);
    }
    const std::string uuid = TRY(attribute(block + "/dm/uuid"));
    const std::string mapping = TRY(attribute(block + "/dm/name"));
    is_encrypted = is_encrypted || is_cipher(uuid, mapping);
    if (!mapping.empty() && uuid.empty() && !is_encrypted) {
        return cannot_tell(std::string(name) + ": a mapping that nothing identifies");
    }
    if (m_machine.exists(block + "/partition")) {
        return through_block(std::string(parent_folder(block)), is_encrypted, depth + 1);
    }
    const auto slaves = m_machine.list_directory(block + "/slaves");
    if (!slaves.ok() && slaves.error().code != ErrorCode::not_found) {
        return slaves.error();
    }
    return slaves.ok() && !slaves->empty() ? through_slaves(block, *slaves, is_encrypted, depth) : at_the_foot(block, is_encrypted, depth);
}

Result<Done> Walk::through_number(const std::string& number, bool is_encrypted, int depth)
{
    const auto link = m_machine.read_link("/sys/dev/block/" + number);
    if (!link.ok()) {
        return link.error().code == ErrorCode::not_found ? cannot_tell("no block device " + number) : link.error();
    }
    return through_block(link_destination("/sys/dev/block", *link), is_encrypted, depth);
}

Result<Done> Walk::through_special_file(const std::string& path, bool is_encrypted, int depth)
{
    const std::string name = kernel_name(path);
    const auto link = m_machine.read_link("/sys/class/block/" + name);
    if (!link.ok()) {
        return link.error().code == ErrorCode::not_found ? cannot_tell("no block device " + name) : link.error();
    }
    return through_block(link_destination("/sys/class/block", *link), is_encrypted, depth);
}

// One file system may spread over several devices; the table of mounts names one of them, sysfs all (/sys/fs/btrfs/UUID/devices).
Result<Done> Walk::through_btrfs(const formats::Mount& mount, bool is_encrypted, int depth)
{
    const std::string named = kernel_name(mount.source);
    const auto volumes = m_machine.list_directory("/sys/fs/btrfs");
    if (volumes.ok()) {
        for (const platform::DirectoryEntry& volume : *volumes) {
            const auto members = m_machine.list_directory("/sys/fs/btrfs/" + volume.name + "/devices");
            if (!members.ok() || std::none_of(members->begin(), members->end(), [&](const platform::DirectoryEntry& member) { return member.name == named; })) {
                continue;
            }
            for (const platform::DirectoryEntry& member : *members) {
                TRY(through_special_file("/dev/" + member.name, is_encrypted, depth + 1));
            }
            return Done{};
        }
    }
    return through_special_file(mount.source, is_encrypted, depth);
}

Result<Done> Walk::through_mount(const formats::Mount& mount, bool is_encrypted, int depth)
{
    if (depth > max_depth) {
        return fail(ErrorCode::malformed, "files that hold one another without end");
    }
    if (mount.type == "btrfs") {
        return through_btrfs(mount, is_encrypted, depth);
    }
    if (mount.type == "ecryptfs") {
        // Encrypted file by file, in a folder of another file system.
        const formats::Mount* below = m_mounts.holding(mount.source);
        return below != nullptr && below != &mount ? through_mount(*below, true, depth + 1) : Result<Done>(cannot_tell("ecryptfs on no mount"));
    }
    if (mount.device_number.starts_with("0:")) {
        return cannot_tell(mount.type + ": no block device of its own");
    }
    return through_number(mount.device_number, is_encrypted, depth);
}

}  // namespace

Result<std::vector<Disk>> disks_under_mount(const platform::Machine& machine, const formats::MountTable& mounts, const formats::Mount& mount)
{
    Walk walk(machine, mounts);
    TRY(walk.through_mount(mount, false, 0));
    return std::move(walk.disks);
}

Result<std::vector<Disk>> disks_under_device(const platform::Machine& machine, const formats::MountTable& mounts, const std::string& path)
{
    Walk walk(machine, mounts);
    TRY(walk.through_special_file(path, false, 0));
    return std::move(walk.disks);
}

bool all_encrypted(const std::vector<Disk>& disks)
{
    return std::all_of(disks.begin(), disks.end(), [](const Disk& disk) { return disk.is_encrypted; });
}

bool any_removable(const std::vector<Disk>& disks)
{
    return std::any_of(disks.begin(), disks.end(), [](const Disk& disk) { return disk.is_removable; });
}

bool is_kept_on_disk(std::string_view file_system_type)
{
    // "fuseblk" is how NTFS and exFAT show where a program of the account's reads them.
    constexpr std::array<std::string_view, 16> types{"ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs", "jfs", "reiserfs", "ntfs", "ntfs3", "fuseblk", "vfat",
        "exfat", "hfsplus", "zfs", "bcachefs"};
    return std::find(types.begin(), types.end(), file_system_type) != types.end();
}

}  // namespace asepsie::collectors
