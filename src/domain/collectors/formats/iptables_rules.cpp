#include "domain/collectors/formats/iptables_rules.h"

#include "foundation/base/text.h"

#include <fmt/core.h>

#include <set>

namespace asepsie::collectors::formats {
namespace {

using Subject = FilterMatch::Subject;
using Action = FilterRule::Action;

// The words of a line; text between double quotes is one word (a comment), in which a backslash takes the next character as it is.
std::vector<std::string> rule_words(std::string_view line)
{
    std::vector<std::string> words;
    std::string word;
    bool is_quoted = false;
    bool any = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '"') {
            is_quoted = !is_quoted;
            any = true;
        } else if (is_quoted && c == '\\' && i + 1 < line.size()) {
            word += line[++i];
        } else if (!is_quoted && (c == ' ' || c == '\t')) {
            if (any) {
                words.push_back(std::move(word));
            }
            word.clear();
            any = false;
        } else {
            word += c;
            any = true;
        }
    }
    if (any) {
        words.push_back(std::move(word));
    }
    return words;
}

// "22", "1024:65535", "80,443,6000:6063": how many ports.
FilterMatch ports_of(std::string_view list)
{
    FilterMatch match{Subject::port};
    for (const std::string_view part : text::split(list, ',')) {
        const auto ends = text::split(part, ':');
        const auto first = text::to_integer(ends.front());
        const auto last = text::to_integer(ends.back());
        if (!first || !last || *first > *last || *first < 0 || *last > last_port) {
            return {};
        }
        match.ports += *last - *first + 1;
    }
    return match;
}

FilterMatch list_of(Subject subject, std::string_view values)
{
    FilterMatch match{subject};
    for (const std::string_view value : text::split(values, ',')) {
        match.values.push_back(text::lower(value));
    }
    return match;
}

// A condition: its option and what follows it. Nothing where it says no more than another one of the same rule.
std::optional<FilterMatch> match_of(std::string_view option, std::string_view value)
{
    if (option == "-i") {
        return FilterMatch{Subject::interface, false, {std::string(value)}};
    }
    if (option == "-p") {
        return value == "all" ? std::nullopt : std::optional(list_of(Subject::protocol, value));
    }
    if (option == "--ctstate" || option == "--state") {
        return list_of(Subject::state, value);
    }
    if (option == "--dport" || option == "--dports") {
        return ports_of(value);
    }
    if (option == "-m" || option == "--comment") {
        return std::nullopt;  // the name of the module whose options follow; words for people
    }
    return FilterMatch{};
}

Action action_of(std::string_view target, bool is_chain)
{
    if (is_chain) {
        return Action::jump;
    }
    return target == "ACCEPT"                       ? Action::accept
        : target == "DROP" || target == "REJECT"    ? Action::drop
        : target == "RETURN"                        ? Action::leave
                                                    : Action::go_on;
}

// "-A INPUT -p tcp -m tcp --dport 22 -j ACCEPT", from its third word on.
FilterRule rule_of(const std::vector<std::string>& words, const std::set<std::string, std::less<>>& chains)
{
    FilterRule rule;
    bool is_negated = false;
    for (std::size_t i = 2; i < words.size(); ++i) {
        const std::string& option = words[i];
        const std::string value = i + 1 < words.size() ? words[i + 1] : "";
        if (option == "!") {
            is_negated = true;
        } else if (option == "-j" || option == "-g") {
            rule.action = option == "-g" ? Action::go_to : action_of(value, chains.contains(value));
            rule.target = value;
            break;  // the rest are options of the target
        } else if (option == "--tcp-flags") {
            // What opens a conversation: SYN alone among these four (iptables-extensions(8), --syn).
            const bool opens = !is_negated && value == "FIN,SYN,RST,ACK" && i + 2 < words.size() && words[i + 2] == "SYN";
            if (!opens) {
                rule.narrow({});
            }
            i += 2;
            is_negated = false;
        } else if (option.starts_with("-")) {
            const bool has_value = !value.starts_with("-") && value != "!";
            if (auto match = match_of(option, value)) {
                match->is_negated = is_negated;
                rule.narrow(*match);
            }
            i += has_value ? 1 : 0;
            is_negated = false;
        } else {
            rule.narrow({});
        }
    }
    return rule;
}

}  // namespace

Result<PacketFilter> parse_iptables_rules(std::string_view text, IpVersion version)
{
    PacketFilter filter;
    const std::string table = version == IpVersion::ipv4 ? "ip iptables" : "ip6 iptables";
    std::set<std::string, std::less<>> chains;
    bool in_filter = false;
    int number = 0;
    std::optional<Error> mistake;
    text::for_each_line(text, [&](std::string_view line) {
        ++number;
        line = text::trim(line);
        if (line.empty() || line.front() == '#' || mistake) {
            return;
        }
        const std::vector<std::string> words = rule_words(line);
        if (line.front() == '*') {
            in_filter = line == "*filter";
            chains.clear();
        } else if (line == "COMMIT") {
            in_filter = false;
        } else if (line.front() == ':' && words.size() >= 2) {
            const std::string name = words[0].substr(1);
            chains.insert(name);
            if (in_filter) {
                filter.add({table, name, name == "INPUT", name == "INPUT" && words[1] == "DROP"});
            }
        } else if (words.size() >= 2 && words[0] == "-A") {
            if (in_filter) {
                filter.add({table, words[1], false, false, {rule_of(words, chains)}});
            }
        } else {
            mistake = fail(ErrorCode::malformed, fmt::format("iptables rules: line {} is none of iptables-save's", number));
        }
    });
    if (mistake) {
        return *mistake;
    }
    return filter;
}

}  // namespace asepsie::collectors::formats
