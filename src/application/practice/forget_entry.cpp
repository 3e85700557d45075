#include "application/practice/forget_entry.h"

#include "foundation/base/text.h"

#include <array>
#include <string>
#include <vector>

namespace asepsie::application {
namespace {

using storage::Database;
using storage::Row;

// What is kept of a supplier goes with its line. (Triggers are off: a file from elsewhere could bring its own.)
constexpr std::array<std::string_view, 9> forgetting_a_supplier{
    "DELETE FROM reply WHERE returned IN (SELECT r.id FROM returned r JOIN request q ON q.id = r.request WHERE q.supplier = ?)",
    "DELETE FROM returned WHERE request IN (SELECT id FROM request WHERE supplier = ?)",
    "DELETE FROM request_question WHERE request IN (SELECT id FROM request WHERE supplier = ?)",
    "DELETE FROM request WHERE supplier = ?",
    "DELETE FROM accepted_signer WHERE supplier = ?",
    "DELETE FROM commitment WHERE supplier = ?",
    "DELETE FROM clause_decision WHERE supplier = ?",
    "DELETE FROM supplier_document WHERE supplier = ?",
    "DELETE FROM supplier WHERE entry = ?",
};

// Suppliers reach what was removed no more. One that reached nothing else now reaches nothing: that is no "any".
Result<Done> forget_reach(Database& database, std::int64_t id)
{
    std::vector<std::pair<std::int64_t, std::string>> left;
    TRY(database.query("SELECT entry, reaches FROM supplier WHERE reaches != ''", {}, [&](const Row& row) {
        const std::string reaches = row.text(1);
        std::vector<std::string_view> parts = text::split(reaches, ',');
        if (std::erase(parts, std::to_string(id)) > 0) {
            left.emplace_back(row.integer(0), parts.empty() ? "none" : text::join({parts.begin(), parts.end()}, ","));
        }
    }));
    for (const auto& [entry, reaches] : left) {
        TRY(database.run("UPDATE supplier SET reaches = ? WHERE entry = ?", {std::string_view(reaches), entry}));
    }
    return Done{};
}

}  // namespace

Result<Done> forget_entry(Database& database, std::int64_t id)
{
    // By hand: a database that comes from a file runs no triggers.
    TRY(database.run("UPDATE entry SET provider = 0 WHERE provider = ?", {id}));
    TRY(forget_reach(database, id));
    TRY(database.run("DELETE FROM account_holder WHERE person = ?", {id}));
    TRY(database.run("DELETE FROM entry WHERE id = ?", {id}));
    for (const std::string_view statement : forgetting_a_supplier) {
        TRY(database.run(statement, {id}));
    }
    return Done{};
}

}  // namespace asepsie::application
