#include "application/practice/practice_export.h"

#include "application/practice/schema.h"
#include "foundation/json/json.h"

#include <array>

namespace asepsie::application {
namespace {

json::Value text_or_null(const std::optional<Date>& date) { return date ? json::Value(to_iso(*date)) : json::Value(nullptr); }

json::Object as_json(const practice::Entry& entry)
{
    return {{"id", entry.id}, {"list", practice::name_of(entry.list)}, {"kind", entry.kind}, {"name", entry.name}, {"phone", entry.phone}, {"mail", entry.mail}, {"note", entry.note}, {"reference", entry.reference},
        {"since", text_or_null(entry.since)}, {"until", text_or_null(entry.until)}, {"provider", entry.provider == 0 ? json::Value(nullptr) : json::Value(entry.provider)}};
}

json::Object as_json(const KeptEvidence& kept)
{
    const checklist::Evidence& evidence = kept.evidence;
    return {{"rule", evidence.rule}, {"kind", checklist::name_of(evidence.kind)}, {"answer", checklist::name_of(evidence.answer)}, {"on", to_iso(evidence.on)},
        {"holds_to", to_iso(evidence.holds_to)}, {"by", evidence.by}, {"note", evidence.note}, {"attachment", kept.attachment ? json::Value(kept.attachment->name) : json::Value(nullptr)}};
}

json::Object as_json(const practice::Decision& decision)
{
    return {{"rule", decision.rule}, {"state", practice::name_of(decision.state)}, {"owner", decision.owner}, {"due", text_or_null(decision.due)}, {"reason", decision.reason}, {"on", to_iso(decision.on)}};
}

// The books of suppliers and of what was seen, table by table, as they stand in the file, but for what opens something else (columns named secret).
constexpr std::array<std::string_view, 23> books{
    "finding", "supplier", "supplier_document", "own_question", "request", "request_question", "returned", "reply", "commitment", "clause_decision", "accepted_signer", "incident", "incident_line",
    "incident_seal", "rehearsal", "account", "account_holder", "backup_source", "backup_copy", "backup_copy_source", "backup_look", "backup_drill", "mail_folder"};

Result<json::Array> rows_of(const storage::Database& database, std::string_view table)
{
    std::string columns;
    TRY(database.query("SELECT name FROM pragma_table_info(?) WHERE name != 'secret' ORDER BY cid", {table}, [&](const storage::Row& row) {
        const std::string name = row.text(0);
        columns += (columns.empty() ? "'" : ", '") + name + "', " + name;
    }));
    std::vector<std::string> lines;
    TRY(database.query("SELECT json_object(" + columns + ") FROM " + std::string(table), {}, [&](const storage::Row& row) { lines.push_back(row.text(0)); }));
    json::Array rows;
    for (const std::string& line : lines) {
        rows.push_back(TRY(json::parse(line)));
    }
    return rows;
}

}  // namespace

Result<std::string> practice_as_json(const PracticeFile& file, Date today)
{
    constexpr std::size_t every_change = 1'000'000;
    const practice::Practice described = TRY(file.practice());
    json::Array entries;
    for (const Register list : practice::all_registers) {
        for (const practice::Entry& entry : TRY(file.entries(list, today))) {
            entries.push_back(as_json(entry));
        }
    }
    json::Array evidence;
    for (const KeptEvidence& kept : TRY(file.evidence())) {
        evidence.push_back(as_json(kept));
    }
    json::Array decisions;
    for (const practice::Decision& decision : TRY(file.decisions())) {
        decisions.push_back(as_json(decision));
    }
    json::Array changes;
    for (const practice::Change& change : TRY(file.changes(every_change))) {
        changes.push_back(json::Object{{"at", to_iso(change.at)}, {"what", change.what}, {"subject", change.subject}});
    }
    json::Array departures;
    for (const practice::Departure& departure : TRY(file.departures())) {
        departures.push_back(json::Object{{"at", to_iso(departure.at)}, {"what", departure.what}, {"to", departure.to}});
    }
    json::Object tables;
    for (const std::string_view table : books) {
        tables[table] = TRY(rows_of(file.database(), table));
    }
    return json::write_pretty(json::Object{{"schema", "asepsie-practice-" + std::to_string(schema_version)}, {"exported_on", to_iso(today)},
        {"practice", json::Object{{"name", described.name}, {"profession", described.profession}, {"way", described.way}, {"territory", described.territory}, {"insurer_hours", described.insurer_hours}, {"supplier_hours", described.supplier_hours}, {"phone", described.phone}, {"mail", described.mail}}},
        {"entries", std::move(entries)}, {"evidence", std::move(evidence)},
        {"decisions", std::move(decisions)}, {"changes", std::move(changes)}, {"departures", std::move(departures)}, {"books", std::move(tables)}});
}

}  // namespace asepsie::application
