#include "domain/collectors/formats/firewalld_zone.h"

#include <gtest/gtest.h>

namespace {

using namespace asepsie;
using collectors::formats::parse_firewalld_zone;

TEST(FirewalldZone, target_and_ports)
{
    const auto zone = parse_firewalld_zone("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<zone>\n  <short>Fedora Workstation</short>\n  <service name=\"dhcpv6-client\"/>\n"
                                           "  <port protocol=\"udp\" port=\"1025-65535\"/>\n  <port port='1025-65535' protocol='tcp'/>\n  <port protocol=\"tcp\" port=\"22\"/>\n</zone>\n");
    ASSERT_TRUE(zone.ok());
    EXPECT_EQ(zone->target, "default");
    EXPECT_EQ(zone->tcp_ports, 64'512);
    EXPECT_EQ(zone->udp_ports, 64'511);
    EXPECT_EQ(parse_firewalld_zone("<zone target=\"ACCEPT\"><forward/></zone>")->target, "ACCEPT");
    EXPECT_EQ(parse_firewalld_zone("<zone version=\"1.0\"\n target = '%%REJECT%%' />")->target, "%%REJECT%%");
}

TEST(FirewalldZone, comments_and_rules_for_some_open_nothing)
{
    const auto zone = parse_firewalld_zone("<!-- <zone target=\"ACCEPT\"> --><zone><rule family=\"ipv4\"><source address=\"192.0.2.0/24\"/><port protocol=\"tcp\" port=\"1-65535\"/><accept/></rule>"
                                           "<port protocol=\"tcp\" port=\"80\"/><!-- <port protocol=\"tcp\" port=\"1-65535\"/> --></zone>");
    ASSERT_TRUE(zone.ok());
    EXPECT_EQ(zone->target, "default");
    EXPECT_EQ(zone->tcp_ports, 1);
}

TEST(FirewalldZone, odd_ports_count_for_none)
{
    const auto zone = parse_firewalld_zone("<zone><port protocol=\"tcp\" port=\"90-80\"/><port protocol=\"tcp\" port=\"0-99999999\"/><port protocol=\"tcp\" port=\"-\"/><port protocol=\"tcp\"/><port/>"
                                           "<port protocol=\"tcp\" port=\"80/></zone>");
    ASSERT_TRUE(zone.ok());
    EXPECT_EQ(zone->tcp_ports, 0);
}

TEST(FirewalldZone, what_is_none_is_malformed)
{
    for (const std::string_view text : {"", "zone", "<policy/>", "<zone", "<!-- <zone/>", "\xff<"}) {
        const auto zone = parse_firewalld_zone(text);
        ASSERT_FALSE(zone.ok()) << text;
        EXPECT_EQ(zone.error().code, ErrorCode::malformed);
    }
}

}  // namespace
