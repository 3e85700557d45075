#include "support/toml_facts.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <stdexcept>

namespace asepsie::tests {
namespace {

using facts::FactType;
using facts::FactValue;

std::optional<FactValue> value_of(const toml::node& node, FactType type)
{
    switch (type) {
    case FactType::boolean: return node.is_boolean() ? std::optional(FactValue(*node.value<bool>())) : std::nullopt;
    case FactType::integer: return node.is_integer() ? std::optional(FactValue(*node.value<std::int64_t>())) : std::nullopt;
    case FactType::text: return node.is_string() ? std::optional(FactValue(*node.value<std::string>())) : std::nullopt;
    case FactType::date:
        if (const auto date = node.value<toml::date>()) {
            return FactValue(Date{std::chrono::year(date->year), std::chrono::month(date->month), std::chrono::day(date->day)});
        }
        return std::nullopt;
    case FactType::list: {
        const toml::array* array = node.as_array();
        if (array == nullptr) {
            return std::nullopt;
        }
        facts::FactList list;
        for (const toml::node& element : *array) {
            list.push_back(element.value_or(std::string()));
        }
        return FactValue(std::move(list));
    }
    }
    return std::nullopt;
}

}  // namespace

void learn_from(const toml::table& test_case, const knowledge::Catalogue& catalogue, facts::FactSet& facts, std::vector<std::string>& mistakes)
{
    const auto index_of = [&](std::string_view id) -> std::optional<std::size_t> {
        const knowledge::FactDeclaration* fact = catalogue.fact(id);
        if (fact == nullptr) {
            mistakes.push_back("no fact is called " + std::string(id));
            return std::nullopt;
        }
        return static_cast<std::size_t>(fact - catalogue.facts.data());
    };
    if (const toml::table* known = test_case["facts"].as_table()) {
        for (const auto& [id, node] : *known) {
            if (const auto index = index_of(id.str())) {
                const auto value = value_of(node, catalogue.facts[*index].type);
                if (!value) {
                    mistakes.push_back(std::string(id.str()) + " is of another type");
                    continue;
                }
                facts.set(*index, facts::Learnt{*value, "the test"});
            }
        }
    }
    if (const toml::table* missing = test_case["missing"].as_table()) {
        for (const auto& [id, node] : *missing) {
            const auto index = index_of(id.str());
            const std::string why = node.value_or(std::string());
            bool found = false;
            for (std::size_t i = 0; i < facts::missing_count; ++i) {
                if (index && facts::name_of(static_cast<facts::Missing>(i)) == why) {
                    facts.set(*index, facts::Learnt{facts::Unlearnt{static_cast<facts::Missing>(i), {}}, "the test"});
                    found = true;
                }
            }
            if (!found) {
                mistakes.push_back("\"" + why + "\" is no reason for a fact to be missing");
            }
        }
    }
}

std::vector<std::string> files_in(const std::string& folder, const std::string& ending)
{
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().string().ends_with(ending)) {
            files.push_back(entry.path().string());
        }
    }
    if (files.empty()) {
        throw std::runtime_error(folder + " holds no " + ending);
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace asepsie::tests
