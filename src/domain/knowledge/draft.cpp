#include "domain/knowledge/draft.h"

#include "domain/knowledge/fill.h"
#include "foundation/base/text.h"

#include <fmt/core.h>

#include <algorithm>

namespace asepsie::knowledge {
namespace {

bool is_snake_case(std::string_view id)
{
    return !id.empty() && id.front() >= 'a' && id.front() <= 'z'
        && std::all_of(id.begin(), id.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

template <typename Entry>
std::optional<std::uint16_t> index_of(const std::vector<Entry>& entries, std::string_view id)
{
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.id == id; });
    return found == entries.end() ? std::nullopt : std::optional(static_cast<std::uint16_t>(found - entries.begin()));
}

template <typename Entry>
void sort_by_id(std::vector<Entry>& entries)
{
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.id < b.id; });
}

}  // namespace

std::string_view stem_of(std::string_view path)
{
    path = path.substr(path.rfind('/') + 1);
    return path.substr(0, path.find('.'));
}

std::optional<std::uint16_t> Draft::fact_index(std::string_view id) const { return index_of(facts, id); }
std::optional<std::uint16_t> Draft::rule_index(std::string_view id) const { return index_of(rules, id); }

void Draft::claim(TableReader& reader, std::string_view kind, std::string_view id)
{
    if (!id.empty() && !is_snake_case(id)) {
        reader.wrong(fmt::format("the {} id \"{}\" should be snake_case", kind, id));
    }
    const auto [taken, is_new] = m_claimed.try_emplace(fmt::format("{} {}", kind, id), reader.path());
    if (!is_new) {
        reader.wrong(fmt::format("the {} id \"{}\" is already taken in {}", kind, id, taken->second));
    }
}

void Draft::read_facts(const std::string& path, const toml::table& file)
{
    constexpr std::array<std::string_view, 5> types{"boolean", "integer", "text", "list", "date"};
    constexpr std::array<std::string_view, 10> units{"seconds", "minutes", "hours", "days", "bytes", "count", "bits", "port", "percent", "mode"};
    TableReader whole(file, path, *shelf, mistakes);
    whole.for_each_table("fact", [&](const toml::table& table) {
        TableReader reader(table, path, *shelf, mistakes);
        FactDeclaration fact;
        fact.id = reader.required_string("id");
        claim(reader, "fact", fact.id);
        fact.type = static_cast<facts::FactType>(reader.one_of("type", types));
        if (reader.raw("unit") != nullptr) {
            fact.unit = static_cast<facts::Unit>(reader.one_of("unit", units) + 1);
        }
        if ((fact.unit != facts::Unit::none) != (fact.type == facts::FactType::integer)) {
            reader.wrong("an integer has a unit, and nothing else has one");
        }
        fact.meaning = reader.required_text("meaning");
        fact.personal = reader.required_boolean("personal");
        facts.push_back(fact);
    });
}

void Draft::read_words(const std::string& path, const toml::table& file)
{
    TableReader whole(file, path, *shelf, mistakes);
    for (const auto& [key, node] : file) {
        Message message{shelf->keep(std::string(key.str())), whole.required_text(key.str())};
        claim(whole, "word", message.id);
        if (placeholders_of(message.text.fr) != placeholders_of(message.text.en)) {
            whole.wrong(node, fmt::format("{}: the two languages do not have the same placeholders", key.str()));
        }
        messages.push_back(message);
    }
}

void Draft::sort_facts() { sort_by_id(facts); }

void Draft::sort_rules()
{
    std::vector<Rule> ordered;
    for (Listed& entry : listed) {
        const auto found = std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.id == entry.rule; });
        if (found == rules.end()) {
            mistakes.push_back({entry.path, 0, fmt::format("no rule of the memento is called {}", entry.rule)});
            continue;
        }
        Rule rule = *found;
        rule.item = entry.item;
        ordered.push_back(rule);
    }
    for (const Rule& rule : rules) {
        if (index_of(ordered, rule.id) == std::nullopt) {
            mistakes.push_back({fmt::format("memento/{}.toml", rule.theme), 0, fmt::format("the rule {} is in no item of the checklist", rule.id)});
        }
    }
    rules = std::move(ordered);
    for (std::size_t i = 0; i < items.size(); ++i) {
        std::vector<std::uint16_t> of_item;
        for (std::size_t r = 0; r < rules.size(); ++r) {
            if (rules[r].item == i) {
                of_item.push_back(static_cast<std::uint16_t>(r));
            }
        }
        items[i].rules = shelf->keep(std::move(of_item));
    }
}

void Draft::sort_checks() { sort_by_id(checks); }
void Draft::sort_the_rest()
{
    sort_by_id(messages);
    sort_by_id(brands);
}

void Draft::sort_detectors() { sort_by_id(mail_signs); }

}  // namespace asepsie::knowledge
