#include "domain/collectors/formats/packet_filter.h"

#include <gtest/gtest.h>

namespace {

using namespace asepsie::collectors::formats;
using Action = FilterRule::Action;
using Subject = FilterMatch::Subject;

FilterRule rule(Action action, std::vector<FilterMatch> matches = {}, std::string target = {})
{
    FilterRule made;
    made.action = action;
    made.target = std::move(target);
    for (const FilterMatch& match : matches) {
        made.narrow(match);
    }
    return made;
}

enum class Default { accept, drop };

PacketFilter input(Default by_default, std::vector<FilterRule> rules, std::string table = "inet filter")
{
    PacketFilter filter;
    filter.add({std::move(table), "input", true, by_default == Default::drop, std::move(rules)});
    return filter;
}

Filtering judged_filter(const PacketFilter& filter) { return judge_filter(filter, Ipv6::in_use); }

TEST(PacketFilter, without_rules_lets_in)
{
    EXPECT_EQ(judged_filter({}), Filtering::off);
    EXPECT_EQ(judged_filter(input(Default::accept, {})), Filtering::off);
}

TEST(PacketFilter, drops_by_default_or_by_its_last_rule)
{
    EXPECT_EQ(judged_filter(input(Default::drop, {rule(Action::accept, {{Subject::state, false, {"established"}}}), rule(Action::accept, {{Subject::port, false, {"22"}, 1}})})),
        Filtering::on);
    EXPECT_EQ(judged_filter(input(Default::accept, {rule(Action::go_on), rule(Action::drop)})), Filtering::on);
}

TEST(PacketFilter, one_drop_of_one_thing_is_no_firewall)  // one line of fail2ban
{
    EXPECT_EQ(judged_filter(input(Default::accept, {rule(Action::drop, {{}})})), Filtering::off);
    EXPECT_EQ(judged_filter(input(Default::accept, {rule(Action::drop, {{Subject::port, false, {"445"}, 1}})})), Filtering::off);
    EXPECT_EQ(judged_filter(input(Default::accept, {rule(Action::drop, {{Subject::protocol, false, {"tcp"}}})})), Filtering::off);  // UDP comes in
}

TEST(PacketFilter, an_accept_of_all_before_the_end_opens)
{
    EXPECT_EQ(judged_filter(input(Default::drop, {rule(Action::accept)})), Filtering::off);
    EXPECT_EQ(judged_filter(input(Default::drop, {rule(Action::accept, {{Subject::interface, false, {"lo"}}})})), Filtering::on);
    EXPECT_EQ(judged_filter(input(Default::drop, {rule(Action::accept, {{Subject::state, false, {"new"}}})})), Filtering::off);
    EXPECT_EQ(judged_filter(input(Default::accept, {rule(Action::drop, {{Subject::state, true, {"established", "related"}}})})), Filtering::on);
    EXPECT_EQ(judged_filter(input(Default::accept, {rule(Action::drop, {{Subject::interface, true, {"lo"}}})})), Filtering::on);
}

TEST(PacketFilter, thousands_of_open_ports_hardly_filter)
{
    EXPECT_EQ(judged_filter(input(Default::drop, {rule(Action::accept, {{Subject::port, false, {"1025"}, 64'511}})})), Filtering::wide_open);
    EXPECT_EQ(judged_filter(input(Default::drop, {rule(Action::accept, {{Subject::port, true, {"22"}, 1}})})), Filtering::wide_open);
    EXPECT_EQ(judged_filter(input(Default::drop, {rule(Action::accept, {{Subject::interface, false, {"wlp2s0"}}})})), Filtering::wide_open);
    EXPECT_EQ(judged_filter(input(Default::drop, {rule(Action::accept, {{Subject::interface, false, {"docker0"}}})})), Filtering::on);
    // Behind a drop of all it is never reached.
    EXPECT_EQ(judged_filter(input(Default::accept, {rule(Action::drop), rule(Action::accept, {{Subject::port, false, {"1025"}, 64'511}})})), Filtering::on);
}

TEST(PacketFilter, an_open_ipv6_is_a_gap_where_it_is_spoken)
{
    const PacketFilter filter = input(Default::drop, {}, "ip filter");
    EXPECT_EQ(judge_filter(filter, Ipv6::in_use), Filtering::ipv6_open);
    EXPECT_EQ(judge_filter(filter, Ipv6::unused), Filtering::on);
    EXPECT_EQ(judge_filter(input(Default::drop, {}, "ip6 filter"), Ipv6::in_use), Filtering::off);
    EXPECT_EQ(judged_filter(input(Default::accept, {rule(Action::drop, {{Subject::ip_version, false, {"ipv4"}}})})), Filtering::ipv6_open);
}

TEST(PacketFilter, jumps_are_followed)
{
    PacketFilter filter = input(Default::accept, {rule(Action::jump, {}, "zones")});
    filter.add({"inet filter", "zones", false, false, {rule(Action::go_to, {}, "public"), rule(Action::accept)}});
    EXPECT_EQ(judged_filter(filter), Filtering::off);  // the chain public is not there
    filter.add({"inet filter", "public", false, false, {rule(Action::leave, {{}}), rule(Action::drop)}});
    EXPECT_EQ(judged_filter(filter), Filtering::on);
    PacketFilter left = input(Default::accept, {rule(Action::jump, {}, "early")});
    left.add({"inet filter", "early", false, false, {rule(Action::leave), rule(Action::drop)}});
    EXPECT_EQ(judged_filter(left), Filtering::off);
    PacketFilter other_table = input(Default::accept, {rule(Action::jump, {}, "end")});
    other_table.add({"inet other", "end", false, false, {rule(Action::drop)}});
    EXPECT_EQ(judged_filter(other_table), Filtering::off);
}

TEST(PacketFilter, every_chain_of_the_input_hook_may_drop)
{
    PacketFilter filter = input(Default::accept, {});
    filter.add({"inet guard", "input", true, true});
    EXPECT_EQ(judged_filter(filter), Filtering::on);
}

TEST(PacketFilter, circles_and_webs_of_jumps_end)
{
    PacketFilter circle = input(Default::accept, {rule(Action::jump, {}, "a")});
    circle.add({"inet filter", "a", false, false, {rule(Action::jump, {}, "b")}});
    circle.add({"inet filter", "b", false, false, {rule(Action::jump, {}, "a"), rule(Action::jump, {}, "input")}});
    EXPECT_EQ(judged_filter(circle), Filtering::off);
    PacketFilter web = input(Default::drop, {rule(Action::jump, {}, "0")});
    for (int i = 0; i < 5'000; ++i) {  // two jumps a chain: 2^5000 ways
        const std::string next = std::to_string(i + 1);
        web.add({"inet filter", std::to_string(i), false, false, {rule(Action::jump, {}, next), rule(Action::jump, {}, next)}});
    }
    EXPECT_EQ(judged_filter(web), Filtering::on);
}

}  // namespace
