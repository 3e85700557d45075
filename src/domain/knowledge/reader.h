// One table of a knowledge file, read key by key: every wrong type, missing language or unknown key becomes a Mistake.
#pragma once

#include "domain/knowledge/parse.h"

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <deque>
#include <set>

namespace asepsie::knowledge {

// Keeps what the catalogue's views look into. Nothing stored ever moves.
class Shelf {
public:
    std::string_view keep(std::string text);

    template <typename T>
    std::span<const T> keep(std::vector<T> entries)
    {
        auto kept = std::make_shared<std::vector<T>>(std::move(entries));
        m_arrays.push_back(kept);
        return *kept;
    }

private:
    std::deque<std::string> m_texts;
    std::deque<std::shared_ptr<void>> m_arrays;
};

class TableReader {
public:
    TableReader(const toml::table& table, std::string path, Shelf& shelf, std::vector<Mistake>& mistakes);
    TableReader(const TableReader&) = delete;
    TableReader& operator=(const TableReader&) = delete;
    ~TableReader();  // reports the keys that nothing asked for

    std::string_view required_string(std::string_view key);
    std::string_view optional_string(std::string_view key);
    int required_integer(std::string_view key, int least, int most);
    bool optional_boolean(std::string_view key);
    bool required_boolean(std::string_view key);
    std::optional<Date> optional_date(std::string_view key);
    std::vector<std::string_view> strings(std::string_view key);

    Text required_text(std::string_view key);
    Text optional_text(std::string_view key);
    Texts required_texts(std::string_view key);
    Provenance provenance();

    // The value's place among the names, or a mistake and 0.
    std::size_t one_of(std::string_view key, std::span<const std::string_view> names);

    // Calls visit(const toml::table&) for each table of the array under key; absent: none.
    template <typename Visit>
    void for_each_table(std::string_view key, Visit visit)
    {
        m_asked.insert(std::string(key));
        const toml::node* node = m_table.get(key);
        if (node == nullptr) {
            return;
        }
        const toml::array* array = node->as_array();
        if (array == nullptr) {
            wrong(*node, std::string(key) + " should be a list of tables");
            return;
        }
        for (const toml::node& element : *array) {
            if (const toml::table* table = element.as_table()) {
                visit(*table);
            } else {
                wrong(element, std::string(key) + " should hold tables only");
            }
        }
    }

    const toml::node* raw(std::string_view key);
    void wrong(const toml::node& at, std::string reason);
    void wrong(std::string reason) { wrong(m_table, std::move(reason)); }
    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] int line() const { return static_cast<int>(m_table.source().begin.line); }

private:
    std::string_view plain_string(const toml::node& node, std::string_view key);
    std::string_view language_string(const toml::table& table, std::string_view key, Language language);

    const toml::table& m_table;
    std::string m_path;
    Shelf& m_shelf;
    std::vector<Mistake>& m_mistakes;
    std::set<std::string, std::less<>> m_asked;
};

}  // namespace asepsie::knowledge
