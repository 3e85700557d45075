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
    R"sql(
        ALTER TABLE entry ADD COLUMN provider INTEGER NOT NULL DEFAULT 0;
        CREATE TABLE finding(check_id TEXT NOT NULL, computer TEXT NOT NULL, verdict TEXT NOT NULL, learnt TEXT NOT NULL, said TEXT NOT NULL, steps TEXT NOT NULL, PRIMARY KEY(check_id, computer)) WITHOUT ROWID;
        CREATE TABLE supplier(entry INTEGER PRIMARY KEY, activities TEXT NOT NULL, on_call TEXT NOT NULL, contract TEXT NOT NULL, contract_from TEXT, contract_to TEXT,
                              notice TEXT NOT NULL, renewal TEXT NOT NULL, remote_tool TEXT NOT NULL, data TEXT NOT NULL, reaches TEXT NOT NULL);
        CREATE TABLE supplier_document(id INTEGER PRIMARY KEY, supplier INTEGER NOT NULL, kind TEXT NOT NULL, number TEXT NOT NULL, issuer TEXT NOT NULL, version TEXT NOT NULL,
                                       activities TEXT NOT NULL, places TEXT NOT NULL, ends TEXT, attachment TEXT REFERENCES attachment(id));
        CREATE TABLE own_question(id INTEGER PRIMARY KEY, ask TEXT NOT NULL, added TEXT NOT NULL);
        CREATE TABLE request(id TEXT PRIMARY KEY, supplier INTEGER NOT NULL, questionnaires TEXT NOT NULL, version TEXT NOT NULL, asked TEXT NOT NULL, due TEXT NOT NULL);
        CREATE TABLE request_question(request TEXT NOT NULL, place INTEGER NOT NULL, ask TEXT NOT NULL, PRIMARY KEY(request, place)) WITHOUT ROWID;
        CREATE TABLE returned(id INTEGER PRIMARY KEY, request TEXT NOT NULL, form TEXT NOT NULL, trust TEXT NOT NULL, signer TEXT NOT NULL, role TEXT NOT NULL, signed TEXT,
                              vouched_by TEXT NOT NULL, code TEXT NOT NULL, confirmed_by TEXT NOT NULL, confirmed TEXT, version TEXT NOT NULL, received TEXT NOT NULL,
                              attachment TEXT REFERENCES attachment(id));
        CREATE TABLE reply(returned INTEGER NOT NULL, question TEXT NOT NULL, value TEXT NOT NULL, remark TEXT NOT NULL, by_day TEXT, proof_by TEXT, PRIMARY KEY(returned, question)) WITHOUT ROWID;
        CREATE TABLE commitment(id INTEGER PRIMARY KEY, supplier INTEGER NOT NULL, question TEXT NOT NULL, kind TEXT NOT NULL, due TEXT NOT NULL, state TEXT NOT NULL, owner TEXT NOT NULL,
                                note TEXT NOT NULL, settled TEXT, UNIQUE(supplier, question, kind));
        CREATE TABLE clause_decision(supplier INTEGER NOT NULL, clause TEXT NOT NULL, decision TEXT NOT NULL, reason TEXT NOT NULL, author TEXT NOT NULL, decided TEXT NOT NULL,
                                     PRIMARY KEY(supplier, clause)) WITHOUT ROWID;
    )sql",
    R"sql(
        ALTER TABLE request ADD COLUMN sent TEXT;
        UPDATE request SET sent = asked;
        ALTER TABLE entry ADD COLUMN reference TEXT NOT NULL DEFAULT '';
        CREATE TABLE incident(id INTEGER PRIMARY KEY, journal TEXT NOT NULL UNIQUE);
        CREATE TABLE incident_key(incident INTEGER PRIMARY KEY, seed TEXT NOT NULL);
        CREATE TABLE incident_line(incident INTEGER NOT NULL, n INTEGER NOT NULL, line TEXT NOT NULL, PRIMARY KEY(incident, n)) WITHOUT ROWID;
        CREATE TABLE incident_seal(incident INTEGER PRIMARY KEY, line TEXT NOT NULL);
        CREATE TABLE rehearsal(id INTEGER PRIMARY KEY, exercise TEXT NOT NULL, started TEXT NOT NULL, answers TEXT NOT NULL, ended TEXT, author TEXT NOT NULL);
        ALTER TABLE returned ADD COLUMN notes TEXT NOT NULL DEFAULT '';
        ALTER TABLE returned ADD COLUMN unknown_fields INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE returned ADD COLUMN revision TEXT NOT NULL DEFAULT '';
        ALTER TABLE returned ADD COLUMN signed_at TEXT;
        ALTER TABLE request ADD COLUMN forms TEXT NOT NULL DEFAULT '';
        CREATE TABLE accepted_signer(supplier INTEGER NOT NULL, name TEXT NOT NULL, issuer TEXT NOT NULL, accepted TEXT NOT NULL, author TEXT NOT NULL,
                                     PRIMARY KEY(supplier, name, issuer)) WITHOUT ROWID;
        CREATE TABLE highest_id(list TEXT PRIMARY KEY, id INTEGER NOT NULL) WITHOUT ROWID;
    )sql",
    R"sql(
        CREATE TABLE account(id INTEGER PRIMARY KEY, service TEXT NOT NULL, kind TEXT NOT NULL, sharing TEXT NOT NULL, factor TEXT NOT NULL, keeping TEXT NOT NULL, changed TEXT, reason TEXT NOT NULL,
                             note TEXT NOT NULL);
        CREATE TABLE account_holder(account INTEGER NOT NULL, person INTEGER NOT NULL, PRIMARY KEY(account, person)) WITHOUT ROWID;
        CREATE TABLE backup_source(id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, place TEXT NOT NULL, service INTEGER NOT NULL DEFAULT 0, added TEXT NOT NULL);
        CREATE TABLE backup_copy(id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, place TEXT NOT NULL, kept_apart TEXT NOT NULL, off_site TEXT NOT NULL, encrypted TEXT NOT NULL,
                                 secret TEXT NOT NULL, added TEXT NOT NULL);
        CREATE TABLE backup_copy_source(copy INTEGER NOT NULL, source INTEGER NOT NULL, PRIMARY KEY(copy, source)) WITHOUT ROWID;
        CREATE TABLE backup_look(copy INTEGER NOT NULL, at TEXT NOT NULL, state TEXT NOT NULL, last TEXT, files INTEGER NOT NULL, bytes INTEGER NOT NULL, said TEXT NOT NULL, PRIMARY KEY(copy, at)) WITHOUT ROWID;
        CREATE TABLE backup_drill(id INTEGER PRIMARY KEY, copy INTEGER NOT NULL, at TEXT NOT NULL, snapshot TEXT, wanted INTEGER NOT NULL, same INTEGER NOT NULL, changed_since INTEGER NOT NULL,
                                  differing INTEGER NOT NULL, missing INTEGER NOT NULL, opened INTEGER NOT NULL, broken INTEGER NOT NULL, bytes INTEGER NOT NULL, seconds REAL NOT NULL, whole_seconds REAL,
                                  seed INTEGER NOT NULL, outcome TEXT NOT NULL);
        CREATE TABLE mail_folder(id INTEGER PRIMARY KEY, host TEXT NOT NULL, port INTEGER NOT NULL, account TEXT NOT NULL, secret TEXT NOT NULL, folder TEXT NOT NULL, added TEXT NOT NULL);
    )sql",
    R"sql(
        ALTER TABLE backup_drill ADD COLUMN unmatched INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE backup_look ADD COLUMN compared INTEGER NOT NULL DEFAULT -1;
        ALTER TABLE backup_look ADD COLUMN missing INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE backup_look ADD COLUMN examples TEXT NOT NULL DEFAULT '';
        ALTER TABLE backup_look ADD COLUMN medium TEXT NOT NULL DEFAULT '';
        ALTER TABLE backup_source ADD COLUMN is_there TEXT NOT NULL DEFAULT 'unknown';
        ALTER TABLE backup_drill ADD COLUMN broken_before INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE backup_drill ADD COLUMN scrambled INTEGER NOT NULL DEFAULT 0;
        CREATE TABLE backup_drill_begun(copy INTEGER PRIMARY KEY, at TEXT NOT NULL, snapshot TEXT, wanted INTEGER NOT NULL, same INTEGER NOT NULL, changed_since INTEGER NOT NULL, differing INTEGER NOT NULL,
                                        missing INTEGER NOT NULL, opened INTEGER NOT NULL, broken INTEGER NOT NULL, unmatched INTEGER NOT NULL, broken_before INTEGER NOT NULL, scrambled INTEGER NOT NULL,
                                        bytes INTEGER NOT NULL, seconds REAL NOT NULL, snapshot_id TEXT NOT NULL, after TEXT NOT NULL, troubled TEXT NOT NULL);
    )sql",
};

// "Asep", so that another program's database is not taken for a practice's.
constexpr std::int64_t application_id = 0x41736570;

}  // namespace

Result<Done> migrate(storage::Database& database, std::int64_t version)
{
    const std::int64_t made_by = TRY(database.number("PRAGMA application_id"));
    const std::int64_t found = TRY(database.number("PRAGMA user_version"));
    const std::int64_t tables = TRY(database.number("SELECT count(*) FROM sqlite_schema"));
    const bool is_empty = made_by == 0 && found == 0 && tables == 0;
    if (!is_empty && (made_by != application_id || found < 1)) {
        return fail(ErrorCode::malformed, "the content is no practice's file");
    }
    if (found > version) {
        return fail(ErrorCode::unsupported, "made by a newer Asepsie (form " + std::to_string(found) + ", this one reads up to " + std::to_string(version) + ")");
    }
    storage::Transaction transaction = TRY(storage::Transaction::begin(database));
    for (auto step = static_cast<std::size_t>(found); step < static_cast<std::size_t>(version); ++step) {
        TRY(database.run(steps.at(step)));
    }
    TRY(database.run("PRAGMA application_id = " + std::to_string(application_id) + "; PRAGMA user_version = " + std::to_string(version)));
    return transaction.commit();
}

}  // namespace asepsie::application
