#include "application/practice/never_taken_back.h"

#include "foundation/base/text.h"

#include <array>

namespace asepsie::application {
namespace {

using storage::Bound;
using storage::Row;

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> never_taken_back{{{"attachment", "id, name, bytes, added"}, {"incident", "id, journal"},
    {"incident_key", "incident, seed"}, {"incident_line", "incident, n, line"}, {"incident_seal", "incident, line"}}};

}  // namespace

Result<std::vector<KeptRows>> rows_never_taken_back(const storage::Database& database)
{
    std::vector<KeptRows> all;
    for (const auto& [table, columns] : never_taken_back) {
        KeptRows kept{table, columns, {}};
        const auto width = static_cast<int>(text::split(columns, ',').size());
        TRY(database.query("SELECT " + std::string(columns) + " FROM " + std::string(table), {}, [&](const Row& row) {
            std::vector<std::string> cells;
            for (int column = 0; column < width; ++column) {
                cells.push_back(row.text(column));
            }
            kept.rows.push_back(std::move(cells));
        }));
        all.push_back(std::move(kept));
    }
    return all;
}

Result<Done> put_back(storage::Database& database, const std::vector<KeptRows>& all)
{
    for (const KeptRows& kept : all) {
        for (const std::vector<std::string>& cells : kept.rows) {
            const std::vector<Bound> values(cells.begin(), cells.end());
            std::string marks = "?";
            for (std::size_t i = 1; i < values.size(); ++i) {
                marks += ", ?";
            }
            TRY(database.run("INSERT OR REPLACE INTO " + std::string(kept.table) + "(" + std::string(kept.columns) + ") VALUES(" + marks + ")", values));
        }
    }
    return Done{};
}

}  // namespace asepsie::application
