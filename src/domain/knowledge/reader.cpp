#define TOML_IMPLEMENTATION
#include "domain/knowledge/reader.h"

#include "domain/knowledge/typography.h"
#include "foundation/base/text.h"

#include <fmt/core.h>

#include <algorithm>

namespace asepsie::knowledge {

std::string_view Shelf::keep(std::string text)
{
    m_texts.push_back(std::move(text));
    return m_texts.back();
}

TableReader::TableReader(const toml::table& table, std::string path, Shelf& shelf, std::vector<Mistake>& mistakes)
    : m_table(table), m_path(std::move(path)), m_shelf(shelf), m_mistakes(mistakes)
{
}

TableReader::~TableReader()
{
    for (const auto& [key, node] : m_table) {
        if (!m_asked.contains(key.str())) {
            wrong(node, fmt::format("nothing is called {} here", key.str()));
        }
    }
}

const toml::node* TableReader::raw(std::string_view key)
{
    m_asked.insert(std::string(key));
    return m_table.get(key);
}

void TableReader::wrong(const toml::node& at, std::string reason)
{
    m_mistakes.push_back({m_path, static_cast<int>(at.source().begin.line), std::move(reason)});
}

std::string_view TableReader::plain_string(const toml::node& node, std::string_view key)
{
    const auto value = node.value<std::string>();
    if (!node.is_string() || !value || text::trim(*value).empty()) {
        wrong(node, fmt::format("{} should be a text that is not empty", key));
        return {};
    }
    return m_shelf.keep(*value);
}

std::string_view TableReader::required_string(std::string_view key)
{
    const toml::node* node = raw(key);
    if (node == nullptr) {
        wrong(fmt::format("{} is missing", key));
        return {};
    }
    return plain_string(*node, key);
}

std::string_view TableReader::optional_string(std::string_view key)
{
    const toml::node* node = raw(key);
    return node == nullptr ? std::string_view{} : plain_string(*node, key);
}

int TableReader::required_integer(std::string_view key, int least, int most)
{
    const toml::node* node = raw(key);
    const auto value = node != nullptr && node->is_integer() ? node->value<std::int64_t>() : std::nullopt;
    if (!value || *value < least || *value > most) {
        wrong(node != nullptr ? *node : m_table, fmt::format("{} should be a whole number from {} to {}", key, least, most));
        return least;
    }
    return static_cast<int>(*value);
}

bool TableReader::required_boolean(std::string_view key)
{
    const toml::node* node = raw(key);
    if (node == nullptr || !node->is_boolean()) {
        wrong(node != nullptr ? *node : m_table, fmt::format("{} should be true or false", key));
        return false;
    }
    return *node->value<bool>();
}

bool TableReader::optional_boolean(std::string_view key) { return raw(key) != nullptr && required_boolean(key); }

std::optional<Date> TableReader::optional_date(std::string_view key)
{
    const toml::node* node = raw(key);
    if (node == nullptr) {
        return std::nullopt;
    }
    const auto value = node->value<toml::date>();
    if (!value) {
        wrong(*node, fmt::format("{} should be a date, such as 2026-11-23", key));
        return std::nullopt;
    }
    const Date date{std::chrono::year(value->year), std::chrono::month(value->month), std::chrono::day(value->day)};
    return date;
}

std::vector<std::string_view> TableReader::strings(std::string_view key)
{
    std::vector<std::string_view> found;
    const toml::node* node = raw(key);
    if (node == nullptr) {
        return found;
    }
    const toml::array* array = node->as_array();
    if (array == nullptr) {
        wrong(*node, fmt::format("{} should be a list of texts", key));
        return found;
    }
    for (const toml::node& element : *array) {
        found.push_back(plain_string(element, key));
    }
    return found;
}

std::string_view TableReader::language_string(const toml::table& table, std::string_view key, Language language)
{
    const std::string_view name = language == Language::french ? "fr" : "en";
    const toml::node* node = table.get(name);
    if (node == nullptr) {
        wrong(table, fmt::format("{}.{} is missing", key, name));
        return {};
    }
    const std::string_view typed = plain_string(*node, fmt::format("{}.{}", key, name));
    return m_shelf.keep(typeset(typed, language));
}

Text TableReader::required_text(std::string_view key)
{
    const toml::node* node = raw(key);
    const toml::table* table = node != nullptr ? node->as_table() : nullptr;
    if (table == nullptr) {
        wrong(node != nullptr ? *node : m_table, fmt::format("{0} should be said in both languages: {0}.fr and {0}.en", key));
        return {};
    }
    for (const auto& [name, value] : *table) {
        if (name.str() != "fr" && name.str() != "en") {
            wrong(value, fmt::format("{}.{}: only fr and en are languages here", key, name.str()));
        }
    }
    return {language_string(*table, key, Language::french), language_string(*table, key, Language::english)};
}

Text TableReader::optional_text(std::string_view key) { return raw(key) == nullptr ? Text{} : required_text(key); }

Texts TableReader::required_texts(std::string_view key)
{
    const toml::node* node = raw(key);
    const toml::table* table = node != nullptr ? node->as_table() : nullptr;
    const toml::array* french = table != nullptr ? table->get_as<toml::array>("fr") : nullptr;
    const toml::array* english = table != nullptr ? table->get_as<toml::array>("en") : nullptr;
    if (french == nullptr || english == nullptr || french->empty() || french->size() != english->size()) {
        wrong(node != nullptr ? *node : m_table, fmt::format("{0} should be two lists as long as each other: {0}.fr and {0}.en", key));
        return {};
    }
    const auto read = [&](const toml::array& array, Language language) {
        std::vector<std::string_view> texts;
        for (const toml::node& element : array) {
            texts.push_back(m_shelf.keep(typeset(plain_string(element, key), language)));
        }
        return m_shelf.keep(std::move(texts));
    };
    return {read(*french, Language::french), read(*english, Language::english)};
}

Provenance TableReader::provenance()
{
    constexpr std::array<std::string_view, 2> statuses{"reported", "own"};
    const std::string_view source = required_string("source");
    const auto status = static_cast<Status>(one_of("status", statuses));
    return {source, status, optional_date("checked_on")};
}

std::size_t TableReader::one_of(std::string_view key, std::span<const std::string_view> names)
{
    const std::string_view value = required_string(key);
    const auto found = std::find(names.begin(), names.end(), value);
    if (value.empty() || found == names.end()) {
        wrong(fmt::format("{} is \"{}\", it should be one of: {}", key, value, text::join({names.begin(), names.end()}, ", ")));
        return 0;
    }
    return static_cast<std::size_t>(found - names.begin());
}

}  // namespace asepsie::knowledge
