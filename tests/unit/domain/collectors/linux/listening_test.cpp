#include "support/computer.h"

#include "domain/collectors/linux/all.h"  // after the types it names

#include <gtest/gtest.h>

namespace {

using namespace asepsie;
using collectors::linux_os::firewall;
using collectors::linux_os::listening;
using facts::FactList;
using tests::Computer;
using tests::sockets_head;

const std::string any6 = "00000000000000000000000000000000";

std::string waits(std::string_view address, std::string_view port, std::string_view state = "0A")
{
    const std::string none = address.size() == 8 ? "00000000" : any6;
    return "   0: " + std::string(address) + ":" + std::string(port) + " " + none + ":0000 " + std::string(state) + " 00000000:00000000 00:00000000 00000000  0  0 1 1 0 100 0 0 10 0\n";
}

Computer with_ports(const std::string& tcp, const std::string& udp = {}) { return Computer().file("/proc/net/tcp", sockets_head + tcp).file("/proc/net/udp", sockets_head + udp); }

TEST(Listening, names_what_waits_beyond_this_computer)
{
    const auto facts = with_ports(waits("00000000", "0016") + waits("0100007F", "0277") + waits("00000000", "88B8"), waits("00000000", "14E9", "07") + waits("00000000", "0044", "07") +
            waits("00000000", "0089", "07") + waits("00000000", "A000", "07"))
                           .file("/proc/net/tcp6", sockets_head + waits(any6, "0016") + waits(any6, "01BD") + waits("00000000000000000000000001000000", "0277"))
                           .learnt_by({firewall, listening});
    EXPECT_EQ(facts.get(fact::exposed_services), (FactList{"SSH (22)", "NetBIOS (137)", "Samba (445)", "port 35000"}));
    EXPECT_EQ(facts.get(fact::exposed_service_count), 4);
    EXPECT_EQ(facts.get(fact::reachable_services), facts.get(fact::exposed_services));  // no firewall is installed
    EXPECT_EQ(facts.get(fact::imaging_services), FactList{});
    EXPECT_EQ(facts.get(fact::database_services), FactList{});
}

TEST(Listening, imaging_and_databases)
{
    const auto facts = with_ports(waits("00000000", "1092") + waits("00000000", "1F6A") + waits("00000000", "0068") + waits("00000000", "0CEA") + waits("0100007F", "1538"))
                           .learnt_by({firewall, listening});
    EXPECT_EQ(facts.get(fact::imaging_services), (FactList{"DICOM (104)", "Orthanc DICOM (4242)", "Orthanc (8042)"}));
    EXPECT_EQ(facts.get(fact::database_services), (FactList{"MySQL (3306)"}));
}

TEST(Listening, waiting_is_not_being_reached)
{
    const auto behind = with_ports(waits("00000000", "0016"))
                            .active("ufw.service")
                            .file("/etc/ufw/ufw.conf", "ENABLED=yes\n")
                            .file("/etc/default/ufw", "DEFAULT_INPUT_POLICY=\"DROP\"\n")
                            .learnt_by({firewall, listening});
    EXPECT_EQ(behind.get(fact::exposed_services), (FactList{"SSH (22)"}));
    EXPECT_EQ(behind.get(fact::reachable_services), FactList{});
    const auto unknown = with_ports(waits("00000000", "0016")).program("/usr/sbin/nft").learnt_by({firewall, listening});
    EXPECT_EQ(tests::missing_of(unknown, fact::reachable_services.index), "denied");
    // Nothing waits: what the firewall does is of no matter.
    const auto nothing = with_ports(waits("0100007F", "0277")).program("/usr/sbin/nft").learnt_by({firewall, listening});
    EXPECT_EQ(nothing.get(fact::reachable_services), FactList{});
}

TEST(Listening, tables_that_cannot_be_read)
{
    const auto reason = [](const Computer& computer) {
        const auto facts = computer.learnt_by({firewall, listening});
        for (const auto index : {fact::exposed_services.index, fact::exposed_service_count.index, fact::reachable_services.index, fact::imaging_services.index}) {
            EXPECT_EQ(tests::missing_of(facts, index), tests::missing_of(facts, fact::database_services.index));
        }
        return tests::missing_of(facts, fact::database_services.index);
    };
    EXPECT_EQ(reason(Computer()), "unsupported");
    EXPECT_EQ(reason(with_ports("").refused("/proc/net/tcp")), "denied");
    EXPECT_EQ(reason(with_ports("").refused("/proc/net/tcp6")), "denied");
    EXPECT_EQ(reason(with_ports("junk\n")), "malformed");
    EXPECT_EQ(reason(Computer().file("/proc/net/tcp", std::string((8U << 20U) + 1, ' ')).file("/proc/net/udp", sockets_head)), "too_large");
    EXPECT_EQ(reason(with_ports("")), "known");  // a kernel without IPv6
}

}  // namespace
