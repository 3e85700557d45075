#include "support/computer.h"

#include "domain/collectors/linux/all.h"

#include <gtest/gtest.h>

namespace asepsie::collectors::linux_os {
namespace {

using facts::Missing;
using tests::Computer;
using tests::missing;

const std::string mounts = "21 1 8:1 / / rw - ext4 /dev/sda1 rw\n30 21 8:17 / /mnt/copies rw - ext4 /dev/sdb1 rw\n40 21 0:50 / /mnt/nas rw - nfs4 nas:/x rw\n";
const std::string repository(64, 'a');
const std::string named = "/home/claire/.config/asepsie/backup_folder";

// Two disks, as sysfs shows them.
Computer two_disks()
{
    Computer made;
    made.file("/proc/self/mountinfo", mounts);
    for (const auto& [number, name] : std::vector<std::pair<std::string, std::string>>{{"8:1", "sda"}, {"8:17", "sdb"}}) {
        const std::string disk = "/sys/devices/pci0/block/" + name;
        made.link("/sys/dev/block/" + number, "../../devices/pci0/block/" + name + "/" + name + "1").file(disk + "/removable", "0\n").file(disk + "/" + name + "1/partition", "1\n");
        made.recording.nodes[disk + "/slaves"].entries = std::vector<platform::DirectoryEntry>{};
    }
    return made;
}

TEST(Backup, is_known_by_what_its_program_leaves)
{
    const auto none = Computer().learnt_by(backup);
    EXPECT_EQ(none.get(fact::backup_configured), false);
    EXPECT_EQ(missing(none, fact::last_backup), Missing::unsupported);
    EXPECT_EQ(missing(none, fact::backup_on_same_disk), Missing::unsupported);

    const auto deja_dup = Computer().settings({{"/org/gnome/deja-dup/last-backup", std::string("2026-11-20T10:00:00Z")}, {"/org/gnome/deja-dup/backend", std::string("drive")}}).learnt_by(backup);
    EXPECT_EQ(deja_dup.get(fact::backup_tools), facts::FactList{"Déjà Dup"});
    EXPECT_EQ(deja_dup.get(fact::last_backup), *parse_date("2026-11-20"));
    EXPECT_EQ(deja_dup.get(fact::backup_on_same_disk), false);

    const auto borg = Computer().file("/home/claire/.config/borg/security/" + repository + "/manifest-timestamp", "2026-11-22T10:00:00.000000").learnt_by(backup);
    EXPECT_EQ(borg.get(fact::backup_tools), facts::FactList{"BorgBackup"});
    EXPECT_EQ(borg.get(fact::last_backup), *parse_date("2026-11-22"));
}

TEST(Backup, is_not_taken_for_set_up_because_its_program_is_there)
{
    const auto learnt = Computer()
                            .file("/home/claire/.local/share/Vorta/settings.db", "")
                            .file("/home/claire/.cache/restic/CACHEDIR.TAG", "")
                            .file("/var/cache/rsnapshot/.keep", "")
                            .file("/home/claire/.config/Duplicati/Duplicati-server.sqlite", "")
                            .learnt_by(backup);
    EXPECT_EQ(learnt.get(fact::backup_configured), false);
    const auto restic = Computer().dated("/home/claire/.cache/restic/" + repository + "/snapshots", "2026-11-22").file("/home/claire/.cache/restic/" + repository + "/version", "1").learnt_by(backup);
    EXPECT_EQ(restic.get(fact::backup_configured), true);
    EXPECT_EQ(missing(restic, fact::last_backup), Missing::unsupported);
}

TEST(Backup, of_a_person_is_seen_by_an_administrator)
{
    const auto learnt = Computer(tests::Account::administrator)
                            .file("/etc/passwd", "claire:x:1000:1000::/home/claire:/bin/bash\n")
                            .file("/home/claire/.config/borg/security/" + repository + "/manifest-timestamp", "2026-11-22T10:00:00.000000")
                            .learnt_by(backup);
    EXPECT_EQ(learnt.get(fact::backup_tools), facts::FactList{"BorgBackup"});
}

TEST(Backup, of_rsnapshot_is_as_old_as_its_newest_copy)
{
    const auto learnt = Computer()
                            .file("/etc/rsnapshot.conf", "# settings\nsnapshot_root\t/var/cache/rsnapshot/\n")
                            .file("/var/cache/rsnapshot/daily.0/x", "")
                            .dated("/var/cache/rsnapshot/daily.0", "2026-11-21")
                            .dated("/var/cache/rsnapshot/weekly.0", "2026-11-15")
                            .learnt_by(backup);
    EXPECT_EQ(learnt.get(fact::last_backup), *parse_date("2026-11-21"));
}

TEST(Backup, in_a_folder_that_was_named_is_as_old_as_its_newest_file)
{
    const auto learnt = two_disks().file(named, "# the supplier's\n/mnt/copies/cabinet/\n").file("/mnt/copies/cabinet/2026/a.tar", "").dated("/mnt/copies/cabinet/2026/a.tar", "2026-11-19").learnt_by(backup);
    EXPECT_EQ(learnt.get(fact::backup_configured), true);
    EXPECT_EQ(learnt.get(fact::backup_folders_named), 1);
    EXPECT_EQ(learnt.get(fact::last_backup), *parse_date("2026-11-19"));
    EXPECT_EQ(learnt.get(fact::backup_on_same_disk), false);
}

TEST(Backup, on_the_computer_s_own_disk_is_told_apart)
{
    const auto on = [](const std::string& folder) { return two_disks().file(named, folder + "\n").file("/srv/copies/a.tar", "").learnt_by(backup).get(fact::backup_on_same_disk); };
    EXPECT_EQ(on("/srv/copies"), true);
    EXPECT_EQ(on("/media/claire/unplugged"), false);
    EXPECT_EQ(on("/mnt/nas"), false);
    const auto both = two_disks().file(named, "/srv/copies\n").file("/srv/copies/a.tar", "").file("/home/claire/.config/borg/security/abc/location", "ssh://nas/./repo\n").learnt_by(backup);
    EXPECT_EQ(both.get(fact::backup_on_same_disk), false);
}

}  // namespace
}  // namespace asepsie::collectors::linux_os
