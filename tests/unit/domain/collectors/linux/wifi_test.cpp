#include "support/computer.h"

#include "domain/collectors/linux/all.h"  // after the types it names

#include <gtest/gtest.h>

namespace {

using namespace asepsie;
using collectors::linux_os::wifi;
using tests::Account;
using tests::Computer;
using tests::missing_of;

const std::string nm = "org.freedesktop.NetworkManager";
const std::string path = "/org/freedesktop/NetworkManager";
const std::string card = "/sys/class/net/wlp2s0";

Computer& with_card(Computer& computer, const std::string& state)
{
    return computer.file(card + "/operstate", state + "\n").file(card + "/wireless/status", "0x0\n").file("/sys/class/net/lo/operstate", "unknown\n");
}

Computer& with_access_point(Computer& computer, const std::string& number, unsigned flags, unsigned wpa, unsigned rsn)
{
    const std::string point = nm + " " + path + "/AccessPoint/" + number + " " + nm + ".AccessPoint ";
    return computer.bus(nm + " " + path + "/ActiveConnection/" + number + " " + nm + ".Connection.Active Type", "\"802-11-wireless\"")
        .bus(nm + " " + path + "/ActiveConnection/" + number + " " + nm + ".Connection.Active Devices", "[\"" + path + "/Devices/" + number + "\"]")
        .bus(nm + " " + path + "/Devices/" + number + " " + nm + ".Device.Wireless ActiveAccessPoint", "\"" + path + "/AccessPoint/" + number + "\"")
        .bus(point + "Flags", std::to_string(flags))
        .bus(point + "WpaFlags", std::to_string(wpa))
        .bus(point + "RsnFlags", std::to_string(rsn));
}

Computer& with_connections(Computer& computer, const std::string& numbers)
{
    return computer.bus(nm + " " + path + " " + nm + " ActiveConnections", numbers);
}

std::string protection(const Computer& computer)
{
    const facts::FactSet facts = computer.learnt_by({wifi});
    return facts.get(fact::wifi_protection).value_or(missing_of(facts, fact::wifi_protection.index));
}

std::string protection(unsigned flags, unsigned wpa, unsigned rsn)
{
    Computer computer;
    with_card(computer, "up");
    with_connections(computer, "[\"" + path + "/ActiveConnection/3\"]");
    return protection(with_access_point(computer, "3", flags, wpa, rsn));
}

TEST(Wifi, flags_of_the_access_point_tell_its_protection)
{
    EXPECT_EQ(protection(0, 0, 0), "open");
    EXPECT_EQ(protection(1, 0, 0), "wep");
    EXPECT_EQ(protection(1, 0x144, 0), "wpa");
    EXPECT_EQ(protection(1, 0, 0x144), "wpa") << "WPA2 that only offers TKIP";
    EXPECT_EQ(protection(1, 0x144, 0x18c), "wpa2") << "WPA and WPA2";
    EXPECT_EQ(protection(1, 0, 0x188), "wpa2");
    EXPECT_EQ(protection(1, 0, 0x288), "wpa2") << "of a company";
    EXPECT_EQ(protection(1, 0, 0x588), "wpa2") << "WPA2 and WPA3: a device may choose the older";
    EXPECT_EQ(protection(1, 0, 0x488), "wpa3");
    EXPECT_EQ(protection(1, 0, 0x2000), "wpa3");
    EXPECT_EQ(protection(0, 0, 0x888), "owe");
    EXPECT_EQ(protection(0, 0, 0x1000), "open") << "the open half of a network in transition to OWE";
}

TEST(Wifi, not_in_use_is_none)
{
    Computer computer;
    EXPECT_EQ(protection(computer.file("/sys/class/net/eth0/operstate", "up\n")), "none");
    EXPECT_EQ(computer.learnt_by({wifi}).get(fact::has_wifi), false);
    EXPECT_EQ(computer.learnt_by({wifi}).get(fact::wifi_open_saved), 0);
    Computer unused;
    EXPECT_EQ(protection(with_card(unused, "down")), "none");
    EXPECT_EQ(unused.learnt_by({wifi}).get(fact::has_wifi), true);
}

TEST(Wifi, the_weakest_of_two_counts)
{
    Computer computer;
    with_card(computer, "up");
    with_connections(computer, "[\"" + path + "/ActiveConnection/1\", \"" + path + "/ActiveConnection/2\", \"" + path + "/ActiveConnection/9\"]");
    with_access_point(computer, "1", 1, 0, 0x188);
    with_access_point(computer, "2", 0, 0, 0);
    computer.bus(nm + " " + path + "/ActiveConnection/9 " + nm + ".Connection.Active Type", "\"802-3-ethernet\"");
    EXPECT_EQ(protection(computer), "open");
}

TEST(Wifi, of_another_manager_is_not_known)
{
    Computer computer;
    EXPECT_EQ(protection(with_card(computer, "up")), "unsupported");
    EXPECT_EQ(protection(with_connections(computer, "[]")), "unsupported");
    Computer roaming;
    with_card(roaming, "dormant");
    with_connections(roaming, "[\"" + path + "/ActiveConnection/3\"]");
    with_access_point(roaming, "3", 0, 0, 0).bus(nm + " " + path + "/Devices/3 " + nm + ".Device.Wireless ActiveAccessPoint", "\"/\"");
    EXPECT_EQ(protection(roaming), "unsupported");
}

TEST(Wifi, nonsense_from_the_bus_is_malformed)
{
    for (const std::string answer : {"3", "\"x\"", "{}", "[", ""}) {
        Computer computer;
        with_card(computer, "up");
        EXPECT_EQ(protection(with_connections(computer, answer)), "malformed") << answer;
    }
    Computer computer;
    with_card(computer, "up");
    with_connections(computer, "[\"" + path + "/ActiveConnection/3\", 7]");
    with_access_point(computer, "3", 0, 0, 0).bus(nm + " " + path + "/AccessPoint/3 " + nm + ".AccessPoint RsnFlags", "-1");
    EXPECT_EQ(protection(computer), "malformed");
    EXPECT_EQ(protection(Computer()), "unsupported") << "no /sys";
}

std::string saved(const Computer& computer)
{
    const facts::FactSet facts = computer.learnt_by({wifi});
    const auto count = facts.get(fact::wifi_open_saved);
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const facts::Unlearnt* missing = facts.at(i).missing();
        EXPECT_EQ(facts.at(i).where.find("GareLibre"), std::string::npos) << "the name of a network tells where a person has been";
        EXPECT_TRUE(missing == nullptr || missing->detail.find("GareLibre") == std::string::npos);
    }
    return count ? std::to_string(*count) : missing_of(facts, fact::wifi_open_saved.index);
}

TEST(Wifi, saved_networks_that_are_open_are_counted)
{
    const std::string folder = "/etc/NetworkManager/system-connections/";
    Computer computer(Account::administrator);
    with_card(computer, "down").file(folder + "cabinet.nmconnection", "[connection]\ntype=wifi\n[wifi]\nssid=cabinet\n[wifi-security]\nkey-mgmt=wpa-psk\n");
    EXPECT_EQ(saved(computer), "0");
    computer.file(folder + "GareLibre.nmconnection", "[connection]\ntype=wifi\n[wifi]\nssid=GareLibre\nmode=infrastructure\n");
    EXPECT_EQ(saved(computer), "1");
    computer.file(folder + "once.nmconnection", "[connection]\ntype=wifi\nautoconnect=false\n[wifi]\nssid=once\n")
        .file(folder + "hotspot.nmconnection", "[connection]\ntype=wifi\n[wifi]\nmode=ap\n")
        .file(folder + "wired.nmconnection", "[connection]\ntype=ethernet\n")
        .file(folder + "notes.txt", "[connection]\ntype=wifi\n");
    EXPECT_EQ(saved(computer), "1");
    EXPECT_EQ(saved(computer.file("/run/NetworkManager/system-connections/netplan-x.nmconnection", "[connection]\ntype=802-11-wireless\n")), "2");
    EXPECT_EQ(saved(computer.file(folder + "binary.nmconnection", std::string("\0", 1))), "malformed");
}

TEST(Wifi, saved_networks_are_the_administrator_s_to_read)
{
    Computer computer;
    EXPECT_EQ(saved(with_card(computer, "down")), "unsupported");
    EXPECT_EQ(saved(computer.refused("/etc/NetworkManager/system-connections/GareLibre.nmconnection")), "denied");
    Computer closed;
    EXPECT_EQ(saved(with_card(closed, "down").refused("/etc/NetworkManager/system-connections")), "denied");
}

}  // namespace
