#include "support/computer.h"

#include "domain/collectors/linux/all.h"

#include <gtest/gtest.h>

namespace asepsie::collectors::linux_os {
namespace {

using facts::FactList;
using facts::Missing;
using tests::Computer;
using tests::missing;

const std::string lists = "/var/lib/apt/lists/";
const std::string security = lists + "deb.debian.org_debian-security_dists_bookworm-security_main_binary-amd64_Packages";

std::string package(const std::string& name, const std::string& version, const std::string& state = "install ok installed")
{
    return "Package: " + name + "\nStatus: " + state + "\nArchitecture: amd64\nVersion: " + version + "\n\n";
}

Computer debian_with_packages() { return Computer().file("/var/lib/dpkg/status", package("dpkg", "1.21") + package("openssl", "3.0-1") + package("nano", "7.2-1")); }

TEST(Updates, count_and_name_what_is_missing)
{
    const auto learnt = debian_with_packages().file(security, package("openssl", "3.0-2") + package("nano", "7.2-1") + package("xz-utils", "9")).learnt_by(updates);
    EXPECT_EQ(learnt.get(fact::pending_security_updates), 1);
    EXPECT_EQ(learnt.get(fact::pending_security_packages), FactList{"openssl"});
    EXPECT_EQ(learnt.get(fact::package_manager), "dpkg");
    EXPECT_EQ(learnt.get(fact::package_lists_age_days), 1);
}

TEST(Updates, of_ubuntu_pro_are_not_counted)
{
    const auto learnt = debian_with_packages()
                            .file(security, "")
                            .file(lists + "esm.ubuntu.com_infra_ubuntu_dists_focal-infra-security_main_binary-amd64_Packages", package("openssl", "3.0-2"))
                            .learnt_by(updates);
    EXPECT_EQ(learnt.get(fact::pending_security_updates), 0);
}

TEST(Updates, are_not_called_complete_by_an_old_list)
{
    const auto old_and_empty = debian_with_packages().file(security, "").dated(security, "2026-10-23").learnt_by(updates);
    EXPECT_EQ(missing(old_and_empty, fact::pending_security_updates), Missing::unsupported);
    EXPECT_EQ(old_and_empty.get(fact::package_lists_age_days), 31);
    const auto old_but_sure = debian_with_packages().file(security, package("openssl", "3.0-2")).dated(security, "2026-10-23").learnt_by(updates);
    EXPECT_EQ(old_but_sure.get(fact::pending_security_updates), 1);
    const auto asked_since = debian_with_packages().file(security, "").dated(security, "2026-10-01").dated("/var/lib/apt/periodic/update-success-stamp", "2026-11-22").learnt_by(updates);
    EXPECT_EQ(asked_since.get(fact::pending_security_updates), 0);
    EXPECT_EQ(asked_since.get(fact::package_lists_age_days), 1);
}

TEST(Updates, are_unknown_where_the_lists_cannot_be_read)
{
    EXPECT_EQ(missing(debian_with_packages().learnt_by(updates), fact::pending_security_updates), Missing::unsupported);
    EXPECT_EQ(missing(debian_with_packages().refused("/var/lib/apt/lists").learnt_by(updates), fact::pending_security_updates), Missing::denied);
    EXPECT_EQ(missing(debian_with_packages().refused("/var/lib/apt/lists").learnt_by(updates), fact::package_lists_age_days), Missing::denied);
    EXPECT_EQ(missing(debian_with_packages().file(security, package("openssl", "3.0-2")).file(security + ".xz", "\xFD" "7zXZ").learnt_by(updates), fact::pending_security_updates), Missing::unsupported);
    EXPECT_EQ(missing(debian_with_packages().file(security + ".lz4", "not lz4").learnt_by(updates), fact::pending_security_updates), Missing::malformed);
    EXPECT_EQ(missing(debian_with_packages().file(security, "\x01\x02\x03").learnt_by(updates), fact::pending_security_updates), Missing::malformed);
}

TEST(Updates, are_unknown_where_the_database_makes_no_sense)
{
    const auto learnt = Computer().file("/var/lib/dpkg/status", "\x01\x02").file(security, "").learnt_by(updates);
    EXPECT_EQ(learnt.get(fact::package_manager), "dpkg");
    EXPECT_EQ(missing(learnt, fact::pending_security_updates), Missing::malformed);
    EXPECT_EQ(missing(learnt, fact::held_security_packages), Missing::malformed);
}

TEST(Updates, held_back_are_named)
{
    const auto held = Computer().file("/var/lib/dpkg/status", package("openssl", "3.0-1", "hold ok installed") + package("nano", "7", "hold ok installed")).file(security, package("openssl", "3.0-2"));
    EXPECT_EQ(held.learnt_by(updates).get(fact::held_security_packages), FactList{"openssl"});
    EXPECT_EQ(held.learnt_by(updates).get(fact::pending_security_updates), 1);
    // Where nothing is on hold, that is known without any list.
    EXPECT_EQ(debian_with_packages().learnt_by(updates).get(fact::held_security_packages), FactList{});
    EXPECT_EQ(missing(Computer().file("/var/lib/dpkg/status", package("nano", "7", "hold ok installed")).learnt_by(updates), fact::held_security_packages), Missing::unsupported);
}

TEST(Updates, were_last_installed_on_the_day_of_the_journal)
{
    const std::string old_log = "2026-11-01 08:00:00 upgrade a:all 1 2\n";
    EXPECT_EQ(debian_with_packages().file("/var/log/dpkg.log", old_log).learnt_by(updates).get(fact::last_update_days), 22);
    EXPECT_EQ(debian_with_packages().file("/var/log/dpkg.log", "").file("/var/log/dpkg.log.1", old_log).learnt_by(updates).get(fact::last_update_days), 22);
    EXPECT_EQ(debian_with_packages().dated("/var/lib/dpkg/status", "2026-11-13").refused("/var/log/dpkg.log").learnt_by(updates).get(fact::last_update_days), 10);
    // A clock that was wrong does not make it tomorrow.
    EXPECT_EQ(debian_with_packages().file("/var/log/dpkg.log", "2031-01-01 08:00:00 upgrade a:all 1 2\n").learnt_by(updates).get(fact::last_update_days), 0);
}

Computer fedora_with_advisories(const std::string& table)
{
    Computer made;
    made.dated("/usr/lib/sysimage/rpm/rpmdb.sqlite", "2026-11-20").dated("/var/cache/libdnf5/updates-1/repodata/repomd.xml", "2026-11-21");
    made.recording.commands.emplace("dnf_security_list", table);
    return made;
}

TEST(Updates, of_fedora_are_those_of_the_advisories)
{
    const auto learnt = fedora_with_advisories("FEDORA-1 Important/Sec. a-1-1.noarch\nFEDORA-2 Low/Sec. a-2-1.noarch\nFEDORA-2 Low/Sec. b-2-1.x86_64\n").learnt_by(updates);
    EXPECT_EQ(learnt.get(fact::package_manager), "rpm");
    EXPECT_EQ(learnt.get(fact::pending_security_updates), 2);
    EXPECT_EQ(learnt.get(fact::package_lists_age_days), 2);
    EXPECT_EQ(learnt.get(fact::last_update_days), 3);
    EXPECT_EQ(fedora_with_advisories("").learnt_by(updates).get(fact::pending_security_updates), 0);
}

TEST(Updates, of_fedora_are_unknown_where_dnf_knows_nothing)
{
    Computer no_cache;
    no_cache.dated("/usr/lib/sysimage/rpm/rpmdb.sqlite", "1970-01-01").recording.commands.emplace("dnf_security_list", std::string());
    EXPECT_EQ(missing(no_cache.learnt_by(updates), fact::pending_security_updates), Missing::unsupported);
    EXPECT_EQ(missing(no_cache.learnt_by(updates), fact::last_update_days), Missing::unsupported);
    Computer slow = fedora_with_advisories("");
    slow.recording.commands.insert_or_assign("dnf_security_list", Result<std::string>(fail(ErrorCode::too_slow, "dnf")));
    EXPECT_EQ(missing(slow.learnt_by(updates), fact::pending_security_updates), Missing::too_slow);
}

TEST(Updates, miss_every_fact_on_another_system)
{
    const auto learnt = Computer().learnt_by(updates);
    EXPECT_EQ(learnt.get(fact::package_manager), "other");
    EXPECT_EQ(learnt.get(fact::update_program), "none");
    EXPECT_EQ(missing(learnt, fact::pending_security_updates), Missing::unsupported);
    EXPECT_EQ(missing(learnt, fact::pending_security_packages), Missing::unsupported);
    EXPECT_EQ(missing(learnt, fact::held_security_packages), Missing::unsupported);
    EXPECT_EQ(missing(learnt, fact::package_lists_age_days), Missing::unsupported);
    EXPECT_EQ(missing(learnt, fact::last_update_days), Missing::unsupported);
}

TEST(Updates, names_are_safe_to_show)
{
    const std::string evil = "a\x1B[2Jb";
    const auto learnt = Computer().file("/var/lib/dpkg/status", package(evil, "1")).file(security, package(evil, "2")).learnt_by(updates);
    ASSERT_EQ(learnt.get(fact::pending_security_updates), 1);
    EXPECT_EQ(learnt.get(fact::pending_security_packages)->front().find('\x1B'), std::string::npos);
}

TEST(UpdateProgram, is_that_of_the_desktop)
{
    Computer both = debian_with_packages().file("/usr/bin/gnome-software", "").file("/usr/bin/plasma-discover", "");
    EXPECT_EQ(both.learnt_by(updates).get(fact::update_program), "none");
    both.recording.environment["XDG_CURRENT_DESKTOP"] = "GNOME";
    EXPECT_EQ(both.learnt_by(updates).get(fact::update_program), "gnome-software");
    both.recording.environment["XDG_CURRENT_DESKTOP"] = "KDE";
    EXPECT_EQ(both.learnt_by(updates).get(fact::update_program), "discover");
    both.file("/usr/bin/update-manager", "").recording.environment["XDG_CURRENT_DESKTOP"] = "ubuntu:GNOME";
    EXPECT_EQ(both.learnt_by(updates).get(fact::update_program), "update-manager");
}

}  // namespace
}  // namespace asepsie::collectors::linux_os
