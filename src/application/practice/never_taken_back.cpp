#include "application/practice/never_taken_back.h"

#include <algorithm>

namespace asepsie::application {
namespace {

using storage::Database;
using storage::Row;

Result<std::vector<std::string>> lines_of(const Database& database, std::int64_t incident)
{
    std::vector<std::string> lines;
    TRY(database.query("SELECT line FROM incident_line WHERE incident = ? ORDER BY n", {incident}, [&](const Row& row) { lines.push_back(row.text(0)); }));
    return lines;
}

bool begins_with(const std::vector<std::string>& lines, const std::vector<std::string>& beginning)
{
    return lines.size() >= beginning.size() && std::equal(beginning.begin(), beginning.end(), lines.begin());
}

Result<Done> write_lines(Database& database, std::int64_t incident, const KeptJournal& journal)
{
    TRY(database.run("DELETE FROM incident_line WHERE incident = ?", {incident}));
    for (std::size_t n = 0; n < journal.lines.size(); ++n) {
        TRY(database.run("INSERT INTO incident_line(incident, n, line) VALUES(?, ?, ?)", {incident, static_cast<std::int64_t>(n), std::string_view(journal.lines[n])}));
    }
    return database.run("INSERT OR REPLACE INTO incident_seal(incident, line) VALUES(?, ?)", {incident, std::string_view(journal.seal)});
}

Result<Done> add_journal(Database& database, const KeptJournal& journal, const std::string& name)
{
    TRY(database.run("INSERT INTO incident(journal) VALUES(?)", {std::string_view(name)}));
    const std::int64_t id = database.last_id();
    TRY(database.run("INSERT INTO incident_key(incident, seed) VALUES(?, ?)", {id, std::string_view(journal.seed)}));
    return write_lines(database, id, journal);
}

Result<Done> put_back(Database& database, const KeptJournal& journal)
{
    std::string name = journal.name;
    for (int other = 2;; ++other) {
        const std::int64_t id = TRY(database.number("SELECT id FROM incident WHERE journal = ?", {std::string_view(name)}));
        if (id == 0) {
            return add_journal(database, journal, name);
        }
        const std::vector<std::string> lines = TRY(lines_of(database, id));
        if (begins_with(lines, journal.lines)) {
            return Done{};
        }
        if (begins_with(journal.lines, lines)) {
            return write_lines(database, id, journal);
        }
        name = journal.name + "-" + std::to_string(other);
    }
}

}  // namespace

Result<NeverTakenBack> never_taken_back(const Database& database)
{
    NeverTakenBack kept;
    std::vector<std::int64_t> ids;
    TRY(database.query("SELECT i.id, i.journal, coalesce(k.seed, ''), coalesce(s.line, '') FROM incident i LEFT JOIN incident_key k ON k.incident = i.id LEFT JOIN incident_seal s ON s.incident = i.id ORDER BY i.id",
        {}, [&](const Row& row) {
            ids.push_back(row.integer(0));
            kept.journals.push_back({row.text(1), row.text(2), {}, row.text(3)});
        }));
    for (std::size_t i = 0; i < ids.size(); ++i) {
        kept.journals[i].lines = TRY(lines_of(database, ids[i]));
    }
    TRY(database.query("SELECT id, name, bytes, added FROM attachment", {}, [&](const Row& row) { kept.documents.push_back({row.text(0), row.text(1), row.integer(2), row.text(3)}); }));
    return kept;
}

Result<Done> put_back(Database& database, const NeverTakenBack& kept)
{
    for (const KeptDocument& document : kept.documents) {
        TRY(database.run("INSERT OR IGNORE INTO attachment(id, name, bytes, added) VALUES(?, ?, ?, ?)",
            {std::string_view(document.id), std::string_view(document.name), document.bytes, std::string_view(document.added)}));
    }
    for (const KeptJournal& journal : kept.journals) {
        TRY(put_back(database, journal));
    }
    return Done{};
}

}  // namespace asepsie::application
