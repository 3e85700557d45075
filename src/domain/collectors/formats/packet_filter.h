// What a packet filter does with a stranger's attempt to connect: one model for the several syntaxes it is written in.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace asepsie::collectors::formats {

constexpr std::int64_t last_port = 65'535;

// A stranger's attempt: a new conversation from another computer of the network, to no port in particular.
enum class Attempt : std::uint8_t { tcp4, udp4, tcp6, udp6 };
constexpr std::size_t attempt_count = 4;

// How many of the attempts of a kind a rule takes in.
enum class Reach : std::uint8_t {
    none,
    few,   // one port, one address, a limited rate…
    many,  // thousands of ports, or all that comes through one network card
    all,
};

// One condition of a rule.
struct FilterMatch {
    enum class Subject : std::uint8_t { interface, state, ip_version, protocol, port, other };
    Subject subject = Subject::other;
    bool is_negated = false;
    std::vector<std::string> values{};  // "lo", "new", "ipv6", "tcp"; empty for ports
    std::int64_t ports = 0;             // how many are named
};

struct FilterRule {
    // go_on: it counts, writes to the log, or does what we do not know. leave: back to the chain that jumped here.
    enum class Action : std::uint8_t { go_on, accept, drop, jump, go_to, leave };
    std::array<Reach, attempt_count> reach{Reach::all, Reach::all, Reach::all, Reach::all};
    Action action = Action::go_on;
    std::string target{};  // the chain of the same table, for jump and go_to

    // Leaves of the rule's reach what the match leaves of it.
    void narrow(const FilterMatch& match);
};

struct FilterChain {
    std::string table;  // after its family (ip, ip6 or inet), as in "inet filter": a chain jumps to chains of its own table
    std::string name;
    bool on_input = false;  // what comes to this computer passes here
    bool drops_by_default = false;
    std::vector<FilterRule> rules{};
};

// In growing order of safety.
enum class Stance : std::uint8_t {
    lets_in,
    opens_wide,  // stops what is left over, after letting thousands of ports in
    stops,
};

class PacketFilter {
public:
    // A chain named twice is one chain, with the rules of both.
    void add(FilterChain chain);
    void add(PacketFilter more);
    [[nodiscard]] bool empty() const { return m_chains.empty(); }
    // What becomes of such an attempt. Chains that jump in a circle, which the kernel refuses, are left where the circle closes.
    [[nodiscard]] Stance stance(Attempt attempt) const;

private:
    struct Outcome;
    struct Walk;
    [[nodiscard]] Outcome walk(const FilterChain& chain, Walk& on) const;

    std::map<std::pair<std::string, std::string>, FilterChain> m_chains;  // by table and name
};

// What a filter is worth against the network around the computer.
enum class Filtering : std::uint8_t { off, ipv6_open, wide_open, on };
// What lets in IPv6 alone is a gap only where the computer speaks it.
enum class Ipv6 : std::uint8_t { unused, in_use };
Filtering judge_filter(const PacketFilter& filter, Ipv6 ipv6);

}  // namespace asepsie::collectors::formats
