#include "domain/collectors/formats/ip_address.h"

#include <gtest/gtest.h>

namespace {

using asepsie::collectors::formats::AddressScope;
using asepsie::collectors::formats::IpAddress;

AddressScope scope(std::string_view text)
{
    const auto address = IpAddress::parse(text);
    EXPECT_TRUE(address) << text;
    return address ? address->scope() : AddressScope::nowhere;
}

TEST(IpAddress, reach_of_ipv4)
{
    for (const std::string_view text : {"10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.254", "169.254.1.1", "100.64.0.1", "100.127.255.255"}) {
        EXPECT_EQ(scope(text), AddressScope::local) << text;
    }
    for (const std::string_view text : {"172.32.0.1", "192.169.0.1", "100.128.0.1", "9.9.9.9", "203.0.113.53", "169.253.0.1"}) {
        EXPECT_EQ(scope(text), AddressScope::internet) << text;
    }
    EXPECT_EQ(scope("127.0.0.53"), AddressScope::computer);
    EXPECT_EQ(scope("0.0.0.0"), AddressScope::nowhere);
}

TEST(IpAddress, reach_of_ipv6)
{
    EXPECT_EQ(scope("::"), AddressScope::nowhere);
    EXPECT_EQ(scope("::1"), AddressScope::computer);
    EXPECT_EQ(scope("fe80::1%wlp2s0"), AddressScope::local);
    EXPECT_EQ(scope("fd00:1234::1"), AddressScope::local);
    EXPECT_EQ(scope("2620:fe::fe"), AddressScope::internet);
    EXPECT_EQ(scope("::ffff:192.168.1.1"), AddressScope::local);
    EXPECT_EQ(scope("::ffff:127.0.0.1"), AddressScope::computer);
    EXPECT_EQ(scope("1::"), AddressScope::internet);
}

TEST(IpAddress, one_address_in_two_ways_is_one)
{
    EXPECT_EQ(IpAddress::parse("2001:910:800::12"), IpAddress::parse("2001:0910:0800:0:0:0:0:0012"));
    EXPECT_EQ(IpAddress::parse("::FFFF:8.8.8.8"), IpAddress::parse("8.8.8.8"));
    EXPECT_NE(IpAddress::parse("9.9.9.9"), IpAddress::parse("9.9.9.10"));
}

TEST(IpAddress, refuses_what_is_none)
{
    for (const std::string_view text : {"", "1", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1.2.3.-4", "1.2.3.0004", "1.2.3.4:53", "localhost", ":", ":::",
             "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", "12345::",
             "g::1", "::-1", "1:2:3:4:5:6:7:8::9", "%eth0", "::1.2.3.4.5"}) {
        EXPECT_FALSE(IpAddress::parse(text)) << text;
    }
}

}  // namespace
