#include "support/computer.h"

#include "domain/collectors/linux/all.h"  // after the types it names

#include <gtest/gtest.h>

namespace {

using namespace asepsie;
using collectors::linux_os::remote_access;
using facts::FactList;
using tests::Computer;
using tests::sockets_head;

// A computer on which these TCP ports, in hexadecimal, wait for others.
Computer waiting_at(std::initializer_list<std::string_view> ports = {})
{
    std::string tcp = sockets_head;
    for (const std::string_view port : ports) {
        tcp += "   0: 00000000:" + std::string(port) + " 00000000:0000 0A 00000000:00000000 00:00000000 00000000  0  0 1 1 0 100 0 0 10 0\n";
    }
    return Computer().systemd().file("/proc/net/tcp", tcp).file("/proc/net/udp", sockets_head);
}

FactList desktops(const Computer& computer) { return computer.learnt_by({remote_access}).get(fact::remote_desktop_services).value_or(FactList{"unknown"}); }
FactList administration(const Computer& computer) { return computer.learnt_by({remote_access}).get(fact::remote_admin_services).value_or(FactList{"unknown"}); }

TEST(RemoteAccess, desktops_by_port_and_unit)
{
    EXPECT_EQ(desktops(waiting_at()), FactList{});
    EXPECT_EQ(desktops(waiting_at({"0D3D"})), FactList{"RDP"});
    EXPECT_EQ(desktops(waiting_at({"0D3D"}).active("xrdp.service")), FactList{"xrdp"});
    EXPECT_EQ(desktops(waiting_at().enabled("xrdp.service")), FactList{"xrdp"});
    EXPECT_EQ(desktops(waiting_at().file("/lib/systemd/system/xrdp.service", "")), FactList{});  // installed and not started
    EXPECT_EQ(desktops(waiting_at({"170D"})), FactList{"VNC"});
    EXPECT_EQ(desktops(waiting_at().active("vncserver@:1.service")), FactList{"VNC"});
    EXPECT_EQ(desktops(waiting_at({"0D3D"}).active("gnome-remote-desktop.service")), FactList{"GNOME"});
    EXPECT_EQ(desktops(waiting_at().active("gnome-remote-desktop.service")), FactList{});  // it runs, and serves nobody
    EXPECT_EQ(desktops(waiting_at().link("/home/claire/.config/systemd/user/gnome-session.target.wants/gnome-remote-desktop.service", "/usr/lib/systemd/user/gnome-remote-desktop.service")),
        FactList{"GNOME"});
}

TEST(RemoteAccess, nothing_is_found_only_where_ports_could_be_read)
{
    const auto blind = Computer().systemd().refused("/proc/net/tcp").learnt_by({remote_access});
    EXPECT_EQ(tests::missing_of(blind, fact::remote_desktop_services.index), "denied");
    EXPECT_EQ(tests::missing_of(blind, fact::remote_admin_services.index), "denied");
    EXPECT_EQ(desktops(Computer().refused("/proc/net/tcp").active("xrdp.service")), FactList{"xrdp"});
}

TEST(RemoteAccess, administration)
{
    EXPECT_EQ(administration(waiting_at({"0016"})), FactList{});
    EXPECT_EQ(administration(waiting_at().active("cockpit.socket")), FactList{"Cockpit"});
    EXPECT_EQ(administration(waiting_at({"2382"})), FactList{});  // 9090 is many a program's
    EXPECT_EQ(administration(waiting_at({"2710", "0017", "0201"})), (FactList{"Webmin", "Telnet", "rlogin"}));
}

TEST(RemoteAccess, support_tools)
{
    const auto tools_of = [](const Computer& computer) {
        const auto facts = computer.learnt_by({remote_access});
        return std::pair(facts.get(fact::remote_support_tools), facts.get(fact::remote_support_always_on));
    };
    using Pair = std::pair<std::optional<FactList>, std::optional<FactList>>;
    EXPECT_EQ(tools_of(waiting_at()), Pair(FactList{}, FactList{}));
    EXPECT_EQ(tools_of(waiting_at().program("/usr/bin/anydesk")), Pair(FactList{"AnyDesk"}, FactList{}));
    EXPECT_EQ(tools_of(waiting_at().program("/usr/bin/anydesk").enabled("anydesk.service")), Pair(FactList{"AnyDesk"}, FactList{"AnyDesk"}));
    EXPECT_EQ(tools_of(waiting_at().program("/opt/teamviewer/tv_bin/teamviewerd").active("teamviewerd.service")), Pair(FactList{"TeamViewer"}, FactList{"TeamViewer"}));
    EXPECT_EQ(tools_of(waiting_at().file("/var/lib/dpkg/status", "Package: rustdesk\nStatus: install ok installed\nVersion: 1.4\n")), Pair(FactList{"RustDesk"}, FactList{}));
    EXPECT_EQ(tools_of(waiting_at().file("/var/lib/dpkg/status", "Package: rustdesk\nStatus: deinstall ok config-files\nVersion: 1.4\n")), Pair(FactList{}, FactList{}));
    EXPECT_EQ(tools_of(waiting_at().program("/opt/connectwisecontrol-1a5d6cc5d5f07e3e/ClientLauncher.sh").active("connectwisecontrol-1a5d6cc5d5f07e3e.service")),
        Pair(FactList{"ScreenConnect"}, FactList{"ScreenConnect"}));
    EXPECT_EQ(tools_of(waiting_at().program("/home/claire/.keep").program("/opt/google/chrome-remote-desktop/start-host").active("chrome-remote-desktop@claire.service")),
        Pair(FactList{"Chrome Remote Desktop"}, FactList{"Chrome Remote Desktop"}));
}

TEST(RemoteAccess, support_tools_that_cannot_be_known)
{
    const auto broken = waiting_at().refused("/var/lib/dpkg/status").learnt_by({remote_access});
    EXPECT_EQ(tests::missing_of(broken, fact::remote_support_tools.index), "denied");
    EXPECT_EQ(tests::missing_of(broken, fact::remote_support_always_on.index), "denied");
    const auto without_systemd = Computer().program("/usr/bin/anydesk").learnt_by({remote_access});
    EXPECT_EQ(without_systemd.get(fact::remote_support_tools), FactList{"AnyDesk"});
    EXPECT_EQ(tests::missing_of(without_systemd, fact::remote_support_always_on.index), "unsupported");
}

}  // namespace
