#include "domain/collectors/formats/packet_filter.h"

#include "foundation/base/text.h"

#include <algorithm>
#include <iterator>

namespace asepsie::collectors::formats {
namespace {

using Subject = FilterMatch::Subject;

constexpr std::int64_t many_ports = 10'000;
constexpr std::int64_t every_port = 65'536;
// Deeper than the kernel lets chains jump (NFT_JUMP_STACK_SIZE is 16).
constexpr int deepest_jump = 32;

bool is_ipv4(Attempt attempt) { return attempt == Attempt::tcp4 || attempt == Attempt::udp4; }
bool is_tcp(Attempt attempt) { return attempt == Attempt::tcp4 || attempt == Attempt::tcp6; }

bool names(const FilterMatch& match, std::initializer_list<std::string_view> any_of)
{
    return std::any_of(match.values.begin(), match.values.end(),
        [&](const std::string& value) { return std::find(any_of.begin(), any_of.end(), text::lower(value)) != any_of.end(); });
}

Reach all_or_none(bool holds) { return holds ? Reach::all : Reach::none; }

// A network card of the computer by the kernel's or systemd's naming (systemd.net-naming-scheme(7)), or what usually bundles some; no tunnel, no
// virtual one.
bool is_network_card(std::string_view name)
{
    return name.starts_with("br0") || name.starts_with("bond") || name.starts_with("team") || name.starts_with("usb") || name.starts_with("en") || name.starts_with("eth") || name.starts_with("wl") || name.starts_with("ww") || name == "*" || name == "+";
}

Reach reach_of_interfaces(const FilterMatch& match)
{
    const bool any_card = std::any_of(match.values.begin(), match.values.end(), is_network_card);
    if (match.is_negated) {
        return any_card ? Reach::few : Reach::all;
    }
    const bool only_itself = std::all_of(match.values.begin(), match.values.end(), [](const std::string& name) { return name == "lo"; });
    return any_card ? Reach::many : only_itself ? Reach::none : Reach::few;
}

Reach reach_of_ports(const FilterMatch& match)
{
    const std::int64_t ports = match.is_negated ? every_port - match.ports : match.ports;
    return ports >= many_ports ? Reach::many : Reach::few;
}

Reach reach_of(const FilterMatch& match, Attempt attempt)
{
    switch (match.subject) {
    case Subject::interface: return reach_of_interfaces(match);
    case Subject::state: return all_or_none(names(match, {"new"}) != match.is_negated);
    case Subject::ip_version:
        return all_or_none((is_ipv4(attempt) ? names(match, {"ipv4", "ip"}) : names(match, {"ipv6", "ip6"})) != match.is_negated);
    case Subject::protocol:
        return all_or_none((is_tcp(attempt) ? names(match, {"tcp", "6"}) : names(match, {"udp", "17"})) != match.is_negated);
    case Subject::port: return reach_of_ports(match);
    case Subject::other: return Reach::few;
    }
    return Reach::few;
}

}  // namespace

void FilterRule::narrow(const FilterMatch& match)
{
    for (std::size_t i = 0; i < attempt_count; ++i) {
        reach.at(i) = std::min(reach.at(i), reach_of(match, static_cast<Attempt>(i)));
    }
}

void PacketFilter::add(FilterChain chain)
{
    const auto key = std::pair(chain.table, chain.name);
    const auto [place, is_new] = m_chains.try_emplace(key, std::move(chain));
    if (!is_new) {
        FilterChain& known = place->second;
        known.on_input = known.on_input || chain.on_input;
        known.drops_by_default = known.drops_by_default || chain.drops_by_default;
        known.rules.insert(known.rules.end(), std::make_move_iterator(chain.rules.begin()), std::make_move_iterator(chain.rules.end()));
    }
}

void PacketFilter::add(PacketFilter more)
{
    for (auto& [key, chain] : more.m_chains) {
        add(std::move(chain));
    }
}

// How an attempt leaves a chain, and whether some rule on the way lets many of its kind in.
struct PacketFilter::Outcome {
    enum class End : std::uint8_t { undecided, accepted, dropped };
    End end = End::undecided;
    bool opens_wide = false;
};

// One walk of one kind of attempt. Each chain is walked once: a circle finds itself undecided, and no web of jumps takes long.
struct PacketFilter::Walk {
    Attempt attempt;
    int depth = 0;
    std::map<const FilterChain*, Outcome> known{};
};

PacketFilter::Outcome PacketFilter::walk(const FilterChain& chain, Walk& on) const
{
    if (const auto known = on.known.find(&chain); known != on.known.end() || on.depth > deepest_jump) {
        return known != on.known.end() ? known->second : Outcome{};
    }
    on.known[&chain] = {};
    ++on.depth;
    Outcome outcome;
    bool is_left = false;
    for (const FilterRule& rule : chain.rules) {
        const Reach reach = rule.reach.at(static_cast<std::size_t>(on.attempt));
        if (reach < Reach::many || rule.action == FilterRule::Action::go_on) {
            continue;
        }
        Outcome of_rule;
        if (rule.action == FilterRule::Action::accept) {
            of_rule.end = Outcome::End::accepted;
        } else if (rule.action == FilterRule::Action::drop) {
            of_rule.end = Outcome::End::dropped;
        } else if (rule.action != FilterRule::Action::leave) {
            const auto target = m_chains.find({chain.table, rule.target});
            of_rule = target == m_chains.end() ? Outcome{} : walk(target->second, on);
        }
        const bool lets_many_in = reach == Reach::many && of_rule.end == Outcome::End::accepted;
        outcome.opens_wide = outcome.opens_wide || of_rule.opens_wide || lets_many_in;
        is_left = reach == Reach::all && (rule.action == FilterRule::Action::leave || rule.action == FilterRule::Action::go_to || of_rule.end != Outcome::End::undecided);
        if (is_left) {
            outcome.end = of_rule.end;
            break;
        }
    }
    --on.depth;
    on.known[&chain] = outcome;
    return outcome;
}

Stance PacketFilter::stance(Attempt attempt) const
{
    // Every chain of the input hook sees the attempt; what one of them drops is dropped (nft(8), "verdict statements").
    Stance safest = Stance::lets_in;
    Walk on{attempt};
    for (const auto& [key, chain] : m_chains) {
        // A table of the family ip or ip6 sees that IP version only.
        const bool sees_it = is_ipv4(attempt) ? !chain.table.starts_with("ip6 ") : !chain.table.starts_with("ip ");
        if (!chain.on_input || !sees_it) {
            continue;
        }
        const Outcome outcome = walk(chain, on);
        const bool drops = outcome.end == Outcome::End::dropped || (outcome.end == Outcome::End::undecided && chain.drops_by_default);
        if (drops) {
            safest = std::max(safest, outcome.opens_wide ? Stance::opens_wide : Stance::stops);
        }
    }
    return safest;
}

Filtering judge_filter(const PacketFilter& filter, Ipv6 ipv6)
{
    const Stance ipv4 = std::min(filter.stance(Attempt::tcp4), filter.stance(Attempt::udp4));
    const Stance newer = ipv6 == Ipv6::unused ? Stance::stops : std::min(filter.stance(Attempt::tcp6), filter.stance(Attempt::udp6));
    if (ipv4 == Stance::lets_in) {
        return Filtering::off;
    }
    if (newer == Stance::lets_in) {
        return Filtering::ipv6_open;
    }
    return std::min(ipv4, newer) == Stance::opens_wide ? Filtering::wide_open : Filtering::on;
}

}  // namespace asepsie::collectors::formats
