// The machine checks: their words, their conditions and the steps that mend.
#include "domain/knowledge/draft.h"

#include "domain/knowledge/fill.h"

#include <fmt/core.h>

#include <algorithm>

namespace asepsie::knowledge {
namespace {

constexpr std::array<std::string_view, 4> proofs{"whole", "breach", "part", "sign"};
constexpr std::array<std::string_view, 7> comparisons{"is", "is_not", "one_of", "at_least", "at_most", "before", "after"};
constexpr std::array<std::string_view, 5> type_names{"boolean", "integer", "text", "list", "date"};

using facts::FactType;

// Which comparisons make sense for a type of fact.
bool suits(Comparison comparison, FactType type)
{
    switch (comparison) {
    case Comparison::is:
    case Comparison::is_not: return type != FactType::date;
    case Comparison::one_of: return type == FactType::text;
    case Comparison::at_least:
    case Comparison::at_most: return type == FactType::integer || type == FactType::list;
    case Comparison::before:
    case Comparison::after: return type == FactType::date;
    }
    return false;
}

}  // namespace

std::optional<Condition> Draft::condition(const toml::table& table, const std::string& path)
{
    TableReader reader(table, path, *shelf, mistakes);
    const std::string_view id = reader.required_string("fact");
    const auto index = fact_index(id);
    if (!index) {
        reader.wrong(fmt::format("no fact is called {}", id));
    }
    std::optional<Comparison> comparison;
    const toml::node* operand = nullptr;
    for (std::size_t i = 0; i < comparisons.size(); ++i) {
        if (const toml::node* node = reader.raw(comparisons.at(i))) {
            if (comparison) {
                reader.wrong(*node, "a condition has one comparison");
            }
            comparison = static_cast<Comparison>(i);
            operand = node;
        }
    }
    if (!comparison) {
        reader.wrong("a condition needs one of: is, is_not, one_of, at_least, at_most, before, after");
        return std::nullopt;
    }
    if (!index) {
        return std::nullopt;
    }
    const FactType type = facts.at(*index).type;
    const auto refuse = [&](std::string_view why) {
        reader.wrong(*operand, fmt::format("{} {}: {}", id, comparisons.at(static_cast<std::size_t>(*comparison)), why));
        return std::nullopt;
    };
    if (!suits(*comparison, type)) {
        return refuse(fmt::format("does not suit a fact of type {}", type_names.at(static_cast<std::size_t>(type))));
    }
    Condition condition{*index, *comparison, {}};
    if (*comparison == Comparison::one_of) {
        condition.operand = shelf->keep(reader.strings("one_of"));
        return condition;
    }
    if (type == FactType::date) {
        if (const auto date = operand->value<toml::date>()) {
            condition.operand = Date{std::chrono::year(date->year), std::chrono::month(date->month), std::chrono::day(date->day)};
            return condition;
        }
        if (operand->is_integer()) {
            condition.operand = RelativeDays{static_cast<int>(*operand->value<std::int64_t>())};
            return condition;
        }
        return refuse("should be a date or a number of days from today");
    }
    const bool by_count = *comparison == Comparison::at_least || *comparison == Comparison::at_most;
    if (type == FactType::boolean && operand->is_boolean()) {
        condition.operand = *operand->value<bool>();
    } else if ((type == FactType::integer || by_count) && operand->is_integer()) {
        condition.operand = *operand->value<std::int64_t>();
    } else if ((type == FactType::text || (type == FactType::list && !by_count)) && operand->is_string()) {
        condition.operand = shelf->keep(*operand->value<std::string>());
    } else {
        return refuse("the value is not of the fact's type");
    }
    return condition;
}

std::vector<Condition> Draft::conditions(TableReader& reader, std::string_view key)
{
    std::vector<Condition> found;
    reader.for_each_table(key, [&](const toml::table& table) {
        if (const auto read = condition(table, reader.path())) {
            found.push_back(*read);
        }
    });
    return found;
}

void Draft::check_placeholders(TableReader& reader, Text text, std::string_view key)
{
    for (const std::string_view sentence : {text.fr, text.en}) {
        for (const std::string& name : placeholders_of(sentence)) {
            if (!fact_index(name)) {
                reader.wrong(fmt::format("{} speaks of {{{}}}, which is no fact", key, name));
            }
        }
    }
}

void Draft::read_check(const std::string& path, const toml::table& file)
{
    TableReader reader(file, path, *shelf, mistakes);
    Check check;
    check.id = shelf->keep(std::string(stem_of(path)));
    claim(reader, "check", check.id);
    const std::string_view rule = reader.required_string("rule");
    if (const auto index = rule_index(rule)) {
        check.rule = *index;
    } else {
        reader.wrong(fmt::format("no rule is called {}", rule));
    }
    check.proves = static_cast<Proves>(reader.one_of("proves", proofs));
    check.danger = reader.required_integer("danger", 1, 3);
    check.effort_minutes = reader.required_integer("effort_minutes", 1, 10'000);
    check.who = static_cast<Actor>(reader.one_of("who", actors));
    check.valid_days = reader.required_integer("valid_days", 1, 3'660);
    check.provenance = reader.provenance();

    check.title = reader.required_text("title");
    check.met = reader.required_text("met");
    check.not_met = reader.required_text("not_met");
    check.why = reader.required_text("why");
    check.not_applicable = reader.optional_text("not_applicable");
    check_placeholders(reader, check.title, "title");
    check_placeholders(reader, check.met, "met");
    check_placeholders(reader, check.not_met, "not_met");
    check_placeholders(reader, check.why, "why");
    check_placeholders(reader, check.not_applicable, "not_applicable");

    check.applies_when = shelf->keep(conditions(reader, "applies_when"));
    check.met_when = shelf->keep(conditions(reader, "met_when"));
    if (check.met_when.empty()) {
        reader.wrong("met_when should hold at least one condition: a check that cannot fail is none");
    }
    if (check.applies_when.empty() != check.not_applicable.empty()) {
        reader.wrong("not_applicable is said if and only if there is an applies_when");
    }
    std::vector<std::uint16_t> shown;
    for (const std::string_view id : reader.strings("shows")) {
        if (const auto index = fact_index(id)) {
            shown.push_back(*index);
        } else {
            reader.wrong(fmt::format("shows speaks of {}, which is no fact", id));
        }
    }
    check.shows = shelf->keep(std::move(shown));

    std::vector<Remedy> remedies;
    reader.for_each_table("remedy", [&](const toml::table& table) {
        TableReader entry(table, path, *shelf, mistakes);
        Remedy remedy;
        remedy.when = shelf->keep(conditions(entry, "when"));
        remedy.steps = entry.required_texts("steps");
        remedy.who = entry.optional_string("who");
        if (!remedy.who.empty() && std::find(actors.begin(), actors.end(), remedy.who) == actors.end()) {
            entry.wrong(fmt::format("who is \"{}\", it should be one of: me, supplier, both", remedy.who));
        }
        remedies.push_back(remedy);
    });
    if (remedies.empty() || !remedies.back().when.empty()) {
        reader.wrong("the last remedy should hold on every system: give it no `when`");
    }
    check.remedies = shelf->keep(std::move(remedies));
    checks.push_back(check);
}

}  // namespace asepsie::knowledge
