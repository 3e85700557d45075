#include "application/practice/schema.h"

#include <array>
#include <string>

namespace asepsie::application {
namespace {

// Each step brings a file from the version of its place to the next one. Steps are never changed once released: files of every age are about.
constexpr std::array<std::string_view, schema_version> steps{
    R"sql(
        CREATE TABLE practice(field TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE entry(id INTEGER PRIMARY KEY, list TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, phone TEXT NOT NULL, mail TEXT NOT NULL,
                           note TEXT NOT NULL, since TEXT, until TEXT);
        CREATE TABLE attachment(id TEXT PRIMARY KEY, name TEXT NOT NULL, bytes INTEGER NOT NULL, added TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE evidence(id INTEGER PRIMARY KEY, rule TEXT NOT NULL, kind TEXT NOT NULL, answer TEXT NOT NULL, learnt TEXT NOT NULL, holds_to TEXT NOT NULL,
                              author TEXT NOT NULL, note TEXT NOT NULL, attachment TEXT REFERENCES attachment(id));
        CREATE TABLE decision(rule TEXT PRIMARY KEY, state TEXT NOT NULL, owner TEXT NOT NULL, due TEXT, reason TEXT NOT NULL, decided TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE change(id INTEGER PRIMARY KEY, at TEXT NOT NULL, what TEXT NOT NULL, subject TEXT NOT NULL);
    )sql",
    R"sql(
        CREATE TABLE departure(id INTEGER PRIMARY KEY, at TEXT NOT NULL, what TEXT NOT NULL, recipient TEXT NOT NULL);
        CREATE TABLE snapshot(day TEXT NOT NULL, subject TEXT NOT NULL, standing TEXT NOT NULL, strength REAL, PRIMARY KEY(day, subject)) WITHOUT ROWID;
    )sql",
};

// "Asep", so that another program's database is not taken for a practice's.
constexpr std::int64_t application_id = 0x41736570;

}  // namespace

Result<Done> migrate(storage::Database& database)
{
    const std::int64_t made_by = TRY(database.number("PRAGMA application_id"));
    const std::int64_t version = TRY(database.number("PRAGMA user_version"));
    const std::int64_t tables = TRY(database.number("SELECT count(*) FROM sqlite_schema"));
    const bool is_empty = made_by == 0 && version == 0 && tables == 0;
    if (!is_empty && (made_by != application_id || version < 1)) {
        return fail(ErrorCode::malformed, "the content is no practice's file");
    }
    if (version > schema_version) {
        return fail(ErrorCode::unsupported, "made by a newer Asepsie (form " + std::to_string(version) + ", this one reads up to " + std::to_string(schema_version) + ")");
    }
    storage::Transaction transaction = TRY(storage::Transaction::begin(database));
    for (auto step = static_cast<std::size_t>(version); step < steps.size(); ++step) {
        TRY(database.run(steps.at(step)));
    }
    TRY(database.run("PRAGMA application_id = " + std::to_string(application_id) + "; PRAGMA user_version = " + std::to_string(schema_version)));
    return transaction.commit();
}

}  // namespace asepsie::application
