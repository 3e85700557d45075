#include "support/computer.h"

#include "domain/collectors/linux/all.h"

#include <gtest/gtest.h>

namespace asepsie::collectors::linux_os {
namespace {

using facts::Missing;
using tests::Computer;
using tests::missing;

Computer running_kernel(const std::string& release, const std::vector<std::string>& kernels)
{
    Computer made = Computer().file("/proc/sys/kernel/osrelease", release + "\n").file("/proc/uptime", "86400.10 1.0\n");
    for (const std::string& kernel : kernels) {
        made.file("/boot/vmlinuz-" + kernel, "");
    }
    return made;
}

std::optional<bool> restart(const Computer& made) { return made.learnt_by(system_care).get(fact::restart_required); }

TEST(Restart, is_required_by_a_newer_kernel_of_the_same_flavour)
{
    EXPECT_EQ(restart(running_kernel("6.1.0-9-amd64", {"6.1.0-9-amd64", "6.1.0-8-amd64"})), false);
    EXPECT_EQ(restart(running_kernel("6.1.0-9-amd64", {"6.1.0-9-amd64", "6.1.0-37-amd64"})), true);
    EXPECT_EQ(restart(running_kernel("6.1.0-37-amd64", {"6.1.0-37-amd64", "6.1.0-38-cloud-amd64", "6.1.0-38-rt-amd64"})), false);
    EXPECT_EQ(restart(running_kernel("6.8.0-87-generic", {"6.8.0-87-generic", "6.8.0-88-lowlatency"})), false);
    EXPECT_EQ(restart(running_kernel("6.12.48+deb13-amd64", {"6.12.57+deb13-amd64", "6.12.48+deb13-amd64"})), true);
    EXPECT_EQ(restart(running_kernel("6.17.8-300.fc43.x86_64", {"6.17.8-300.fc43.x86_64", "0-rescue-1f2e3d4c5b6a79888796a5b4c3d2e1f0"})), false);
    EXPECT_EQ(restart(running_kernel("6.17.8-300.fc43.x86_64", {"6.17.8-300.fc43.x86_64", "6.17.10-300.fc43.x86_64"})), true);
}

TEST(Restart, is_required_where_the_system_says_so)
{
    EXPECT_EQ(restart(running_kernel("6.1.0-9-amd64", {"6.1.0-9-amd64"}).file("/run/reboot-required", "")), true);
    EXPECT_EQ(restart(Computer().file("/run/reboot-required", "")), true);
}

TEST(Restart, looks_among_the_modules_where_boot_holds_no_kernel)
{
    EXPECT_EQ(restart(running_kernel("6.17.8-300.fc43.x86_64", {}).file("/usr/lib/modules/6.17.9-300.fc43.x86_64/vmlinuz", "").file("/usr/lib/modules/6.17.9-301.fc43.x86_64/kernel", "")), true);
}

TEST(Restart, is_unknown_where_the_kernel_comes_from_elsewhere)
{
    EXPECT_EQ(missing(running_kernel("6.6.87.2-microsoft-standard-WSL2", {"6.8.0-87-generic"}).learnt_by(system_care), fact::restart_required), Missing::unsupported);
    EXPECT_EQ(missing(running_kernel("6.1.0-9-amd64", {}).learnt_by(system_care), fact::restart_required), Missing::unsupported);
    EXPECT_EQ(missing(running_kernel("6.1.0-9-amd64", {}).refused("/boot").learnt_by(system_care), fact::restart_required), Missing::denied);
}

TEST(Uptime, is_in_whole_days)
{
    EXPECT_EQ(Computer().file("/proc/uptime", "86399.99 1.0\n").learnt_by(system_care).get(fact::uptime_days), 0);
    EXPECT_EQ(Computer().file("/proc/uptime", "2764800.00 1.0\n").learnt_by(system_care).get(fact::uptime_days), 32);
    for (const std::string hostile : {"", "abc", "-5.0 1.0", "99999999999999999999999.0"}) {
        EXPECT_EQ(missing(Computer().file("/proc/uptime", hostile).learnt_by(system_care), fact::uptime_days), Missing::malformed) << hostile;
    }
}

Computer clock(const std::string& answer, const std::string& uptime = "86400.0 1.0")
{
    Computer made = Computer().file("/proc/uptime", uptime).file("/run/systemd/system/.keep", "");
    made.recording.queries.emplace(std::pair<std::string, std::string>{"kernel", "clock"}, answer);
    return made;
}

TEST(Clock, is_synchronised_where_the_kernel_or_systemd_says_so)
{
    EXPECT_EQ(clock(R"({"synchronised":true})").learnt_by(system_care).get(fact::clock_synchronised), true);
    EXPECT_EQ(clock(R"({"synchronised":false})").learnt_by(system_care).get(fact::clock_synchronised), false);
    EXPECT_EQ(clock(R"({"synchronised":false})").file("/run/systemd/timesync/synchronized", "").learnt_by(system_care).get(fact::clock_synchronised), true);
    EXPECT_EQ(missing(clock(R"({"synchronised":false})", "59.0 1.0").learnt_by(system_care), fact::clock_synchronised), Missing::too_slow);
    EXPECT_EQ(missing(clock("[]").learnt_by(system_care), fact::clock_synchronised), Missing::malformed);
    EXPECT_EQ(missing(clock("{").learnt_by(system_care), fact::clock_synchronised), Missing::malformed);
    EXPECT_EQ(missing(Computer().learnt_by(system_care), fact::clock_synchronised), Missing::unsupported);
}

TEST(Clock, may_be_kept_by_the_host)
{
    const std::string units = "/run/systemd/units/invocation:";
    const auto guest = clock(R"({"synchronised":false})").link(units + "vboxadd-service.service", "0f6a");
    EXPECT_EQ(guest.learnt_by(system_care).get(fact::clock_kept_by_host), true);
    EXPECT_EQ(Computer(guest).link(units + "chronyd.service", "0f6a").learnt_by(system_care).get(fact::clock_kept_by_host), false);
    EXPECT_EQ(Computer(guest).link(units + "chronyd.service", "0f6a").learnt_by(system_care).get(fact::clock_service), "chrony");
    EXPECT_EQ(running_kernel("6.6.87.2-microsoft-standard-WSL2", {}).learnt_by(system_care).get(fact::clock_kept_by_host), true);
    EXPECT_EQ(Computer().learnt_by(system_care).get(fact::clock_kept_by_host), false);
    EXPECT_EQ(Computer().learnt_by(system_care).get(fact::clock_service), "none");
}

std::string keeper(const Computer& made)
{
    const auto learnt = made.learnt_by(system_care);
    const auto found = learnt.get(fact::logs_keeper);
    EXPECT_EQ(learnt.get(fact::logs_kept), found ? std::optional(*found != "none") : std::nullopt);
    return found ? *found : "missing: " + std::string(facts::name_of(*missing(learnt, fact::logs_keeper)));
}

Computer journal() { return Computer().file("/var/log/journal/4c1d/system.journal", "LPKSHHRH").file("/etc/systemd/journald.conf", "[Journal]\n#Storage=auto\n"); }

TEST(Journal, is_kept_on_the_disk_or_by_rsyslog)
{
    EXPECT_EQ(keeper(journal()), "journald");
    EXPECT_EQ(keeper(Computer()), "none");
    EXPECT_EQ(keeper(Computer().file("/var/log/journal/.keep", "").dated("/var/log/syslog", "2026-11-01")), "journald");
    EXPECT_EQ(keeper(Computer().file("/var/log/syslog", "x")), "rsyslog");
    EXPECT_EQ(keeper(Computer().file("/var/log/syslog", "x").dated("/var/log/syslog", "2026-11-01")), "none");
    EXPECT_EQ(keeper(Computer().file("/var/log/syslog", "")), "none");
}

TEST(Journal, follows_the_last_setting)
{
    EXPECT_EQ(keeper(journal().file("/etc/systemd/journald.conf.d/10-x.conf", "[Journal]\nStorage=volatile\n")), "none");
    EXPECT_EQ(keeper(journal().file("/etc/systemd/journald.conf.d/10-x.conf", "[Journal]\nStorage=none\n").file("/usr/lib/systemd/journald.conf.d/20-y.conf", "[Journal]\nStorage=persistent\n")), "journald");
    // A file in /etc hides its namesake of the distribution.
    EXPECT_EQ(keeper(journal().file("/etc/systemd/journald.conf.d/10-x.conf", "").file("/usr/lib/systemd/journald.conf.d/10-x.conf", "[Journal]\nStorage=none\n")), "journald");
    EXPECT_EQ(keeper(journal().file("/usr/lib/systemd/journald.conf", "[Journal]\nStorage=none\n")), "journald");
    EXPECT_EQ(keeper(journal().file("/etc/systemd/journald.conf.d/README", "Storage=none\n")), "journald");
}

TEST(Journal, is_unknown_where_it_may_not_be_looked_at)
{
    EXPECT_EQ(keeper(Computer().refused("/var/log/journal")), "missing: denied");
    EXPECT_EQ(keeper(journal().file("/etc/systemd/journald.conf.d/10-x.conf", std::string("\0", 1))), "missing: malformed");
    EXPECT_EQ(keeper(journal().refused("/etc/systemd/journald.conf.d")), "missing: denied");
}

}  // namespace
}  // namespace asepsie::collectors::linux_os
