#include "domain/collectors/formats/nft_ruleset.h"

#include "foundation/json/json.h"

#include <algorithm>
#include <optional>

namespace asepsie::collectors::formats {
namespace {

using Subject = FilterMatch::Subject;
using Action = FilterRule::Action;

std::string text_of(const json::Object& object, std::string_view name) { return std::string(json::string_in(object, name).value_or("")); }

// The one member of a statement or expression: {"drop": null}.
struct Named {
    std::string_view name;
    const json::Value& value;
};

std::optional<Named> named(const json::Object& object)
{
    if (object.empty()) {
        return std::nullopt;
    }
    const auto& member = *object.begin();
    return Named{std::string_view(member.key().data(), member.key().size()), member.value()};
}

std::optional<Named> named(const json::Value& value)
{
    const json::Object* object = value.if_object();
    return object != nullptr ? named(*object) : std::nullopt;
}

// What a match looks at: one subject, or two where it says both a protocol and something of it ("tcp dport").
struct Looked {
    Subject subject = Subject::other;
    std::optional<FilterMatch> besides{};
};

Looked looked_at(const json::Object& left)
{
    const auto at = named(left);
    const json::Object* object = at ? at->value.if_object() : nullptr;
    if (object == nullptr) {
        return {};
    }
    const std::string key = text_of(*object, "key");
    if (at->name == "meta") {
        return {key == "iifname" || key == "iif"         ? Subject::interface
                : key == "nfproto" || key == "protocol"  ? Subject::ip_version
                : key == "l4proto"                       ? Subject::protocol
                                                         : Subject::other};
    }
    if (at->name == "ct") {
        return {key == "state" ? Subject::state : Subject::other};
    }
    if (at->name != "payload") {
        return {};
    }
    const std::string protocol = text_of(*object, "protocol");
    const std::string field = text_of(*object, "field");
    if (field == "dport") {
        return {Subject::port, protocol == "th" ? std::nullopt : std::optional(FilterMatch{Subject::protocol, false, {protocol}})};
    }
    if ((protocol == "ip" && field == "protocol") || (protocol == "ip6" && field == "nexthdr")) {
        return {Subject::protocol, FilterMatch{Subject::ip_version, false, {protocol}}};
    }
    return {};
}

// The values on the right of a match: "lo", 22, ["new"], {"set": [22, {"range": [1000, 2000]}]}. False where one is of another form.
bool read_values(const json::Value& right, FilterMatch& match)
{
    if (const json::String* string = right.if_string()) {
        match.values.emplace_back(string->data(), string->size());
        return !string->empty() && string->front() != '@';
    }
    if (const std::int64_t* number = right.if_int64()) {
        match.values.push_back(std::to_string(*number));
        match.ports += 1;
        return true;
    }
    if (const json::Array* array = right.if_array()) {
        return !array->empty() && std::all_of(array->begin(), array->end(), [&](const json::Value& value) { return read_values(value, match); });
    }
    const auto form = named(right);
    if (form && form->name == "set") {
        return read_values(form->value, match);
    }
    const json::Array* ends = form && form->name == "range" ? form->value.if_array() : nullptr;
    const std::int64_t* first = ends != nullptr && ends->size() == 2 ? ends->front().if_int64() : nullptr;
    const std::int64_t* last = ends != nullptr && ends->size() == 2 ? ends->back().if_int64() : nullptr;
    if (first == nullptr || last == nullptr || *first < 0 || *last > last_port || *first > *last) {
        return false;
    }
    match.values.push_back(std::to_string(*first));
    match.ports += *last - *first + 1;
    return true;
}

FilterMatch match_of(const json::Object& object, Subject subject)
{
    FilterMatch match{subject};
    const std::string op = text_of(object, "op");
    const auto right = object.find("right");
    if (right == object.end() || !read_values(right->value(), match)) {
        return {};
    }
    const std::int64_t* number = right->value().if_int64();
    if (op == "<" || op == "<=" || op == ">" || op == ">=") {
        if (subject != Subject::port || number == nullptr || *number < 0 || *number > last_port) {
            return {};
        }
        const std::int64_t below = op == "<=" || op == ">" ? *number + 1 : *number;
        match.ports = op.front() == '<' ? below : last_port + 1 - below;
        return match;
    }
    match.is_negated = op == "!=" || op == "!";
    return match;
}

void add_match(FilterRule& rule, const json::Value& value)
{
    const json::Object* object = value.if_object();
    const json::Object* left = object != nullptr ? json::object_in(*object, "left") : nullptr;
    if (left == nullptr) {
        rule.narrow({});
        return;
    }
    const Looked looked = looked_at(*left);
    if (looked.besides) {
        rule.narrow(*looked.besides);
    }
    rule.narrow(match_of(*object, looked.subject));
}

// iptables-nft keeps the matches and targets of iptables as they are (nft(8), "xt" statement).
void add_xt(FilterRule& rule, const json::Value& value)
{
    const json::Object* object = value.if_object();
    const std::string type = object != nullptr ? text_of(*object, "type") : "";
    const std::string name = object != nullptr ? text_of(*object, "name") : "";
    if (type == "target") {
        rule.action = name == "REJECT" || name == "DROP" ? Action::drop : rule.action;
    } else if (name != "comment") {
        rule.narrow({});
    }
}

void add_statement(FilterRule& rule, const json::Value& value)
{
    const auto statement = named(value);
    if (!statement) {
        rule.narrow({});
        return;
    }
    const std::string_view name = statement->name;
    if (name == "match") {
        add_match(rule, statement->value);
    } else if (name == "xt") {
        add_xt(rule, statement->value);
    } else if (name == "accept") {
        rule.action = Action::accept;
    } else if (name == "drop" || name == "reject") {
        rule.action = Action::drop;
    } else if (name == "return") {
        rule.action = Action::leave;
    } else if (name == "jump" || name == "goto") {
        const json::Object* to = statement->value.if_object();
        rule.action = name == "jump" ? Action::jump : Action::go_to;
        rule.target = to != nullptr ? text_of(*to, "target") : "";
    } else if (name != "counter" && name != "log" && name != "mangle" && name != "notrack" && name != "continue") {
        rule.narrow({});
    }
}

bool is_ip_family(std::string_view family) { return family == "ip" || family == "ip6" || family == "inet"; }

FilterChain declared_chain(const json::Object& object)
{
    FilterChain chain{text_of(object, "family") + " " + text_of(object, "table"), text_of(object, "name")};
    chain.on_input = text_of(object, "type") == "filter" && text_of(object, "hook") == "input";
    chain.drops_by_default = chain.on_input && text_of(object, "policy") == "drop";
    return chain;
}

// A rule as a chain that holds it alone, to be added to those of that name.
FilterChain chain_of_rule(const json::Object& object)
{
    FilterChain chain{text_of(object, "family") + " " + text_of(object, "table"), text_of(object, "chain")};
    FilterRule rule;
    if (const json::Array* statements = json::array_in(object, "expr")) {
        for (const json::Value& statement : *statements) {
            add_statement(rule, statement);
        }
    }
    chain.rules.push_back(std::move(rule));
    return chain;
}

}  // namespace

Result<PacketFilter> parse_nft_ruleset(std::string_view text)
{
    const json::Value value = TRY(json::parse(text));
    const json::Object* whole = value.if_object();
    const json::Array* objects = whole != nullptr ? json::array_in(*whole, "nftables") : nullptr;
    if (objects == nullptr) {
        return fail(ErrorCode::malformed, "nftables: the JSON is no rule set");
    }
    PacketFilter filter;
    for (const json::Value& entry : *objects) {
        const auto found = named(entry);
        const json::Object* object = found ? found->value.if_object() : nullptr;
        if (object == nullptr || !is_ip_family(json::string_in(*object, "family").value_or(""))) {
            continue;
        }
        if (found->name == "chain") {
            filter.add(declared_chain(*object));
        } else if (found->name == "rule") {
            filter.add(chain_of_rule(*object));
        }
    }
    return filter;
}

}  // namespace asepsie::collectors::formats
