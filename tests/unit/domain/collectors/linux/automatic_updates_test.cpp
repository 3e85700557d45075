#include "support/computer.h"

#include "domain/collectors/linux/all.h"

#include <gtest/gtest.h>

namespace asepsie::collectors::linux_os {
namespace {

using facts::Missing;
using tests::Computer;
using tests::missing;

const std::string apt_folder = "/etc/apt/apt.conf.d/";

Computer debian_that_updates()
{
    return Computer()
        .file("/var/lib/dpkg/status", "Package: unattended-upgrades\nStatus: install ok installed\nArchitecture: all\nVersion: 2\n\n")
        .file(apt_folder + "20auto-upgrades", "APT::Periodic::Update-Package-Lists \"1\";\nAPT::Periodic::Unattended-Upgrade \"1\";\n")
        .file(apt_folder + "50unattended-upgrades", "Unattended-Upgrade::Origins-Pattern { \"label=Debian-Security\"; };\n");
}

Computer with_systemd(Computer made)
{
    for (const std::string timer : {"apt-daily.timer", "apt-daily-upgrade.timer"}) {
        made.link("/etc/systemd/system/timers.target.wants/" + timer, "/lib/systemd/system/" + timer);
    }
    return made.file("/run/systemd/system/.keep", "");
}

std::string obstacle(const Computer& made)
{
    const auto learnt = made.learnt_by(automatic_updates);
    const auto found = learnt.get(fact::automatic_updates_obstacle);
    EXPECT_EQ(learnt.get(fact::automatic_updates_on), found ? std::optional(*found == "none") : std::nullopt);
    return found ? *found : "missing: " + std::string(facts::name_of(*missing(learnt, fact::automatic_updates_obstacle)));
}

TEST(AutomaticUpdates, of_apt_take_settings_program_and_timers)
{
    EXPECT_EQ(obstacle(debian_that_updates()), "none");
    EXPECT_EQ(obstacle(with_systemd(debian_that_updates())), "none");
    EXPECT_EQ(obstacle(debian_that_updates().file("/run/systemd/system/.keep", "")), "stopped");
    EXPECT_EQ(obstacle(with_systemd(debian_that_updates()).link("/etc/systemd/system/apt-daily-upgrade.timer", "/dev/null")), "stopped");
    EXPECT_EQ(obstacle(Computer().file("/var/lib/dpkg/status", "Package: nano\nStatus: install ok installed\nVersion: 2\n")), "not_installed");
}

TEST(AutomaticUpdates, of_apt_are_off_where_the_last_setting_says_so)
{
    EXPECT_EQ(obstacle(debian_that_updates().file(apt_folder + "99local", "APT::Periodic::Unattended-Upgrade \"0\";")), "switched_off");
    EXPECT_EQ(obstacle(debian_that_updates().file(apt_folder + "10early", "APT::Periodic::Unattended-Upgrade \"0\";")), "none");
    EXPECT_EQ(obstacle(debian_that_updates().file("/etc/apt/apt.conf", "APT { Periodic { Update-Package-Lists \"0\"; }; };")), "switched_off");
    EXPECT_EQ(obstacle(debian_that_updates().file("/etc/apt/apt.conf", "APT::Periodic::Enable \"0\";")), "switched_off");
    EXPECT_EQ(obstacle(debian_that_updates().file("/etc/apt/apt.conf", "#clear Unattended-Upgrade::Origins-Pattern;")), "switched_off");
    EXPECT_EQ(obstacle(debian_that_updates().file(apt_folder + "99local.bak", "APT::Periodic::Unattended-Upgrade \"0\";")), "none");
}

TEST(AutomaticUpdates, of_apt_are_off_where_the_archive_of_fixes_is_left_out)
{
    EXPECT_EQ(obstacle(debian_that_updates().file(apt_folder + "52own", "#clear Unattended-Upgrade::Origins-Pattern;\nUnattended-Upgrade::Origins-Pattern { \"label=Debian\"; };\n")), "switched_off");
    EXPECT_EQ(obstacle(debian_that_updates().file(apt_folder + "52own", "#clear Unattended-Upgrade::Origins-Pattern;\nUnattended-Upgrade::Allowed-Origins { \"${distro_id}:${distro_codename}-security\"; };\n")), "none");
}

TEST(AutomaticUpdates, of_apt_know_intervals)
{
    for (const std::string interval : {"1", "7", "12h", "always", "10"}) {
        EXPECT_EQ(obstacle(debian_that_updates().file(apt_folder + "99local", "APT::Periodic::Unattended-Upgrade \"" + interval + "\";")), "none") << interval;
    }
    for (const std::string interval : {"0", "0d", "00", ""}) {
        EXPECT_EQ(obstacle(debian_that_updates().file(apt_folder + "99local", "APT::Periodic::Unattended-Upgrade \"" + interval + "\";")), "switched_off") << interval;
    }
}

TEST(AutomaticUpdates, are_unknown_where_the_settings_cannot_be_read)
{
    EXPECT_EQ(obstacle(debian_that_updates().refused("/etc/apt/apt.conf.d")), "missing: denied");
    EXPECT_EQ(obstacle(debian_that_updates().file(apt_folder + "99local", "APT {")), "missing: malformed");
    EXPECT_EQ(obstacle(debian_that_updates().file("/etc/apt/apt.conf", "").refused("/etc/apt/apt.conf")), "missing: denied");
    EXPECT_EQ(obstacle(Computer()), "missing: unsupported");
}

Computer fedora_that_updates(const std::string& timer, const std::string& settings)
{
    Computer made;
    made.file("/usr/lib/sysimage/rpm/rpmdb.sqlite", "").file("/usr/bin/dnf", "").file("/run/systemd/system/.keep", "");
    if (!timer.empty()) {
        made.link("/etc/systemd/system/timers.target.wants/" + timer, "/usr/lib/systemd/system/" + timer);
    }
    return settings.empty() ? made : made.file("/etc/dnf/automatic.conf", settings);
}

TEST(AutomaticUpdates, of_dnf_apply_and_do_not_only_download)
{
    EXPECT_EQ(obstacle(fedora_that_updates("", "")), "not_installed");
    EXPECT_EQ(obstacle(fedora_that_updates("dnf5-automatic.timer", "[commands]\napply_updates = yes\n")), "none");
    EXPECT_EQ(obstacle(fedora_that_updates("dnf-automatic.timer", "[commands]\napply_updates = True\n")), "none");
    EXPECT_EQ(obstacle(fedora_that_updates("dnf5-automatic.timer", "[commands]\napply_updates = no\n")), "only_downloads");
    EXPECT_EQ(obstacle(fedora_that_updates("dnf5-automatic.timer", "")), "only_downloads");
    EXPECT_EQ(obstacle(fedora_that_updates("dnf-automatic-install.timer", "")), "none");
    EXPECT_EQ(obstacle(fedora_that_updates("", "[commands]\napply_updates = yes\n").file("/usr/bin/dnf-automatic", "")), "stopped");
    EXPECT_EQ(obstacle(fedora_that_updates("dnf5-automatic.timer", "[commands]\napply_updates = yes\n").refused("/etc/dnf/automatic.conf")), "missing: denied");
    EXPECT_EQ(obstacle(fedora_that_updates("", "").file("/usr/bin/gnome-software", "")), "only_downloads");
    EXPECT_EQ(obstacle(fedora_that_updates("", "").file("/run/ostree-booted", "")), "missing: unsupported");
}

TEST(AutomaticUpdates, of_the_desktop_count)
{
    Computer kde = fedora_that_updates("", "").file("/home/claire/.config/PlasmaDiscoverUpdates", "[Global]\nUseUnattendedUpdates=true\n");
    EXPECT_EQ(obstacle(kde), "not_installed");
    kde.recording.environment["XDG_CURRENT_DESKTOP"] = "KDE";
    EXPECT_EQ(obstacle(kde), "none");
    EXPECT_EQ(obstacle(kde.file("/etc/xdg/PlasmaDiscoverUpdates", "[Global]\nUseUnattendedUpdates[$i]=false\n")), "not_installed");
    EXPECT_EQ(obstacle(Computer().file("/var/lib/linuxmint/mintupdate-automatic-upgrades-enabled", "")), "none");
}

}  // namespace
}  // namespace asepsie::collectors::linux_os
