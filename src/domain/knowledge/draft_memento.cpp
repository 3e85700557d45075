// The checklist's items and the memento's rules.
#include "domain/knowledge/draft.h"

#include "foundation/base/text.h"

#include <fmt/core.h>

#include <algorithm>

namespace asepsie::knowledge {
namespace {

constexpr std::array<std::string_view, 3> threats{"ransomware", "password_theft", "data_theft"};
constexpr std::array<std::string_view, 5> systems{"windows", "macos", "linux", "android", "ios"};
constexpr std::size_t longest_rule_title = 70;  // columns: a title is one line

}  // namespace

void Draft::read_professions(const std::string& path, const toml::table& file)
{
    TableReader whole(file, path, *shelf, mistakes);
    whole.for_each_table("profession", [&](const toml::table& table) {
        TableReader reader(table, path, *shelf, mistakes);
        Profession profession{reader.required_string("id"), reader.required_text("name")};
        claim(reader, "profession", profession.id);
        professions.push_back(profession);
    });
}

void Draft::read_item(const std::string& path, const toml::table& file)
{
    TableReader reader(file, path, *shelf, mistakes);
    const std::string_view stem = stem_of(path);
    const auto number = text::to_integer(stem.substr(0, 2));
    if (!number || stem.size() < 4 || stem[2] != '-') {
        reader.wrong("an item's file is called NN-name.toml");
        return;
    }
    Item item;
    item.number = static_cast<int>(*number);
    item.id = shelf->keep(std::string(stem.substr(3)));
    claim(reader, "item", item.id);
    item.title = reader.required_text("title");
    item.short_title = reader.required_text("short");
    item.intro = reader.required_text("intro");
    item.provenance = reader.provenance();
    const auto index = static_cast<std::uint16_t>(items.size());
    for (const std::string_view rule : reader.strings("rules")) {
        claim(reader, "listed rule", rule);
        listed.push_back({rule, index, path, false});
    }
    if (item.number != static_cast<int>(items.size()) + 1) {
        reader.wrong(fmt::format("item {} comes where item {} is expected", item.number, items.size() + 1));
    }
    items.push_back(item);
}

void Draft::read_theme(const std::string& path, const toml::table& file)
{
    TableReader whole(file, path, *shelf, mistakes);
    const Text title = whole.required_text("title");
    const std::string_view theme = shelf->keep(std::string(stem_of(path)));
    whole.for_each_table("rule", [&](const toml::table& table) { read_rule(path, theme, title, table); });
}

void Draft::read_rule(const std::string& path, std::string_view theme, Text theme_title, const toml::table& table)
{
    TableReader reader(table, path, *shelf, mistakes);
    Rule rule;
    rule.id = reader.required_string("id");
    claim(reader, "rule", rule.id);
    rule.theme = theme;
    rule.theme_title = theme_title;
    rule.title = reader.required_text("title");
    for (const std::string_view title : {rule.title.fr, rule.title.en}) {
        if (text::columns(title) > longest_rule_title) {
            reader.wrong(fmt::format("the title of {} is longer than {} columns: {}", rule.id, longest_rule_title, title));
        }
    }
    rule.what = reader.required_text("what");
    rule.why = reader.required_text("why");
    rule.how = reader.required_texts("how");
    rule.question = reader.required_text("question");
    rule.ask = reader.required_text("ask");
    rule.who = static_cast<Actor>(reader.one_of("who", actors));
    std::vector<Threat> stops;
    for (const std::string_view name : reader.strings("stops")) {
        const auto found = std::find(threats.begin(), threats.end(), name);
        if (found == threats.end()) {
            reader.wrong(fmt::format("{} stops \"{}\", which is not one of the three attacks", rule.id, name));
            continue;
        }
        stops.push_back(static_cast<Threat>(found - threats.begin()));
    }
    if (stops.empty()) {
        reader.wrong(fmt::format("{} should say which attack it stops", rule.id));
    }
    rule.stops = shelf->keep(std::move(stops));
    rule.effort_minutes = reader.required_integer("effort_minutes", 1, 10'000);
    rule.essential = reader.required_boolean("essential");
    rule.valid_days = reader.required_integer("valid_days", 1, 3'660);
    rule.reopened_by_departure = reader.optional_boolean("reopened_by_departure");

    std::vector<SystemSteps> on;
    reader.for_each_table("on", [&](const toml::table& entry) {
        TableReader steps(entry, path, *shelf, mistakes);
        on.push_back({systems.at(steps.one_of("system", systems)), steps.required_texts("steps")});
    });
    rule.on = shelf->keep(std::move(on));

    std::vector<ProfessionWord> words;
    reader.for_each_table("for", [&](const toml::table& entry) {
        TableReader word(entry, path, *shelf, mistakes);
        std::vector<std::string_view> ids;
        for (const Profession& profession : professions) {
            ids.push_back(profession.id);
        }
        words.push_back({static_cast<std::uint16_t>(word.one_of("profession", ids)), word.required_text("text")});
    });
    rule.for_professions = shelf->keep(std::move(words));
    rule.provenance = reader.provenance();
    rules.push_back(rule);
}

}  // namespace asepsie::knowledge
