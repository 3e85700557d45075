#include "support/computer.h"

#include "domain/collectors/linux/all.h"

#include <gtest/gtest.h>

namespace asepsie::collectors::linux_os {
namespace {

using facts::Missing;
using tests::Computer;
using tests::missing;

struct Expected {
    std::optional<bool> locks;
    std::optional<std::int64_t> seconds;
    std::optional<bool> on_suspend;
};

void expect_lock(const Computer& made, const Expected& expected, const char* what)
{
    const auto learnt = made.learnt_by(session);
    EXPECT_EQ(learnt.get(fact::session_lock_enabled), expected.locks) << what;
    EXPECT_EQ(learnt.get(fact::idle_lock_seconds), expected.seconds) << what;
    EXPECT_EQ(learnt.get(fact::suspend_locks), expected.on_suspend) << what;
}

TEST(Session, of_gnome_locks_after_the_delay_of_the_person_or_the_default)
{
    expect_lock(Computer().desktop("GNOME"), {true, 300, true}, "defaults");
    expect_lock(Computer().desktop("GNOME").settings({{"/org/gnome/desktop/session/idle-delay", std::int64_t{900}}, {"/org/gnome/desktop/screensaver/lock-delay", std::int64_t{30}}}),
        {true, 930, true}, "delays add up");
    expect_lock(Computer().desktop("GNOME").settings({{"/org/gnome/desktop/session/idle-delay", std::int64_t{0}}}), {false, 0, true}, "never");
    expect_lock(Computer().desktop("GNOME").settings({{"/org/gnome/desktop/screensaver/lock-enabled", false}}), {false, 300, false}, "off");
    expect_lock(Computer().desktop("GNOME").settings({{"/org/gnome/desktop/lockdown/disable-lock-screen", true}}), {false, 300, false}, "forbidden");
    expect_lock(Computer(tests::Account::administrator).desktop("GNOME"), {}, "an administrator's own settings say nothing of the person's");
}

TEST(Session, of_the_other_desktops_has_their_own_settings)
{
    expect_lock(Computer().desktop("X-Cinnamon").settings({{"/org/cinnamon/desktop/session/idle-delay", std::int64_t{600}}}), {true, 600, false}, "cinnamon does not lock on suspend by itself");
    expect_lock(Computer().desktop("X-Cinnamon").settings({{"/org/cinnamon/settings-daemon/plugins/power/lock-on-suspend", true}}), {true, 900, true}, "cinnamon on suspend");
    expect_lock(Computer().desktop("KDE").file("/etc/xdg/kscreenlockerrc", "[Daemon]\nRequirePassword=false\n"), {false, 305, false}, "kde without a password");
    expect_lock(Computer().desktop("XFCE").file("/usr/bin/xscreensaver", ""), {}, "xscreensaver");
    expect_lock(Computer().desktop("MATE").settings({{"/org/mate/desktop/session/idle-delay", std::int64_t{10}}}), {true, 600, true}, "mate counts minutes");
    expect_lock(Computer().desktop("MATE").settings({{"/org/mate/screensaver/idle-activation-enabled", false}}), {false, 300, false}, "mate off");
    expect_lock(Computer().desktop("KDE"), {true, 305, true}, "kde defaults");
    expect_lock(Computer().desktop("KDE").file("/home/claire/.config/kscreenlockerrc", "[Daemon]\nAutolock=false\nTimeout=10\nLockOnResume=false\n"), {false, 605, false}, "kde off");
    expect_lock(Computer().desktop("XFCE"), {false, 0, false}, "xfce without a locker");
    expect_lock(Computer().desktop("XFCE").file("/usr/bin/xfce4-screensaver", ""), {true, 300, true}, "xfce default");
}

TEST(Session, is_unknown_where_it_cannot_be_read_or_is_not_known)
{
    expect_lock(Computer().desktop("KDE").refused("/home/claire/.config/kscreenlockerrc"), {}, "refused");
    expect_lock(Computer().desktop("sway"), {}, "another desktop");
    expect_lock(Computer().desktop("XFCE").file("/usr/bin/light-locker", ""), {}, "light-locker");
}

TEST(AutomaticLogon, is_seen_in_every_login_manager)
{
    for (const auto& [path, content] : std::vector<std::pair<std::string, std::string>>{
             {"/etc/gdm3/daemon.conf", "[daemon]\nAutomaticLoginEnable = True\nAutomaticLogin=claire\n"},
             {"/etc/gdm/custom.conf", "[daemon]\nTimedLoginEnable=true\n"},
             {"/etc/lightdm/lightdm.conf", "[Seat:*]\nautologin-user=claire\n"},
             {"/etc/lightdm/lightdm.conf.d/50-auto.conf", "[SeatDefaults]\nautologin-user=claire\n"},
             {"/etc/sddm.conf.d/auto.conf", "[Autologin]\nUser=claire\n"},
             {"/etc/greetd/config.toml", "[initial_session]\nuser = \"claire\"\n"},
             {"/etc/systemd/system/getty@tty1.service.d/override.conf", "[Service]\nExecStart=\nExecStart=-/sbin/agetty --autologin claire %I\n"}}) {
        EXPECT_EQ(Computer().file(path, content).learnt_by(session).get(fact::automatic_logon), true) << path;
    }
    EXPECT_EQ(Computer().file("/etc/gdm3/daemon.conf", "[daemon]\n#AutomaticLoginEnable = true\n").learnt_by(session).get(fact::automatic_logon), false);
    EXPECT_EQ(Computer().learnt_by(session).get(fact::automatic_logon), false);
    EXPECT_EQ(missing(Computer().file("/etc/sddm.conf", "").refused("/etc/sddm.conf").learnt_by(session), fact::automatic_logon), Missing::denied);
}

}  // namespace
}  // namespace asepsie::collectors::linux_os
