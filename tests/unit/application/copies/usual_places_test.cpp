#include "application/copies/usual_places.h"
#include "domain/collectors/formats/dconf_database.h"
#include "foundation/platform/recording.h"

#include <gtest/gtest.h>

namespace asepsie::copies {
namespace {

using platform::FileKind;

// An internal encrypted disk, a USB disk, a network drive.
constexpr std::string_view mounts = "22 1 253:0 / / rw,relatime - ext4 /dev/mapper/root rw\n"
                                    "30 22 8:17 / /media/claire/Sauvegarde rw,relatime - ext4 /dev/sdb1 rw\n"
                                    "31 22 0:50 / /mnt/nas rw,relatime - cifs //nas/cabinet rw\n"
                                    "32 22 8:33 / /media/claire/Coffre ro,relatime - ext4 /dev/sdc1 ro\n";

class UsualPlaces : public testing::Test {
protected:
    UsualPlaces()
    {
        m_recording.identity = {1000, 1000, {1000}, "claire", "/home/claire", false};
        file("/proc/self/mountinfo", std::string(mounts));
        link("/sys/dev/block/253:0", "../../devices/virtual/block/dm-0");
        link("/sys/class/block/dm-0", "../../devices/virtual/block/dm-0");
        file("/sys/devices/virtual/block/dm-0/dm/uuid", "CRYPT-LUKS2-abc-root\n");
        link("/sys/devices/virtual/block/dm-0/slaves/sda2", "../../../../pci/ata1/block/sda/sda2");
        disk("8:2", "sda2", "pci/ata1/block/sda/sda2");
        disk("8:17", "sdb1", "pci/usb2/block/sdb/sdb1");
        disk("8:33", "sdc1", "pci/ata2/block/sdc/sdc1");
    }
    void disk(const std::string& number, const std::string& name, const std::string& device)
    {
        link("/sys/dev/block/" + number, "../../devices/" + device);
        link("/sys/class/block/" + name, "../../devices/" + device);
        file("/sys/devices/" + device + "/partition", "1");
    }
    void file(const std::string& path, std::string content) { m_tree.push_back({path, FileKind::regular, std::move(content)}); }
    void link(const std::string& path, std::string target) { m_tree.push_back({path, FileKind::link, std::move(target)}); }
    platform::RecordedMachine machine()
    {
        platform::add_tree(m_recording, m_tree);
        return platform::RecordedMachine(m_recording);
    }
    static const FoundPlace* at(const std::vector<FoundPlace>& found, std::string_view place)
    {
        for (const FoundPlace& one : found) {
            if (one.place == place) {
                return &one;
            }
        }
        return nullptr;
    }

    platform::Recording m_recording;
    std::vector<platform::TreeFile> m_tree;
};

TEST_F(UsualPlaces, a_medium_is_followed_down_to_its_disk)
{
    file("/home/claire/Dropbox/x", "");
    const auto computer = machine();
    const auto clouds = find_cloud_folders(computer);
    const Medium home = medium_of(computer, "/home/claire", clouds);
    EXPECT_EQ(home.kind, MediumKind::internal_disk);
    EXPECT_EQ(home.disks, (std::vector<std::string>{"sda"}));
    EXPECT_EQ(home.is_encrypted, true);
    const Medium plugged = medium_of(computer, "/media/claire/Sauvegarde/copies", clouds);
    EXPECT_EQ(plugged.kind, MediumKind::removable_disk);
    EXPECT_EQ(plugged.is_encrypted, false);
    EXPECT_EQ(shares_a_disk(home, plugged), false);
    EXPECT_EQ(shares_a_disk(home, medium_of(computer, "/var/copies", clouds)), true);
    const Medium nas = medium_of(computer, "/mnt/nas/x", clouds);
    EXPECT_EQ(nas.kind, MediumKind::network);
    EXPECT_FALSE(nas.is_encrypted);
    EXPECT_EQ(shares_a_disk(home, nas), false);
    EXPECT_TRUE(medium_of(computer, "/media/claire/Coffre", clouds).is_read_only);
    const Medium cloud = medium_of(computer, "/home/claire/Dropbox/copies", clouds);
    EXPECT_EQ(cloud.kind, MediumKind::cloud_folder);
    EXPECT_EQ(cloud.cloud, "Dropbox");
    EXPECT_EQ(shares_a_disk(home, cloud), true);
}

TEST_F(UsualPlaces, finds_what_programs_say_and_what_is_plugged_in)
{
    file("/etc/rsnapshot.conf", "snapshot_root\t/var/rsnapshot/\n");
    file("/home/claire/.config/borgmatic/config.yaml", "repositories:\n    - path: /mnt/nas/borg\n");
    file("/home/claire/.config/dconf/user", collectors::formats::write_dconf_database({{"/org/gnome/deja-dup/backend", std::string("drive")},
        {"/org/gnome/deja-dup/drive/name", std::string("Sauvegarde")}, {"/org/gnome/deja-dup/drive/folder", std::string("poste")}}));
    file("/home/claire/.config/Nextcloud/nextcloud.cfg", "[Accounts]\n0\\Folders\\1\\localPath=/home/claire/Nuage/\n");
    for (const char* name : {"config", "keys/k", "data/00/x", "snapshots/s"}) {
        file("/media/claire/Sauvegarde/copies/restic/" + std::string(name), "x");
    }
    file("/media/claire/Coffre/timeshift/snapshots/2026-11-20_10-00-01/info.json", "{}");
    const auto found = find_usual_places(machine());
    EXPECT_EQ(at(found, "/var/rsnapshot")->kind, CopyKind::rsnapshot);
    EXPECT_EQ(at(found, "/mnt/nas/borg")->kind, CopyKind::borg);
    ASSERT_NE(at(found, "/media/claire/Sauvegarde/poste"), nullptr);
    EXPECT_TRUE(at(found, "/media/claire/Sauvegarde/poste")->is_configured);
    EXPECT_EQ(at(found, "/home/claire/Nuage")->cloud, "Nextcloud");
    ASSERT_NE(at(found, "/media/claire/Sauvegarde/copies/restic"), nullptr);
    EXPECT_EQ(at(found, "/media/claire/Sauvegarde/copies/restic")->kind, CopyKind::restic);
    EXPECT_EQ(at(found, "/media/claire/Sauvegarde")->medium, MediumKind::removable_disk);
    EXPECT_EQ(at(found, "/mnt/nas")->medium, MediumKind::network);
    EXPECT_EQ(at(found, "/media/claire/Coffre/timeshift")->kind, CopyKind::timeshift);
}

TEST_F(UsualPlaces, finds_nothing_on_an_empty_computer)
{
    EXPECT_TRUE(find_usual_places(platform::RecordedMachine(platform::Recording{})).empty());
}

}  // namespace
}  // namespace asepsie::copies
