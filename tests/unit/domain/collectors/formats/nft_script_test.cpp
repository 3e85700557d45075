#include "domain/collectors/formats/nft_script.h"

#include <gtest/gtest.h>

namespace {

using namespace asepsie;
using namespace asepsie::collectors::formats;

Filtering judged_script(std::string_view text)
{
    const auto filter = parse_nft_script(text);
    EXPECT_TRUE(filter.ok()) << (filter.ok() ? "" : filter.error().detail);
    return filter.ok() ? judge_filter(*filter, Ipv6::in_use) : Filtering::off;
}

Filtering with_rules(std::string_view policy, std::string_view rules)
{
    return judged_script("table inet t {\n chain end { counter log prefix \"bye; {\" drop; }\n chain in {\n  type filter hook input priority filter; policy " + std::string(policy) +
        ";\n  " + std::string(rules) + "\n }\n}\n");
}

ErrorCode refused(std::string_view text)
{
    const auto filter = parse_nft_script(text);
    EXPECT_FALSE(filter.ok()) << text;
    return filter.ok() ? ErrorCode::bad_usage : filter.error().code;
}

TEST(NftScript, debian_ships_chains_that_stop_nothing)
{
    EXPECT_EQ(judged_script("#!/usr/sbin/nft -f\n\nflush ruleset\n\ntable inet filter {\n\tchain input {\n\t\ttype filter hook input priority filter;\n\t}\n\tchain forward {\n"
                     "\t\ttype filter hook forward priority filter;\n\t}\n\tchain output {\n\t\ttype filter hook output priority filter;\n\t}\n}\n"),
        Filtering::off);
    EXPECT_EQ(judged_script(""), Filtering::off);
    EXPECT_EQ(judged_script("# nothing\n"), Filtering::off);
}

TEST(NftScript, policy_and_ends)
{
    EXPECT_EQ(with_rules("drop", "ct state { established, related } accept\n iif lo accept\n tcp dport { 22,\n 80 } ct state new accept # ssh"), Filtering::on);
    EXPECT_EQ(with_rules("accept", "iifname \"lo\" accept; counter packets 0 bytes 0 reject with icmpx type admin-prohibited"), Filtering::on);
    EXPECT_EQ(with_rules("accept", "jump end"), Filtering::on);
    EXPECT_EQ(with_rules("accept", "ip saddr 192.0.2.7 drop"), Filtering::off);
    EXPECT_EQ(with_rules("accept", "limit rate over 10/second drop"), Filtering::off);
    EXPECT_EQ(with_rules("drop", "counter accept"), Filtering::off);
    EXPECT_EQ(judged_script("table ip t { chain in { type filter hook input priority 0; policy drop; } }"), Filtering::ipv6_open);
    EXPECT_EQ(judged_script("table t { chain in { type filter hook input priority 0; policy drop; } }"), Filtering::ipv6_open);
    EXPECT_EQ(judged_script("table inet t { chain in { type filter hook forward priority 0; policy drop; } }"), Filtering::off);
}

TEST(NftScript, matches)
{
    EXPECT_EQ(with_rules("accept", "ct state != { established, related } drop"), Filtering::on);
    EXPECT_EQ(with_rules("accept", "ct state new,invalid drop"), Filtering::on);
    EXPECT_EQ(with_rules("accept", "meta l4proto { tcp, udp } drop comment \"all\""), Filtering::on);
    EXPECT_EQ(with_rules("accept", "meta nfproto ipv4 drop"), Filtering::ipv6_open);
    EXPECT_EQ(with_rules("accept", "iifname != \"lo\" drop"), Filtering::on);
    EXPECT_EQ(with_rules("drop", "tcp dport 1025-65535 accept"), Filtering::wide_open);
    EXPECT_EQ(with_rules("drop", "udp dport >= 1024 accept"), Filtering::wide_open);
    EXPECT_EQ(with_rules("drop", "tcp dport < 1024 accept"), Filtering::on);
    EXPECT_EQ(with_rules("drop", "tcp dport @open accept; tcp dport $open accept; tcp sport 1-65535 accept"), Filtering::on);
    EXPECT_EQ(with_rules("drop", "iifname vmap { lo : accept, eth0 : jump end }"), Filtering::on);
    EXPECT_EQ(with_rules("accept", "iifname vmap { lo : accept, eth0 : drop }"), Filtering::off);
    EXPECT_EQ(with_rules("drop", "icmp type { echo-request } accept; ip protocol icmp accept; meta l4proto ipv6-icmp accept"), Filtering::on);
}

TEST(NftScript, what_stands_beside_chains_is_passed_over)
{
    EXPECT_EQ(judged_script("define lan = { 192.0.2.0/24,\n 198.51.100.0/24 }\ntable inet t\ndelete table inet t\ntable inet t {\n comment \"mine\"\n set s {\n  type ipv4_addr\n"
                     "  elements = { 192.0.2.1 }\n }\n counter c { }\n chain in {\n  comment \"way in\"\n  type filter hook input priority -5\n  policy drop\n }\n}\n"),
        Filtering::on);
    EXPECT_EQ(judged_script("table inet t { chain in { type filter hook input priority 0; policy drop; } }\nflush ruleset\n"), Filtering::off);
    EXPECT_EQ(judged_script("table bridge t { chain in { type filter hook input priority 0; policy drop; } }"), Filtering::off);
}

TEST(NftScript, says_where_the_outcome_stands_elsewhere)
{
    EXPECT_EQ(refused("include \"/etc/nftables.d/*.nft\"\n"), ErrorCode::unsupported);
    EXPECT_EQ(refused("table inet t {\n include \"/etc/more\"\n}"), ErrorCode::unsupported);
    EXPECT_EQ(refused("table inet t { chain in {\n include \"/etc/more\"\n} }"), ErrorCode::unsupported);
    EXPECT_EQ(refused("add rule inet t in drop\n"), ErrorCode::unsupported);
    EXPECT_EQ(refused("table inet t { chain in { type filter hook input priority 0; policy $policy; } }"), ErrorCode::unsupported);
}

TEST(NftScript, what_is_none_is_malformed)
{
    for (const std::string_view text : {"table inet t {", "table inet t { chain in {", "}", "table inet t { chain in { tcp dport { 22 drop", "\"unclosed", "table inet t { chain in \n drop }"}) {
        EXPECT_EQ(refused(text), ErrorCode::malformed) << text;
    }
    EXPECT_FALSE(parse_nft_script(std::string(100'000, '{')).ok());
    EXPECT_TRUE(parse_nft_script("table").ok());
}

}  // namespace
