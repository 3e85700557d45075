#include "application/backup/backup_book.h"

#include "application/practice/practice_changes.h"
#include "foundation/base/names.h"
#include "foundation/base/text.h"
#include "foundation/crypto/seal.h"

#include <fmt/format.h>

#include <algorithm>

namespace asepsie::application {
namespace {

using backup::Destination;
using backup::Drill;
using backup::Sight;
using backup::Source;
using backup::UnfinishedDrill;
using storage::Bound;
using storage::Row;

// What was seen beside the counts, as one text: "encrypted,same_disk".
constexpr std::string_view seen_encrypted = "encrypted";
constexpr std::string_view seen_plain = "plain";
constexpr std::string_view seen_same_disk = "same_disk";
constexpr std::string_view seen_within_reach = "within_reach";
constexpr std::string_view seen_deep = "deep";

std::optional<Moment> moment_in(const Row& row, int column) { return row.is_null(column) ? std::nullopt : parse_moment(row.text(column)); }

std::optional<std::uint64_t> count_in(const Row& row, int column)
{
    const std::int64_t count = row.integer(column);
    return count < 0 ? std::nullopt : std::optional(static_cast<std::uint64_t>(count));
}

std::int64_t as_column(const std::optional<std::uint64_t>& count) { return count ? static_cast<std::int64_t>(*count) : -1; }
std::int64_t as_column(std::uint64_t count) { return static_cast<std::int64_t>(count); }

// A moment as it is bound; the text must outlive the statement.
class When {
public:
    explicit When(const std::optional<Moment>& moment) : m_iso(moment ? to_iso(*moment) : "") {}
    [[nodiscard]] Bound bound() const { return m_iso.empty() ? Bound(nullptr) : Bound(std::string_view(m_iso)); }

private:
    std::string m_iso;
};

Source source_in(const Row& row)
{
    return {row.integer(0), row.text(1), value_named<backup::SourceKind>(row.text(2), backup::source_kind_names).value_or(backup::SourceKind{}), row.text(3),
        value_named<backup::Told>(row.text(4), backup::told_names).value_or(backup::Told{})};
}

Destination destination_in(const Row& row)
{
    Destination destination;
    destination.id = row.integer(0);
    destination.name = row.text(1);
    destination.kind = row.text(2);
    destination.place = row.text(3);
    destination.is_unplugged = value_named<backup::Told>(row.text(4), backup::told_names).value_or(backup::Told{});
    destination.is_off_site = value_named<backup::Told>(row.text(5), backup::told_names).value_or(backup::Told{});
    destination.is_encrypted = value_named<backup::Told>(row.text(6), backup::told_names).value_or(backup::Told{});
    destination.has_secret = row.integer(7) != 0;
    return destination;
}

Sight sight_in(const Row& row)
{
    Sight sight;
    sight.destination = row.integer(0);
    sight.at = moment_in(row, 1).value_or(Moment{});
    sight.found = backup::found_named(row.text(2)).value_or(backup::Found::unreadable);
    sight.last = moment_in(row, 3);
    sight.files = count_in(row, 4);
    sight.bytes = count_in(row, 5);
    const std::string seen = row.text(6);
    for (const std::string_view word : text::split(seen, ',')) {
        if (word == seen_encrypted || word == seen_plain) {
            sight.is_encrypted = word == seen_encrypted;
        }
        sight.is_on_same_disk |= word == seen_same_disk;
        sight.is_within_reach |= word == seen_within_reach;
        sight.is_deep |= word == seen_deep;
    }
    if (const auto compared = count_in(row, 7)) {
        sight.coverage = backup::Coverage{*compared, count_in(row, 8).value_or(0), {}, {}};
        text::for_each_line(row.text(9), [&](std::string_view path) { sight.coverage->examples.emplace_back(path); });
    }
    sight.medium = row.text(10);
    return sight;
}

std::string seen_in(const Sight& sight)
{
    std::vector<std::string> words;
    if (sight.is_encrypted) {
        words.emplace_back(*sight.is_encrypted ? seen_encrypted : seen_plain);
    }
    if (sight.is_on_same_disk) {
        words.emplace_back(seen_same_disk);
    }
    if (sight.is_within_reach) {
        words.emplace_back(seen_within_reach);
    }
    if (sight.is_deep) {
        words.emplace_back(seen_deep);
    }
    return text::join(words, ",");
}

// What a drill that ended and one that was broken off have alike, in the order of drill_counts.
constexpr std::string_view drill_columns = "copy, at, snapshot, seconds, wanted, same, changed_since, unmatched, differing, missing, opened, broken, broken_before, scrambled, bytes";
constexpr std::array drill_counts{&Drill::wanted, &Drill::same, &Drill::changed_since, &Drill::unmatched, &Drill::differing, &Drill::missing, &Drill::opened, &Drill::broken, &Drill::broken_before, &Drill::scrambled, &Drill::bytes};
constexpr int after_drill_columns = 4 + static_cast<int>(drill_counts.size());

Drill drill_in(const Row& row)
{
    Drill drill;
    drill.destination = row.integer(0);
    drill.at = moment_in(row, 1).value_or(Moment{});
    drill.snapshot = moment_in(row, 2);
    drill.seconds = row.real(3);
    int column = 4;
    for (std::uint64_t Drill::*const count : drill_counts) {
        drill.*count = count_in(row, column++).value_or(0);
    }
    return drill;
}

Drill ended_drill_in(const Row& row)
{
    Drill drill = drill_in(row);
    drill.id = row.integer(after_drill_columns);
    drill.whole_seconds = row.is_null(after_drill_columns + 1) ? std::nullopt : std::optional(row.real(after_drill_columns + 1));
    drill.seed = static_cast<std::uint64_t>(row.integer(after_drill_columns + 2));
    drill.outcome = value_named<backup::DrillOutcome>(row.text(after_drill_columns + 3), backup::drill_outcome_names).value_or(backup::DrillOutcome{});
    return drill;
}

// Paths are raw bytes, which a text of the database is not.
UnfinishedDrill unfinished_in(const Row& row)
{
    UnfinishedDrill begun{drill_in(row), crypto::from_hex(row.text(after_drill_columns)).value_or({}), crypto::from_hex(row.text(after_drill_columns + 1)).value_or({}), {}};
    text::for_each_line(row.text(after_drill_columns + 2), [&](std::string_view path) { begun.troubled.emplace_back(path); });
    return begun;
}

// The columns above with one place each, and their values. The texts must outlive the statement.
std::string inserting(std::string_view table, std::string_view more_columns, int more)
{
    std::string places = "?";
    for (int i = 1; i < after_drill_columns + more; ++i) {
        places += ", ?";
    }
    return fmt::format("INSERT OR REPLACE INTO {}({}, {}) VALUES({})", table, drill_columns, more_columns, places);
}

std::vector<Bound> bound(const Drill& drill, std::string_view at, const When& snapshot)
{
    std::vector<Bound> values{drill.destination, at, snapshot.bound(), drill.seconds};
    for (std::uint64_t Drill::*const count : drill_counts) {
        values.emplace_back(as_column(drill.*count));
    }
    return values;
}

// The same answer, seen again on the same day, is nothing new.
bool was_said_today(const std::vector<KeptEvidence>& kept, std::string_view rule, checklist::Answer answer, checklist::Kind kind, Date today)
{
    const auto last = std::find_if(kept.rbegin(), kept.rend(), [&](const KeptEvidence& piece) { return piece.evidence.rule == rule && piece.evidence.kind == kind; });
    return last != kept.rend() && last->evidence.answer == answer && last->evidence.on == today;
}

bool is_text(std::string_view text) { return text.find_first_not_of(" \t\r\n") != std::string_view::npos && text.size() <= longest_backup_text; }

}  // namespace

const Source* KnownBackups::source(std::int64_t id) const
{
    const auto found = std::find_if(sources.begin(), sources.end(), [&](const Source& one) { return one.id == id; });
    return found == sources.end() ? nullptr : &*found;
}

const Destination* KnownBackups::destination(std::int64_t id) const
{
    const auto found = std::find_if(destinations.begin(), destinations.end(), [&](const Destination& one) { return one.id == id; });
    return found == destinations.end() ? nullptr : &*found;
}

const UnfinishedDrill* KnownBackups::unfinished_of(std::int64_t destination) const
{
    const auto found = std::find_if(unfinished.begin(), unfinished.end(), [&](const UnfinishedDrill& one) { return one.drill.destination == destination; });
    return found == unfinished.end() ? nullptr : &*found;
}

std::vector<std::string> places_of(const std::vector<Source>& sources)
{
    std::vector<std::string> places;
    for (const Source& source : sources) {
        if (!source.place.empty()) {
            places.push_back(source.place);
        }
    }
    return places;
}

Result<KnownBackups> BackupBook::all() const
{
    KnownBackups all;
    TRY(database().query("SELECT id, name, kind, place, is_there FROM backup_source ORDER BY id", {}, [&](const Row& row) { all.sources.push_back(source_in(row)); }));
    TRY(database().query("SELECT id, name, kind, place, kept_apart, off_site, encrypted, secret != '' FROM backup_copy ORDER BY id", {}, [&](const Row& row) { all.destinations.push_back(destination_in(row)); }));
    TRY(database().query("SELECT copy, source FROM backup_copy_source ORDER BY copy, source", {}, [&](const Row& row) {
        for (Destination& destination : all.destinations) {
            if (destination.id == row.integer(0)) {
                destination.sources.push_back(row.integer(1));
            }
        }
    }));
    TRY(database().query("SELECT copy, at, state, last, files, bytes, said, compared, missing, examples, medium FROM backup_look ORDER BY copy, at DESC", {}, [&](const Row& row) { all.sights.push_back(sight_in(row)); }));
    TRY(database().query(fmt::format("SELECT {}, id, whole_seconds, seed, outcome FROM backup_drill ORDER BY at DESC, id DESC", drill_columns), {}, [&](const Row& row) { all.drills.push_back(ended_drill_in(row)); }));
    TRY(database().query(fmt::format("SELECT {}, snapshot_id, after, troubled FROM backup_drill_begun ORDER BY copy", drill_columns), {}, [&](const Row& row) { all.unfinished.push_back(unfinished_in(row)); }));
    return all;
}

Result<std::int64_t> BackupBook::put(const Source& source, Moment now)
{
    if (!is_text(source.name) || source.place.size() > longest_backup_text) {
        return fail(ErrorCode::bad_usage, "a source without a name");
    }
    const KnownBackups known = TRY(all());
    if (source.id == 0 && known.sources.size() >= most_backup_lines) {
        return fail(ErrorCode::too_large, "sources");
    }
    if (source.id != 0 && known.source(source.id) == nullptr) {
        return fail(ErrorCode::not_found, "source " + std::to_string(source.id));
    }
    const std::int64_t id = source.id == 0 ? TRY(m_file->next_id("backup_source")) : source.id;
    const std::string added = to_iso(now);
    TRY(database().run("INSERT INTO backup_source(id, name, kind, place, added) VALUES(?, ?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET name = excluded.name, kind = excluded.kind, place = excluded.place, is_there = 'unknown'",
        {id, std::string_view(source.name), name_among(source.kind, backup::source_kind_names), std::string_view(source.place), std::string_view(added)}));
    TRY(m_file->note_change(source.id == 0 ? "entry_added" : "entry_changed", source.name, now));
    return id;
}

Result<std::int64_t> BackupBook::put(const Destination& destination, Moment now)
{
    const bool is_kind = std::find(backup::destination_kinds.begin(), backup::destination_kinds.end(), destination.kind) != backup::destination_kinds.end();
    if (!is_text(destination.name) || !is_text(destination.place) || !is_kind) {
        return fail(ErrorCode::bad_usage, "a destination without a name, a place or a kind");
    }
    const KnownBackups known = TRY(all());
    if (destination.id == 0 && known.destinations.size() >= most_backup_lines) {
        return fail(ErrorCode::too_large, "destinations");
    }
    if (destination.id != 0 && known.destination(destination.id) == nullptr) {
        return fail(ErrorCode::not_found, "destination " + std::to_string(destination.id));
    }
    const std::int64_t id = destination.id == 0 ? TRY(m_file->next_id("backup_copy")) : destination.id;
    const std::string added = to_iso(now);
    TRY(database().run("INSERT INTO backup_copy(id, name, kind, place, kept_apart, off_site, encrypted, secret, added) VALUES(?, ?, ?, ?, ?, ?, ?, '', ?) ON CONFLICT(id) DO UPDATE SET "
                       "name = excluded.name, kind = excluded.kind, place = excluded.place, kept_apart = excluded.kept_apart, off_site = excluded.off_site, encrypted = excluded.encrypted",
        {id, std::string_view(destination.name), std::string_view(destination.kind), std::string_view(destination.place), name_among(destination.is_unplugged, backup::told_names), name_among(destination.is_off_site, backup::told_names),
            name_among(destination.is_encrypted, backup::told_names), std::string_view(added)}));
    TRY(database().run("DELETE FROM backup_copy_source WHERE copy = ?", {id}));
    for (const std::int64_t source : destination.sources) {
        if (known.source(source) == nullptr) {
            return fail(ErrorCode::not_found, "source " + std::to_string(source));
        }
        TRY(database().run("INSERT OR IGNORE INTO backup_copy_source(copy, source) VALUES(?, ?)", {id, source}));
    }
    TRY(m_file->note_change(destination.id == 0 ? "entry_added" : "entry_changed", destination.name, now));
    return id;
}

Result<Done> BackupBook::remove_source(std::int64_t id, Moment now)
{
    const KnownBackups known = TRY(all());
    const Source* source = known.source(id);
    if (source == nullptr) {
        return fail(ErrorCode::not_found, "source " + std::to_string(id));
    }
    // A destination that held this source alone now holds nothing; without any line it would hold everything.
    for (const Destination& destination : known.destinations) {
        if (destination.sources == std::vector<std::int64_t>{id}) {
            return fail(ErrorCode::bad_usage, destination.name);
        }
    }
    TRY(m_file->retire_id("backup_source", id));
    TRY(database().run("DELETE FROM backup_copy_source WHERE source = ?", {id}));
    TRY(database().run("DELETE FROM backup_source WHERE id = ?", {id}));
    return m_file->note_change("entry_removed", source->name, now);
}

Result<Done> BackupBook::remove_destination(std::int64_t id, Moment now)
{
    const KnownBackups known = TRY(all());
    const Destination* destination = known.destination(id);
    if (destination == nullptr) {
        return fail(ErrorCode::not_found, "destination " + std::to_string(id));
    }
    TRY(m_file->retire_id("backup_copy", id));
    for (const std::string_view statement : {"DELETE FROM backup_copy_source WHERE copy = ?", "DELETE FROM backup_look WHERE copy = ?", "DELETE FROM backup_drill WHERE copy = ?", "DELETE FROM backup_drill_begun WHERE copy = ?", "DELETE FROM backup_copy WHERE id = ?"}) {
        TRY(database().run(statement, {id}));
    }
    return m_file->note_change("entry_removed", destination->name, now);
}

Result<Done> BackupBook::put_secret(std::int64_t destination, const crypto::Secret& secret)
{
    const std::span<const std::uint8_t> bytes = secret.bytes();
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    return database().run("UPDATE backup_copy SET secret = ? WHERE id = ?", {text, destination});
}

Result<crypto::Secret> BackupBook::secret(std::int64_t destination) const
{
    crypto::Secret found;
    TRY(database().query("SELECT secret FROM backup_copy WHERE id = ?", {destination}, [&](const Row& row) {
        std::string text = row.text(0);
        found = crypto::Secret::copy_of(text);
        crypto::wipe(text);
    }));
    return found;
}

Result<Done> BackupBook::put_whether_there(const std::vector<Source>& sources)
{
    for (const Source& source : sources) {
        TRY(database().run("UPDATE backup_source SET is_there = ? WHERE id = ? AND place = ?", {name_among(source.is_there, backup::told_names), source.id, std::string_view(source.place)}));
    }
    return Done{};
}

Result<Done> BackupBook::add_sight(const Sight& sight)
{
    const std::string at = to_iso(sight.at);
    const When last(sight.last);
    const std::string seen = seen_in(sight);
    const backup::Coverage coverage = sight.coverage.value_or(backup::Coverage{});
    const std::string examples = text::join(coverage.examples, "\n");
    TRY(database().run("INSERT OR REPLACE INTO backup_look(copy, at, state, last, files, bytes, said, compared, missing, examples, medium) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {sight.destination, std::string_view(at), backup::name_of(sight.found), last.bound(), as_column(sight.files), as_column(sight.bytes), std::string_view(seen),
            sight.coverage ? as_column(coverage.compared) : std::int64_t{-1}, as_column(coverage.missing), std::string_view(examples), std::string_view(sight.medium)}));
    return database().run("DELETE FROM backup_look WHERE copy = ?1 AND at NOT IN (SELECT at FROM backup_look WHERE copy = ?1 ORDER BY at DESC LIMIT ?2)", {sight.destination, static_cast<std::int64_t>(sights_kept)});
}

Result<std::int64_t> BackupBook::add_drill(const Drill& drill, Moment now)
{
    const std::int64_t id = TRY(m_file->next_id("backup_drill"));
    const std::string at = to_iso(drill.at);
    const When snapshot(drill.snapshot);
    std::vector<Bound> values = bound(drill, at, snapshot);
    values.insert(values.end(), {Bound(id), drill.whole_seconds ? Bound(*drill.whole_seconds) : Bound(nullptr), Bound(as_column(drill.seed)), Bound(name_among(drill.outcome, backup::drill_outcome_names))});
    TRY(database().run(inserting("backup_drill", "id, whole_seconds, seed, outcome", 4), values));
    if (drill.seed == 0) {
        TRY(database().run("DELETE FROM backup_drill_begun WHERE copy = ?", {drill.destination}));
    }
    TRY(m_file->note_change("backup_drilled", std::to_string(drill.destination), now));
    return id;
}

Result<Done> BackupBook::put_unfinished(const UnfinishedDrill& begun)
{
    const std::string at = to_iso(begun.drill.at);
    const When snapshot(begun.drill.snapshot);
    const std::string id = crypto::to_hex(begun.snapshot);
    const std::string after = crypto::to_hex(begun.after);
    const std::string troubled = text::join(begun.troubled, "\n");
    std::vector<Bound> values = bound(begun.drill, at, snapshot);
    values.insert(values.end(), {Bound(std::string_view(id)), Bound(std::string_view(after)), Bound(std::string_view(troubled))});
    return database().run(inserting("backup_drill_begun", "snapshot_id, after, troubled", 3), values);
}

Result<Done> BackupBook::keep_evidence(const knowledge::Catalogue& catalogue, std::string_view by, Moment now)
{
    const KnownBackups known = TRY(all());
    const Date today = date_of(now);
    const std::vector<KeptEvidence> kept = TRY(m_file->evidence());
    std::vector<checklist::Evidence> evidence;
    for (const backup::RuleEvidence& said : backup::evidence_of(known.known(), now)) {
        const knowledge::Rule* rule = catalogue.rule(said.rule);
        if (rule != nullptr && !was_said_today(kept, said.rule, said.answer, checklist::Kind::observed, today)) {
            evidence.push_back({std::string(said.rule), checklist::Kind::observed, said.answer, today, plus_days(today, rule->valid_days), std::string(by), {}});
        }
    }
    return evidence.empty() ? Result<Done>(Done{}) : application::keep_evidence(*m_file, catalogue, evidence, "evidence_observed", now);
}

}  // namespace asepsie::application
