#include "domain/collectors/formats/nft_ruleset.h"

#include <gtest/gtest.h>

namespace {

using namespace asepsie;
using namespace asepsie::collectors::formats;

// A chain of the input hook in the table "inet t" and its rules, as nft prints them.
std::string ruleset(std::string_view policy, std::initializer_list<std::string_view> expressions)
{
    std::string text = R"({"nftables": [{"metainfo": {"version": "1.0.6", "json_schema_version": 1}}, {"table": {"family": "inet", "name": "t", "handle": 1}},
        {"chain": {"family": "inet", "table": "t", "name": "b", "handle": 1}},
        {"chain": {"family": "inet", "table": "t", "name": "a", "handle": 2, "type": "filter", "hook": "input", "prio": 0, "policy": ")";
    text += std::string(policy) + "\"}}";
    for (const std::string_view expression : expressions) {
        text += R"(, {"rule": {"family": "inet", "table": "t", "chain": "a", "handle": 3, "expr": )" + std::string(expression) + "}}";
    }
    return text + R"(, {"rule": {"family": "inet", "table": "t", "chain": "b", "handle": 4, "expr": [{"counter": {"packets": 0, "bytes": 0}}, {"log": null}, {"drop": null}]}}]})";
}

Filtering judged_ruleset(std::string_view text)
{
    const auto filter = parse_nft_ruleset(text);
    EXPECT_TRUE(filter.ok()) << (filter.ok() ? "" : filter.error().detail);
    return filter.ok() ? judge_filter(*filter, Ipv6::in_use) : Filtering::off;
}

TEST(NftRuleset, an_empty_one_is_not_on)
{
    EXPECT_EQ(judged_ruleset(R"({"nftables": [{"metainfo": {"version": "1.0.6", "release_name": "Lester Gooch #5", "json_schema_version": 1}}]})"), Filtering::off);
    EXPECT_EQ(judged_ruleset(ruleset("accept", {})), Filtering::off);
}

TEST(NftRuleset, policy_and_ends)
{
    EXPECT_EQ(judged_ruleset(ruleset("drop", {R"([{"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": 22}}, {"accept": null}])"})), Filtering::on);
    EXPECT_EQ(judged_ruleset(ruleset("accept", {R"([{"reject": {"type": "icmpx", "expr": "admin-prohibited"}}])"})), Filtering::on);
    EXPECT_EQ(judged_ruleset(ruleset("accept", {R"([{"log": {"prefix": "bye"}}])", R"([{"goto": {"target": "b"}}])"})), Filtering::on);
    EXPECT_EQ(judged_ruleset(ruleset("accept", {R"([{"match": {"op": "==", "left": {"payload": {"protocol": "ip", "field": "saddr"}}, "right": "192.0.2.7"}}, {"drop": null}])"})),
        Filtering::off);
}

TEST(NftRuleset, matches)
{
    const auto with = [](std::string_view policy, std::string_view match, std::string_view verdict) {
        return judged_ruleset(ruleset(policy, {R"([{"match": )" + std::string(match) + R"(}, {")" + std::string(verdict) + R"(": null}])"}));
    };
    EXPECT_EQ(with("accept", R"({"op": "in", "left": {"ct": {"key": "state"}}, "right": "new"})", "drop"), Filtering::on);
    EXPECT_EQ(with("accept", R"({"op": "!=", "left": {"ct": {"key": "state"}}, "right": {"set": ["established", "related"]}})", "drop"), Filtering::on);
    EXPECT_EQ(with("accept", R"({"op": "!", "left": {"ct": {"key": "state"}}, "right": ["established", "related"]})", "drop"), Filtering::on);
    EXPECT_EQ(with("drop", R"({"op": "in", "left": {"ct": {"key": "state"}}, "right": ["established", "related"]})", "accept"), Filtering::on);
    EXPECT_EQ(with("accept", R"({"op": "==", "left": {"meta": {"key": "l4proto"}}, "right": {"set": ["tcp", "udp"]}})", "drop"), Filtering::on);
    EXPECT_EQ(with("accept", R"({"op": "==", "left": {"meta": {"key": "l4proto"}}, "right": "tcp"})", "drop"), Filtering::off);
    EXPECT_EQ(with("accept", R"({"op": "==", "left": {"meta": {"key": "nfproto"}}, "right": "ipv4"})", "drop"), Filtering::ipv6_open);
    EXPECT_EQ(with("drop", R"({"op": "==", "left": {"payload": {"protocol": "ip6", "field": "nexthdr"}}, "right": "tcp"})", "accept"), Filtering::ipv6_open);
    EXPECT_EQ(with("drop", R"({"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": {"range": [1025, 65535]}})", "accept"), Filtering::wide_open);
    EXPECT_EQ(with("drop", R"({"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": {"set": [22, 80, {"range": [1000, 65000]}]}})", "accept"),
        Filtering::wide_open);
    EXPECT_EQ(with("drop", R"({"op": ">=", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": 1024})", "accept"), Filtering::wide_open);
    EXPECT_EQ(with("drop", R"({"op": "<", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": 1024})", "accept"), Filtering::on);
    EXPECT_EQ(with("drop", R"({"op": "==", "left": {"meta": {"key": "iifname"}}, "right": "lo"})", "accept"), Filtering::on);
    EXPECT_EQ(with("drop", R"({"op": "==", "left": {"meta": {"key": "iifname"}}, "right": {"set": ["lo", "eth0"]}})", "accept"), Filtering::wide_open);
    EXPECT_EQ(with("drop", R"({"op": "==", "left": {"fib": {"result": "type", "flags": ["daddr"]}}, "right": "local"})", "accept"), Filtering::on);
}

TEST(NftRuleset, verdict_maps_decide_nothing)
{
    EXPECT_EQ(judged_ruleset(ruleset("accept", {R"([{"vmap": {"key": {"meta": {"key": "iifname"}}, "data": {"set": [["lo", {"accept": null}]]}}}])"})), Filtering::off);
    EXPECT_EQ(judged_ruleset(ruleset("drop", {R"([{"vmap": {"key": {"meta": {"key": "iifname"}}, "data": {"set": [["lo", {"accept": null}]]}}}])"})), Filtering::on);
}

TEST(NftRuleset, tables_of_iptables_keep_their_targets)
{
    EXPECT_EQ(judged_ruleset(ruleset("accept", {R"([{"xt": {"type": "match", "name": "comment"}}, {"counter": {"packets": 0, "bytes": 0}}, {"xt": {"type": "target", "name": "REJECT"}}])"})),
        Filtering::on);
    EXPECT_EQ(judged_ruleset(ruleset("accept", {R"([{"xt": {"type": "match", "name": "conntrack"}}, {"drop": null}])"})), Filtering::off);
    EXPECT_EQ(judged_ruleset(ruleset("accept", {R"([{"counter": {"packets": 0, "bytes": 0}}, {"xt": {"type": "target", "name": "LOG"}}])"})), Filtering::off);
    EXPECT_EQ(judged_ruleset(ruleset("accept", {R"([{"xt": null}])"})), Filtering::off);
}

TEST(NftRuleset, other_hooks_and_families_do_not_count)
{
    EXPECT_EQ(judged_ruleset(R"({"nftables": [{"chain": {"family": "inet", "table": "t", "name": "f", "type": "filter", "hook": "forward", "policy": "drop"}},
        {"chain": {"family": "bridge", "table": "t", "name": "i", "type": "filter", "hook": "input", "policy": "drop"}},
        {"chain": {"family": "inet", "table": "t", "name": "n", "type": "nat", "hook": "input", "policy": "drop"}}]})"),
        Filtering::off);
}

TEST(NftRuleset, what_is_none_is_malformed)
{
    for (const std::string_view text : {"", "{", "[]", "{\"nftables\": 3}", "table inet filter {}", "\xff\xfe"}) {
        const auto filter = parse_nft_ruleset(text);
        ASSERT_FALSE(filter.ok()) << text;
        EXPECT_EQ(filter.error().code, ErrorCode::malformed);
    }
    EXPECT_TRUE(parse_nft_ruleset(R"({"nftables": [3, {}, {"rule": null}, {"rule": {"family": "ip", "expr": [3, {}, {"match": 1}, {"match": {"left": {}}}, {"jump": null}]}}]})").ok());
}

}  // namespace
