#include "support/computer.h"

#include "domain/collectors/linux/all.h"

#include <gtest/gtest.h>

namespace asepsie::collectors::linux_os {
namespace {

using facts::Missing;
using tests::Computer;
using tests::missing;

Computer home(std::uint32_t mode)
{
    Computer made;
    made.file("/etc/passwd", "claire:x:1000:1000::/home/claire:/bin/bash\n").file("/proc/self/mountinfo", "21 1 8:1 / / rw - ext4 /dev/sda1 rw\n");
    for (const std::string path : {"/", "/home", "/srv"}) {
        made.folder(path == "/" ? "" : path, 0755, 0);
    }
    made.recording.nodes["/"].status = platform::FileStatus{platform::FileKind::directory, 0755};
    return made.folder("/home/claire", mode, 1000);
}

TEST(Folders, of_people_are_open_or_not)
{
    EXPECT_EQ(home(0700).learnt_by(folders).get(fact::open_home_count), 0);
    EXPECT_EQ(home(0755).learnt_by(folders).get(fact::open_home_count), 1);
    EXPECT_EQ(home(0755).learnt_by(folders).get(fact::home_count), 1);
    EXPECT_EQ(missing(home(0755).refused("/home").learnt_by(folders), fact::home_count), Missing::denied);
}

TEST(Folders, of_patients_are_open_where_every_folder_above_lets_pass)
{
    EXPECT_EQ(home(0755).folder("/home/claire/Patients", 0755, 1000).learnt_by(folders).get(fact::patient_folders_open), facts::FactList{"/home/claire/Patients"});
    EXPECT_EQ(home(0700).folder("/home/claire/Patients", 0777, 1000).learnt_by(folders).get(fact::patient_folders_open), facts::FactList{});
    EXPECT_EQ(home(0700).folder("/srv/dossiers_patients", 0755, 0).learnt_by(folders).get(fact::patient_folders_open), facts::FactList{"/srv/dossiers_patients"});
    EXPECT_EQ(home(0700).learnt_by(folders).get(fact::patient_folder_count), 0);
}

TEST(Folders, in_a_personal_online_space_are_named)
{
    const auto learnt = home(0700).folder("/home/claire/Dropbox", 0700, 1000).folder("/home/claire/Dropbox/Patients", 0700, 1000).learnt_by(folders);
    EXPECT_EQ(learnt.get(fact::personal_clouds), facts::FactList{"Dropbox"});
    EXPECT_EQ(learnt.get(fact::patient_folders_in_cloud), facts::FactList{"/home/claire/Dropbox/Patients"});
    // Whose host the practice chose: it may be certified for health data, which cannot be seen.
    const auto chosen = home(0700).folder("/home/claire/Nextcloud", 0700, 1000).folder("/home/claire/Nextcloud/Patients", 0700, 1000).learnt_by(folders);
    EXPECT_EQ(missing(chosen, fact::patient_folders_in_cloud), Missing::unsupported);
}

}  // namespace
}  // namespace asepsie::collectors::linux_os
