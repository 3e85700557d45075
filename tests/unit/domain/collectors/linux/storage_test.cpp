#include "support/computer.h"

#include "domain/collectors/linux/all.h"

#include <gtest/gtest.h>

namespace asepsie::collectors::linux_os {
namespace {

using facts::Missing;
using tests::Computer;
using tests::missing;

// A computer with one disk, its system mounted from what the caller says stands on it.
Computer one_disk(const std::string& root_number, const std::string& root_source, const std::string& cipher = "CRYPT-LUKS2-0123456789abcdef0123456789abcdef-root\n")
{
    const std::string disk = "/sys/devices/pci0/block/sda";
    const std::string volume = "/sys/devices/virtual/block/dm-0";
    Computer made;
    made.file("/proc/self/mountinfo", "21 1 " + root_number + " / / rw - ext4 " + root_source + " rw\n22 21 0:5 / /proc rw - proc proc rw\n")
        .link("/sys/dev/block/8:1", "../../devices/pci0/block/sda/sda1")
        .link("/sys/dev/block/254:0", "../../devices/virtual/block/dm-0")
        .file(disk + "/removable", "0\n")
        .file(disk + "/sda1/partition", "1\n")
        .file(volume + "/dm/name", "root\n")
        .file(volume + "/dm/uuid", cipher)
        .link(volume + "/slaves/sda1", "../../../../pci0/block/sda/sda1")
        .link("/sys/class/block/sda1", "../../devices/pci0/block/sda/sda1");
    made.recording.nodes[disk + "/slaves"].entries = std::vector<platform::DirectoryEntry>{};
    return made;
}

TEST(Storage, is_encrypted_where_a_cipher_stands_between_system_and_disk)
{
    EXPECT_EQ(one_disk("8:1", "/dev/sda1").learnt_by(storage).get(fact::system_disk_encrypted), false);
    EXPECT_EQ(one_disk("254:0", "/dev/mapper/root").learnt_by(storage).get(fact::system_disk_encrypted), true);
    EXPECT_EQ(one_disk("254:0", "/dev/mapper/root", "CRYPT-VERITY-0-root\n").learnt_by(storage).get(fact::system_disk_encrypted), false);
}

TEST(Storage, is_unknown_where_the_disk_cannot_be_followed)
{
    EXPECT_NE(one_disk("9:9", "/dev/strange").learnt_by(storage).get(fact::system_disk_encrypted), true);
    EXPECT_FALSE(one_disk("9:9", "/dev/strange").learnt_by(storage).get(fact::system_disk_encrypted).has_value());
    EXPECT_EQ(missing(Computer().file("/proc/self/mountinfo", "nonsense\n").learnt_by(storage), fact::system_disk_encrypted), Missing::malformed);
    EXPECT_EQ(missing(Computer().file("/proc/self/mountinfo", "").refused("/proc/self/mountinfo").learnt_by(storage), fact::plain_swaps), Missing::denied);
}

TEST(Storage, counts_swap_that_is_written_plain)
{
    const std::string head = "Filename\tType\tSize\tUsed\tPriority\n";
    const auto none = one_disk("8:1", "/dev/sda1").learnt_by(storage);
    EXPECT_EQ(none.get(fact::swap_count), 0);
    const auto file = one_disk("8:1", "/dev/sda1").file("/proc/swaps", head + "/swapfile file 1000 0 -2\n").learnt_by(storage);
    EXPECT_EQ(file.get(fact::swap_count), 1);
    EXPECT_EQ(file.get(fact::plain_swaps), facts::FactList{"/swapfile"});
    const auto within = one_disk("254:0", "/dev/mapper/root").file("/proc/swaps", head + "/swapfile file 1000 0 -2\n").learnt_by(storage);
    EXPECT_EQ(within.get(fact::plain_swaps), facts::FactList{});
    EXPECT_EQ(missing(one_disk("8:1", "/dev/sda1").file("/proc/swaps", "").refused("/proc/swaps").learnt_by(storage), fact::swap_count), Missing::denied);
}

}  // namespace
}  // namespace asepsie::collectors::linux_os
