#include "domain/collectors/formats/nft_script.h"

#include "foundation/base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace asepsie::collectors::formats {
namespace {

using Subject = FilterMatch::Subject;
using Action = FilterRule::Action;

struct NftToken {
    std::string_view text;  // "\n" for the end of a line
    int line = 1;
    bool is_string = false;  // stood between double quotes
};

bool ends_statement(const NftToken& token) { return !token.is_string && (token.text == ";" || token.text == "\n"); }

Error malformed(int line, std::string_view why) { return fail(ErrorCode::malformed, fmt::format("nft script: line {}: {}", line, why)); }
Error untold(int line, std::string_view why) { return fail(ErrorCode::unsupported, fmt::format("nft script: line {}: {}", line, why)); }

Result<std::vector<NftToken>> tokens_of(std::string_view text)
{
    constexpr std::string_view alone = "{};,\n";
    constexpr std::string_view between_tokens = " \t\r";
    std::vector<NftToken> tokens;
    int line = 1;
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        if (between_tokens.find(c) != std::string_view::npos) {
            ++i;
        } else if (c == '#') {
            i = std::min(text.find('\n', i), text.size());
        } else if (c == '\\' && i + 1 < text.size() && text[i + 1] == '\n') {
            i += 2;
            ++line;
        } else if (c == '"') {
            const std::size_t end = text.find_first_of("\"\n", i + 1);
            if (end == std::string_view::npos || text[end] == '\n') {
                return malformed(line, "a text that does not end");
            }
            tokens.push_back({text.substr(i + 1, end - i - 1), line, true});
            i = end + 1;
        } else if (alone.find(c) != std::string_view::npos) {
            tokens.push_back({text.substr(i, 1), line});
            line += c == '\n' ? 1 : 0;
            ++i;
        } else {
            const std::size_t end = std::min(text.find_first_of(" \t\r\n{};,\"#\\", i + 1), text.size());
            tokens.push_back({text.substr(i, end - i), line});
            i = end;
        }
    }
    return tokens;
}

// Reads tokens one after the other; past the end there are only ends of lines.
class NftReader {
public:
    explicit NftReader(std::span<const NftToken> tokens) : m_tokens(tokens) {}

    [[nodiscard]] bool at_end() const { return m_next >= m_tokens.size(); }
    [[nodiscard]] NftToken peek() const { return at_end() ? NftToken{"\n", last_line()} : m_tokens[m_next]; }
    NftToken take()
    {
        const NftToken token = peek();
        m_next += at_end() ? 0 : 1;
        return token;
    }
    [[nodiscard]] bool next_is(std::string_view text) const { return !at_end() && !peek().is_string && peek().text == text; }
    bool skip(std::string_view text)
    {
        const bool is_next = next_is(text);
        m_next += is_next ? 1 : 0;
        return is_next;
    }
    void skip_empty_statements()
    {
        while (!at_end() && ends_statement(peek())) {
            ++m_next;
        }
    }
    // Up to the end of the statement or the brace that closes what holds it, neither taken; braces within are taken whole.
    Result<std::span<const NftToken>> statement()
    {
        const std::size_t first = m_next;
        int depth = 0;
        while (!at_end() && (depth > 0 || (!ends_statement(peek()) && !next_is("}")))) {
            depth += next_is("{") ? 1 : next_is("}") ? -1 : 0;
            ++m_next;
        }
        if (depth > 0) {
            return malformed(last_line(), "a brace is not closed");
        }
        return m_tokens.subspan(first, m_next - first);
    }

private:
    [[nodiscard]] int last_line() const { return m_tokens.empty() ? 1 : m_tokens.back().line; }

    std::span<const NftToken> m_tokens;
    std::size_t m_next = 0;
};

// "22", "1024-65535", "eth0".
bool add_value(FilterMatch& match, std::string_view value)
{
    const std::size_t dash = value.find('-');
    const auto first = text::to_integer(value.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : text::to_integer(value.substr(dash + 1));
    if (match.subject == Subject::port) {
        if (!first || !last || *first < 0 || *last > last_port || *first > *last) {
            return false;
        }
        match.ports += *last - *first + 1;
    }
    match.values.emplace_back(value);
    return !value.empty() && value.front() != '@' && value.front() != '$';
}

// What follows the subject of a match: an operator, perhaps, and a value, a list of them, or a set between braces.
FilterMatch scripted_match(NftReader& rule, Subject subject)
{
    FilterMatch match{subject};
    const std::string_view op = rule.peek().text;
    const bool is_order = op == "<" || op == "<=" || op == ">" || op == ">=";
    match.is_negated = op == "!=" || op == "!";
    if (is_order || match.is_negated || op == "==") {
        rule.take();
    }
    const bool is_set = rule.skip("{");
    bool is_known = true;
    do {
        while (rule.skip("\n")) {
        }
        if (is_set && rule.next_is("}")) {
            break;
        }
        is_known = !rule.at_end() && add_value(match, rule.take().text) && is_known;
        while (is_set && rule.skip("\n")) {
        }
    } while (rule.skip(","));
    if (is_set && !rule.skip("}")) {
        is_known = false;
    }
    if (!is_known || match.values.empty()) {
        return {};
    }
    if (is_order && subject != Subject::port) {
        return {};
    }
    if (is_order) {
        const std::int64_t number = text::to_integer(match.values.front()).value_or(0);
        const std::int64_t below = op == "<=" || op == ">" ? number + 1 : number;
        match.ports = op.front() == '<' ? below : last_port + 1 - below;
    }
    return match;
}

// What a match looks at, its words taken; nothing where the next words begin no match we know.
std::optional<Subject> read_subject(NftReader& rule, FilterRule& to_narrow)
{
    const std::string_view first = rule.peek().text;
    if (first == "iif" || first == "iifname") {
        rule.take();
        return Subject::interface;
    }
    if (first != "meta" && first != "ct" && first != "ip" && first != "ip6" && first != "tcp" && first != "udp" && first != "th") {
        return std::nullopt;
    }
    rule.take();
    const std::string_view field = rule.take().text;
    if (first == "meta") {
        return field == "iif" || field == "iifname"            ? Subject::interface
            : field == "nfproto" || field == "protocol"        ? Subject::ip_version
            : field == "l4proto"                               ? Subject::protocol
                                                               : Subject::other;
    }
    if (first == "ct") {
        return field == "state" ? Subject::state : Subject::other;
    }
    if (first == "ip" || first == "ip6") {
        to_narrow.narrow({Subject::ip_version, false, {std::string(first)}});
        return field == "protocol" || field == "nexthdr" ? Subject::protocol : Subject::other;
    }
    if (first != "th") {
        to_narrow.narrow({Subject::protocol, false, {std::string(first)}});
    }
    return field == "dport" ? Subject::port : Subject::other;
}

// Statements that leave the attempt as it is; their words are taken.
bool skip_neutral(NftReader& rule)
{
    if (rule.skip("counter")) {
        if (rule.skip("packets")) {
            rule.take();
            rule.skip("bytes");
            rule.take();
        } else if (rule.skip("name")) {
            rule.take();
        }
        return true;
    }
    if (rule.skip("log")) {
        constexpr std::array<std::string_view, 6> options{"prefix", "level", "group", "flags", "snaplen", "queue-threshold"};
        while (!rule.at_end() && std::find(options.begin(), options.end(), rule.peek().text) != options.end()) {
            const bool has_two_words = rule.take().text == "flags" && (rule.next_is("tcp") || rule.next_is("ip"));
            rule.take();
            if (has_two_words) {
                rule.take();
            }
        }
        return true;
    }
    if (rule.skip("comment")) {
        rule.take();
        return true;
    }
    return rule.skip("notrack") || rule.skip("continue");
}

FilterRule scripted_rule(std::span<const NftToken> statement)
{
    FilterRule found;
    NftReader rule(statement);
    while (!rule.at_end()) {
        if (skip_neutral(rule)) {
            continue;
        }
        if (rule.skip("accept")) {
            found.action = Action::accept;
        } else if (rule.skip("drop")) {
            found.action = Action::drop;
        } else if (rule.skip("return")) {
            found.action = Action::leave;
        } else if (rule.skip("reject")) {
            found.action = Action::drop;
            while (!rule.at_end() && !rule.next_is("comment")) {
                rule.take();
            }
        } else if (rule.next_is("jump") || rule.next_is("goto")) {
            found.action = rule.take().text == "jump" ? Action::jump : Action::go_to;
            found.target = std::string(rule.take().text);
        } else if (const auto subject = read_subject(rule, found)) {
            if (rule.next_is("vmap")) {
                return {};
            }
            found.narrow(scripted_match(rule, *subject));
        } else {
            found.narrow({});
            rule.take();
        }
    }
    return found;
}

// What stands between the braces of a chain, the closing one taken.
Result<FilterChain> scripted_chain(NftReader& script, const std::string& table)
{
    FilterChain chain{table, std::string(script.take().text)};
    if (!script.skip("{")) {
        return malformed(script.peek().line, "a chain without its brace");
    }
    for (;;) {
        script.skip_empty_statements();
        if (script.skip("}")) {
            return chain;
        }
        const NftToken first = script.peek();
        const auto statement = TRY(script.statement());
        if (statement.empty()) {
            return malformed(first.line, "a chain that does not end");
        }
        if (first.text == "include") {
            return untold(first.line, "another file is included");
        }
        if (first.text == "type") {
            const auto is_word = [&](std::size_t at, std::string_view word) { return at < statement.size() && statement[at].text == word; };
            chain.on_input = is_word(1, "filter") && is_word(2, "hook") && is_word(3, "input");
        } else if (first.text == "policy") {
            const std::string_view policy = statement.size() == 2 ? statement[1].text : "";
            if (policy != "drop" && policy != "accept") {
                return untold(first.line, "a policy that is neither drop nor accept");
            }
            chain.drops_by_default = policy == "drop";
        } else if (first.text != "comment" && first.text != "flags") {
            chain.rules.push_back(scripted_rule(statement));
        }
    }
}

// What stands between the braces of a table, the closing one taken. Sets, maps and their like decide nothing by themselves.
Result<Done> read_table(NftReader& script, const std::string& table, PacketFilter& filter)
{
    const bool is_ip = table.starts_with("ip ") || table.starts_with("ip6 ") || table.starts_with("inet ");
    for (;;) {
        script.skip_empty_statements();
        if (script.skip("}")) {
            return Done{};
        }
        const NftToken first = script.peek();
        if (first.text == "include") {
            return untold(first.line, "another file is included");
        }
        if (script.skip("chain")) {
            FilterChain chain = TRY(scripted_chain(script, table));
            if (is_ip) {
                filter.add(std::move(chain));
            }
        } else if (TRY(script.statement()).empty()) {
            return malformed(first.line, "a table that does not end");
        }
    }
}

}  // namespace

Result<PacketFilter> parse_nft_script(std::string_view text)
{
    const std::vector<NftToken> tokens = TRY(tokens_of(text));
    NftReader script(tokens);
    PacketFilter filter;
    for (script.skip_empty_statements(); !script.at_end(); script.skip_empty_statements()) {
        const NftToken first = script.peek();
        if (script.skip("table")) {
            // A table without a family is of the family ip (nft(8), "tables").
            const std::string one = std::string(script.take().text);
            const bool has_family = !script.next_is("{") && !ends_statement(script.peek());
            const std::string table = has_family ? one + " " + std::string(script.take().text) : "ip " + one;
            if (script.skip("{")) {
                TRY(read_table(script, table, filter));
            }
            continue;
        }
        const auto statement = TRY(script.statement());
        const bool is_flush = statement.size() == 2 && first.text == "flush" && statement[1].text == "ruleset";
        // "table inet x" and "delete table inet x" before the table itself: the usual way to load it afresh.
        const bool is_fresh_start = statement.size() >= 2 && (first.text == "delete" || first.text == "destroy") && statement[1].text == "table" && filter.empty();
        if (is_flush) {
            filter = {};
        } else if (statement.empty()) {
            return malformed(first.line, "a brace that closes nothing");
        } else if (first.text != "define" && !is_fresh_start) {
            return untold(first.line, "more than tables");
        }
    }
    return filter;
}

}  // namespace asepsie::collectors::formats
