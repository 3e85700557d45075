#include "application/practice/practice_file.h"

#include "application/practice/forget_entry.h"
#include "application/practice/never_taken_back.h"
#include "application/practice/schema.h"
#include "foundation/base/text.h"

#include <algorithm>
#include <array>
#include <set>

namespace asepsie::application {
namespace {

using practice::Entry;
using storage::Bound;
using storage::Database;
using storage::Row;

std::string text_of(const std::optional<Date>& date) { return date ? to_iso(*date) : ""; }

Bound bound(const std::string& iso_date) { return iso_date.empty() ? Bound(nullptr) : Bound(std::string_view(iso_date)); }

std::optional<Date> date_in(const Row& row, int column) { return row.is_null(column) ? std::nullopt : parse_date(row.text(column)); }

// A day that the file must hold; a broken one is as long ago as can be, so that it proves nothing.
Date day_in(const Row& row, int column) { return date_in(row, column).value_or(Date(std::chrono::sys_days())); }

Entry entry_in(const Row& row)
{
    Entry entry;
    entry.id = row.integer(0);
    entry.list = practice::register_named(row.text(1)).value_or(Register::number);
    entry.kind = row.text(2);
    entry.name = row.text(3);
    entry.phone = row.text(4);
    entry.mail = row.text(5);
    entry.note = row.text(6);
    entry.since = date_in(row, 7);
    entry.until = date_in(row, 8);
    entry.provider = row.integer(9);
    entry.reference = row.text(10);
    return entry;
}

Result<Done> add_attachments(const Database& database, std::set<std::string>& ids)
{
    return database.query("SELECT id FROM attachment", {}, [&](const Row& row) { ids.insert(row.text(0)); });
}

// What is known of the practice itself, field by field.
constexpr std::array<std::string_view, 8> practice_fields{"name", "profession", "way", "territory", "insurer_hours", "supplier_hours", "phone", "mail"};

std::string* text_field(practice::Practice& practice, std::string_view field)
{
    std::string* const said = field == "name" ? &practice.name : field == "profession" ? &practice.profession : field == "way" ? &practice.way : nullptr;
    return said != nullptr ? said : field == "territory" ? &practice.territory : field == "phone" ? &practice.phone : field == "mail" ? &practice.mail : nullptr;
}

int* hours_field(practice::Practice& practice, std::string_view field)
{
    return field == "insurer_hours" ? &practice.insurer_hours : field == "supplier_hours" ? &practice.supplier_hours : nullptr;
}

constexpr std::size_t every_row = 1'000'000;
constexpr std::string_view entry_columns = "id, list, kind, name, phone, mail, note, since, until, provider, reference";

}  // namespace

Result<PracticeFile::Created> PracticeFile::create(std::shared_ptr<storage::Disk> disk, std::string folder, const crypto::Secret& passphrase, crypto::Cost cost, Moment now)
{
    Database database = TRY(Database::create());
    TRY(migrate(database));
    const std::string image = TRY(database.image());
    storage::Vault::Created created = TRY(storage::Vault::create(std::move(disk), std::move(folder), passphrase, cost, image, now));
    return Created{PracticeFile(std::move(created.vault), std::move(database)), std::move(created.recovery_code)};
}

Result<PracticeFile> PracticeFile::open(std::shared_ptr<storage::Disk> disk, std::string folder, storage::KeyKind kind, const crypto::Secret& key, const storage::LastSeen& last_seen)
{
    return read(TRY(storage::Vault::open(std::move(disk), std::move(folder), kind, key, last_seen)));
}

Result<PracticeFile> PracticeFile::bring_back(
    std::shared_ptr<storage::Disk> disk, std::string folder, const std::string& version, storage::KeyKind kind, const crypto::Secret& key, const storage::LastSeen& last_seen, Moment now)
{
    return read(TRY(storage::Vault::bring_back(std::move(disk), std::move(folder), version, kind, key, last_seen, now)));
}

Result<PracticeFile> PracticeFile::read(storage::Vault vault)
{
    Database database = TRY(Database::from_image(vault.content()));
    TRY(migrate(database));
    PracticeFile file(std::move(vault), std::move(database));
    static_cast<void>(file.remove_unnamed_attachments());  // they only take room
    return file;
}

Result<Done> PracticeFile::remove_unnamed_attachments()
{
    std::set<std::string> named;
    TRY(add_attachments(m_database, named));
    std::vector<std::string> unnamed = TRY(m_vault.attachment_ids());
    const auto drop_named = [&] { unnamed.erase(std::remove_if(unnamed.begin(), unnamed.end(), [&](const std::string& id) { return named.contains(id); }), unnamed.end()); };
    drop_named();
    if (unnamed.empty()) {
        return Done{};
    }
    TRY(m_vault.visit_versions([&](std::string_view content) -> Result<Done> {
        const Database earlier = TRY(Database::from_image(content));
        return add_attachments(earlier, named);
    }));
    drop_named();
    for (const std::string& id : unnamed) {
        TRY(m_vault.detach(id));
    }
    return Done{};
}

// ---- the practice ----

Result<practice::Practice> PracticeFile::practice() const
{
    practice::Practice found;
    TRY(m_database.query("SELECT field, value FROM practice", {}, [&](const Row& row) {
        const std::string field = row.text(0);
        if (std::string* text = text_field(found, field)) {
            *text = row.text(1);
        } else if (int* hours = hours_field(found, field)) {
            *hours = static_cast<int>(text::to_integer(row.text(1)).value_or(0));
        }
    }));
    return found;
}

Result<Done> PracticeFile::set_practice(const practice::Practice& practice, Moment now)
{
    if (std::max({practice.name.size(), practice.phone.size(), practice.mail.size()}) > practice::longest_name) {
        return fail(ErrorCode::too_large, "what is said of the practice");
    }
    practice::Practice kept = practice;
    for (const std::string_view field : practice_fields) {
        const std::string* text = text_field(kept, field);
        const std::string value = text != nullptr ? *text : std::to_string(*hours_field(kept, field));
        TRY(m_database.run("INSERT OR REPLACE INTO practice(field, value) VALUES(?, ?)", {field, std::string_view(value)}));
    }
    return note_change("practice_set", practice.name, now);
}

Result<std::vector<Entry>> PracticeFile::entries(Register list, Date today) const
{
    std::vector<Entry> found;
    TRY(m_database.query("SELECT " + std::string(entry_columns) + " FROM entry WHERE list = ? ORDER BY id", {practice::name_of(list)}, [&](const Row& row) { found.push_back(entry_in(row)); }));
    std::stable_partition(found.begin(), found.end(), [&](const Entry& entry) { return !entry.is_gone(today); });
    return found;
}

Result<Entry> PracticeFile::entry(std::int64_t id) const
{
    std::optional<Entry> found;
    TRY(m_database.query("SELECT " + std::string(entry_columns) + " FROM entry WHERE id = ?", {id}, [&](const Row& row) { found = entry_in(row); }));
    return found ? Result<Entry>(*found) : fail(ErrorCode::not_found, "entry " + std::to_string(id));
}

Result<std::int64_t> PracticeFile::put_entry(const Entry& entry, Moment now)
{
    if (practice::flaw_of(entry)) {
        return fail(ErrorCode::bad_usage, "an entry that cannot be kept");
    }
    if (entry.provider != 0) {
        const Entry provider = TRY(this->entry(entry.provider));
        if (entry.list != Register::service || provider.list != Register::supplier) {
            return fail(ErrorCode::bad_usage, "only a supplier provides, and only a service is provided");
        }
    }
    const std::string since = text_of(entry.since);
    const std::string until = text_of(entry.until);
    if (entry.id == 0) {
        const std::int64_t id = TRY(next_id("entry"));
        TRY(m_database.run("INSERT INTO entry(id, list, kind, name, phone, mail, note, since, until, provider, reference) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {id, practice::name_of(entry.list), std::string_view(entry.kind), std::string_view(entry.name), std::string_view(entry.phone), std::string_view(entry.mail),
                std::string_view(entry.note), bound(since), bound(until), entry.provider, std::string_view(entry.reference)}));
        TRY(note_change("entry_added", entry.name, now));
        return id;
    }
    TRY(this->entry(entry.id));
    TRY(m_database.run("UPDATE entry SET kind = ?, name = ?, phone = ?, mail = ?, note = ?, since = ?, until = ?, provider = ?, reference = ? WHERE id = ?",
        {std::string_view(entry.kind), std::string_view(entry.name), std::string_view(entry.phone), std::string_view(entry.mail), std::string_view(entry.note), bound(since),
            bound(until), entry.provider, std::string_view(entry.reference), entry.id}));
    TRY(note_change("entry_changed", entry.name, now));
    return entry.id;
}

Result<Done> PracticeFile::remove_entry(std::int64_t id, Moment now)
{
    const Entry removed = TRY(entry(id));
    TRY(retire_id("entry", id));
    TRY(forget_entry(m_database, id));
    return note_change("entry_removed", removed.name, now);
}

// ---- what is known ----

Result<std::vector<KeptEvidence>> PracticeFile::evidence() const
{
    if (m_evidence) {
        return *m_evidence;
    }
    std::vector<KeptEvidence> found;
    TRY(m_database.query("SELECT e.id, e.rule, e.kind, e.answer, e.learnt, e.holds_to, e.author, e.note, a.id, a.name, a.bytes, a.added "
                         "FROM evidence e LEFT JOIN attachment a ON a.id = e.attachment ORDER BY e.id",
        {}, [&](const Row& row) {
            KeptEvidence kept;
            kept.id = row.integer(0);
            kept.evidence.rule = row.text(1);
            kept.evidence.kind = checklist::kind_named(row.text(2)).value_or(checklist::Kind::declared);
            kept.evidence.answer = checklist::answer_named(row.text(3)).value_or(checklist::Answer::unknown);
            kept.evidence.on = day_in(row, 4);
            kept.evidence.holds_to = day_in(row, 5);
            kept.evidence.by = row.text(6);
            kept.evidence.note = row.text(7);
            if (!row.is_null(8)) {
                kept.attachment = Attachment{row.text(8), row.text(9), row.integer(10), day_in(row, 11)};
            }
            found.push_back(std::move(kept));
        }));
    m_evidence = found;
    return found;
}

Result<Done> PracticeFile::insert(const checklist::Evidence& evidence, std::string_view attachment)
{
    m_evidence.reset();
    const std::string on = to_iso(evidence.on);
    const std::string holds_to = to_iso(evidence.holds_to);
    return m_database.run("INSERT INTO evidence(rule, kind, answer, learnt, holds_to, author, note, attachment) VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
        {std::string_view(evidence.rule), checklist::name_of(evidence.kind), checklist::name_of(evidence.answer), std::string_view(on), std::string_view(holds_to),
            std::string_view(evidence.by), std::string_view(evidence.note), attachment.empty() ? Bound(nullptr) : Bound(attachment)});
}

Result<Done> PracticeFile::add_evidence(const std::vector<checklist::Evidence>& evidence, std::string_view what, Moment now)
{
    for (const checklist::Evidence& piece : evidence) {
        TRY(insert(piece, ""));
    }
    return note_change(what, evidence.empty() ? std::string() : evidence.front().by, now);
}

Result<std::vector<KeptFinding>> PracticeFile::findings() const
{
    std::vector<KeptFinding> found;
    TRY(m_database.query("SELECT check_id, computer, verdict, learnt, said, steps FROM finding ORDER BY check_id, computer", {}, [&](const Row& row) {
        const std::string steps = row.text(5);
        KeptFinding kept{row.text(0), row.text(1), checks::verdict_named(row.text(2)).value_or(checks::Verdict::unknown), day_in(row, 3), {row.text(4), {}}};
        text::for_each_line(steps, [&](std::string_view step) { kept.said.steps.emplace_back(step); });
        found.push_back(std::move(kept));
    }));
    return found;
}

Result<Done> PracticeFile::put_findings(const checklist::Look& look)
{
    ASSERT(look.said.empty() || look.said.size() == look.findings.size());
    const std::string on = to_iso(look.on);
    TRY(m_database.run("DELETE FROM finding WHERE computer = ?", {std::string_view(look.computer)}));
    for (std::size_t i = 0; i < look.findings.size(); ++i) {
        const checks::Finding& finding = look.findings[i];
        const checklist::Said said = look.said.empty() ? checklist::Said{} : look.said[i];
        const std::string steps = text::join(said.steps, "\n");
        TRY(m_database.run("INSERT INTO finding(check_id, computer, verdict, learnt, said, steps) VALUES(?, ?, ?, ?, ?, ?)",
            {finding.check->id, std::string_view(look.computer), checks::name_of(finding.verdict), std::string_view(on), std::string_view(said.sentence), std::string_view(steps)}));
    }
    return Done{};
}

Result<Done> PracticeFile::add_declaration(const checklist::Evidence& evidence, const std::optional<std::pair<std::string, std::string>>& attachment, Moment now)
{
    if (evidence.note.size() > practice::longest_note || evidence.by.size() > practice::longest_name) {
        return fail(ErrorCode::too_large, "the note, or the name under it");
    }
    std::string id;
    if (attachment) {
        id = TRY(attach(attachment->first, attachment->second, now));
    }
    TRY(insert(evidence, id));
    return note_change("evidence_declared", evidence.rule, now);
}

Result<std::string> PracticeFile::attach(std::string_view name, std::string_view content, Moment now)
{
    if (name.size() > longest_file_name) {
        return fail(ErrorCode::too_large, "the name of the document");
    }
    const std::string id = TRY(m_vault.attach(content));
    m_unsaved_attachments.push_back(id);
    const std::string added = to_iso(date_of(now));
    TRY(m_database.run("INSERT INTO attachment(id, name, bytes, added) VALUES(?, ?, ?, ?)", {std::string_view(id), name, static_cast<std::int64_t>(content.size()), std::string_view(added)}));
    return id;
}

Result<std::string> PracticeFile::attachment(const std::string& id) const
{
    // Only what the file names may be opened: an id typed into an address is no path.
    const std::int64_t known = TRY(m_database.number("SELECT count(*) FROM attachment WHERE id = ?", {std::string_view(id)}));
    return known == 1 ? m_vault.attachment(id) : fail(ErrorCode::not_found, "no such document");
}

// ---- the plan ----

Result<std::vector<practice::Decision>> PracticeFile::decisions() const
{
    std::vector<practice::Decision> found;
    TRY(m_database.query("SELECT rule, state, owner, due, reason, decided FROM decision ORDER BY rule", {}, [&](const Row& row) {
        found.push_back({row.text(0), practice::decision_state_named(row.text(1)).value_or(practice::DecisionState::planned), row.text(2), date_in(row, 3), row.text(4), day_in(row, 5)});
    }));
    return found;
}

Result<Done> PracticeFile::decide(const practice::Decision& decision, Moment now)
{
    if (decision.owner.size() > practice::longest_name || decision.reason.size() > practice::longest_note) {
        return fail(ErrorCode::too_large, "the decision");
    }
    const std::string due = text_of(decision.due);
    const std::string decided = to_iso(decision.on);
    TRY(m_database.run("INSERT OR REPLACE INTO decision(rule, state, owner, due, reason, decided) VALUES(?, ?, ?, ?, ?, ?)",
        {std::string_view(decision.rule), practice::name_of(decision.state), std::string_view(decision.owner), bound(due), std::string_view(decision.reason), std::string_view(decided)}));
    return note_change("plan_" + std::string(practice::name_of(decision.state)), decision.rule, now);
}

// ---- history ----

Result<Done> PracticeFile::note_change(std::string_view what, std::string_view subject, Moment now)
{
    const std::string at = to_iso(now);
    return m_database.run("INSERT INTO change(at, what, subject) VALUES(?, ?, ?)", {std::string_view(at), what, subject});
}

Result<std::int64_t> PracticeFile::next_id(const std::string& list) const
{
    const std::int64_t standing = TRY(m_database.number("SELECT coalesce(max(id), 0) FROM " + list));
    const std::int64_t retired = TRY(m_database.number("SELECT coalesce(max(id), 0) FROM highest_id WHERE list = ?", {std::string_view(list)}));
    return std::max(standing, retired) + 1;
}

Result<Done> PracticeFile::retire_id(const std::string& list, std::int64_t id)
{
    return m_database.run("INSERT INTO highest_id(list, id) VALUES(?, ?) ON CONFLICT(list) DO UPDATE SET id = max(id, excluded.id)", {std::string_view(list), id});
}

Result<std::vector<practice::Change>> PracticeFile::changes(std::size_t at_most) const
{
    std::vector<practice::Change> found;
    TRY(m_database.query("SELECT at, what, subject FROM change ORDER BY id DESC LIMIT ?", {static_cast<std::int64_t>(at_most)},
        [&](const Row& row) { found.push_back({parse_moment(row.text(0)).value_or(Moment{}), row.text(1), row.text(2)}); }));
    return found;
}

Result<std::vector<practice::Departure>> PracticeFile::departures() const
{
    std::vector<practice::Departure> found;
    TRY(m_database.query("SELECT at, what, recipient FROM departure ORDER BY id DESC", {},
        [&](const Row& row) { found.push_back({parse_moment(row.text(0)).value_or(Moment{}), row.text(1), row.text(2)}); }));
    return found;
}

Result<Done> PracticeFile::note_departure(const practice::Departure& departure)
{
    const std::string at = to_iso(departure.at);
    return m_database.run("INSERT INTO departure(at, what, recipient) VALUES(?, ?, ?)", {std::string_view(at), std::string_view(departure.what), std::string_view(departure.to)});
}

Result<std::vector<Snapshot>> PracticeFile::snapshots() const
{
    std::vector<Snapshot> found;
    TRY(m_database.query("SELECT day, subject, standing, strength FROM snapshot ORDER BY day, strength IS NOT NULL, subject", {}, [&](const Row& row) {
        const Date day = day_in(row, 0);
        if (found.empty() || found.back().day != day) {
            found.push_back({day, {}, {}});
        }
        if (row.is_null(3)) {
            found.back().items.emplace_back(row.text(1), row.text(2));
        } else {
            const std::string counts = row.text(2);
            const auto parts = text::split(counts, '/');
            const auto count_at = [&](std::size_t at) { return at < parts.size() ? static_cast<int>(text::to_integer(parts[at]).value_or(0)) : 0; };
            found.back().gauges.push_back({row.real(3), count_at(0), count_at(1)});
        }
    }));
    return found;
}

Result<Done> PracticeFile::keep_snapshot(const Snapshot& snapshot)
{
    const std::string day = to_iso(snapshot.day);
    TRY(m_database.run("DELETE FROM snapshot WHERE day = ?", {std::string_view(day)}));
    for (const auto& [item, standing] : snapshot.items) {
        TRY(m_database.run("INSERT INTO snapshot(day, subject, standing, strength) VALUES(?, ?, ?, NULL)", {std::string_view(day), std::string_view(item), std::string_view(standing)}));
    }
    for (std::size_t i = 0; i < snapshot.gauges.size(); ++i) {
        const std::string subject = "gauge " + std::to_string(i);
        const std::string counts = std::to_string(snapshot.gauges[i].met) + "/" + std::to_string(snapshot.gauges[i].rules);
        TRY(m_database.run("INSERT INTO snapshot(day, subject, standing, strength) VALUES(?, ?, ?, ?)",
            {std::string_view(day), std::string_view(subject), std::string_view(counts), snapshot.gauges[i].strength}));
    }
    return Done{};
}

Result<Done> PracticeFile::save(Moment now)
{
    const auto saved = [&]() -> Result<Done> {
        if (m_is_stuck) {
            return fail(ErrorCode::io_failed, "the file has to be opened again");
        }
        std::string image = TRY(m_database.image());
        const auto kept = m_vault.save(image, now);
        crypto::wipe(image);
        return kept;
    }();
    if (saved.ok()) {
        m_unsaved_attachments.clear();
    } else {
        revert();
    }
    return saved;
}

Result<Done> PracticeFile::restore(const std::string& version, Moment now)
{
    const std::vector<practice::Change> changes_before = TRY(changes(every_row));
    const std::vector<practice::Departure> departures_before = TRY(departures());
    const NeverTakenBack kept = TRY(never_taken_back(m_database));
    TRY(m_vault.restore(version, now));
    revert();
    if (m_is_stuck) {
        return fail(ErrorCode::io_failed, "the file has to be opened again");
    }
    TRY(carry_over(changes_before, departures_before));
    TRY(put_back(m_database, kept));
    TRY(note_change("restored", version, now));
    return save(now);
}

// The notes of both states, each once, in the order of their time: a restored state knows nothing of what came after it.
Result<Done> PracticeFile::carry_over(const std::vector<practice::Change>& changes, const std::vector<practice::Departure>& departures)
{
    std::vector<practice::Change> all = TRY(this->changes(every_row));
    std::reverse(all.begin(), all.end());
    const auto is_new = [](const auto& known, const auto& note) { return std::find(known.begin(), known.end(), note) == known.end(); };
    const std::size_t restored = all.size();
    const std::vector<practice::Change> known = all;
    std::copy_if(changes.rbegin(), changes.rend(), std::back_inserter(all), [&](const auto& note) { return is_new(known, note); });
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    if (all.size() != restored) {
        TRY(m_database.run("DELETE FROM change"));
        for (const practice::Change& note : all) {
            TRY(note_change(note.what, note.subject, note.at));
        }
    }
    const std::vector<practice::Departure> known_departures = TRY(this->departures());
    for (auto note = departures.rbegin(); note != departures.rend(); ++note) {
        if (is_new(known_departures, *note)) {
            TRY(note_departure(*note));
        }
    }
    return Done{};
}

Result<Done> PracticeFile::change_passphrase(const crypto::Secret& passphrase, crypto::Cost cost, Moment now)
{
    TRY(m_vault.change_passphrase(passphrase, cost, now));
    TRY(note_change("keys_changed", "", now));
    return save(now);
}

Result<std::string> PracticeFile::renew_recovery_code(Moment now)
{
    std::string code = TRY(m_vault.renew_recovery_code(now));
    TRY(note_change("keys_changed", "", now));
    TRY(save(now));
    return code;
}

void PracticeFile::revert()
{
    for (const std::string& id : m_unsaved_attachments) {
        static_cast<void>(m_vault.detach(id));  // nothing names it: it only takes room
    }
    m_unsaved_attachments.clear();
    m_evidence.reset();
    auto before = Database::from_image(m_vault.content());
    m_is_stuck = !before.ok() || !migrate(*before).ok();
    if (!m_is_stuck) {
        m_database = std::move(*before);
    }
}

// ---- how it stands ----

namespace {

// Who left since the practice last answered the rule on it. An answer given before that day says nothing of that person, so it no longer holds.
void find_leavers(PracticeView& view, const knowledge::Catalogue& catalogue, const std::vector<Entry>& people, Date today)
{
    const auto rule = std::find_if(catalogue.rules.begin(), catalogue.rules.end(), [](const knowledge::Rule& candidate) { return candidate.reopened_by_departure; });
    if (rule == catalogue.rules.end()) {
        return;
    }
    view.leavers_rule = &*rule;
    for (const Entry& person : people) {
        if (!person.is_gone(today)) {
            continue;
        }
        bool is_answered = false;
        for (checklist::Evidence& piece : view.evidence) {
            if (piece.rule == rule->id && piece.kind == checklist::Kind::declared) {
                is_answered = is_answered || piece.on > *person.until;
                piece.holds_to = piece.on > *person.until ? piece.holds_to : std::min(piece.holds_to, *person.until);
            }
        }
        if (!is_answered) {
            view.leavers.push_back(person);
        }
    }
}

// As long as fewer computers were looked at than the practice lists, what is well on those shows a part only; what is not well on one is enough.
void limit_to_what_was_looked_at(PracticeView& view, const std::vector<Entry>& devices, Date today)
{
    const auto listed = std::count_if(devices.begin(), devices.end(), [&](const Entry& device) { return device.kind == "computer" && !device.is_gone(today); });
    std::set<std::string_view> looked_at;
    for (const checklist::Evidence& piece : view.evidence) {
        if (piece.kind == checklist::Kind::observed && piece.holds_to >= today) {
            looked_at.insert(piece.by);
        }
    }
    if (static_cast<std::ptrdiff_t>(looked_at.size()) >= listed) {
        return;
    }
    for (checklist::Evidence& piece : view.evidence) {
        if (piece.kind == checklist::Kind::observed && piece.answer == checklist::Answer::yes) {
            piece.answer = checklist::Answer::unknown;
        }
    }
}

}  // namespace

const practice::Decision* PracticeView::decision_on(std::string_view rule) const
{
    const auto found = std::find_if(decisions.begin(), decisions.end(), [&](const practice::Decision& decision) { return decision.rule == rule; });
    return found == decisions.end() ? nullptr : &*found;
}

const checklist::Evidence* PracticeView::own_answer(std::string_view rule) const
{
    const auto found = std::find_if(evidence.rbegin(), evidence.rend(), [&](const checklist::Evidence& piece) { return piece.kind == checklist::Kind::declared && piece.rule == rule; });
    return found == evidence.rend() ? nullptr : &*found;
}

Result<std::unique_ptr<const PracticeView>> view_of(const PracticeFile& file, const knowledge::Catalogue& catalogue, Date today)
{
    auto view = std::make_unique<PracticeView>();
    view->vault = file.vault().state().id;
    view->practice = TRY(file.practice());
    for (KeptEvidence& kept : TRY(file.evidence())) {
        view->evidence.push_back(std::move(kept.evidence));
    }
    const std::vector<Entry> people = TRY(file.entries(Register::person, today));
    find_leavers(*view, catalogue, people, today);
    const std::vector<Entry> devices = TRY(file.entries(Register::device, today));
    limit_to_what_was_looked_at(*view, devices, today);
    view->decisions = TRY(file.decisions());
    std::set<std::string, std::less<>> left_out;
    for (const practice::Decision& decision : view->decisions) {
        if (decision.leaves_out(today)) {
            left_out.insert(decision.rule);
        }
    }
    view->standing = checklist::stand(catalogue, view->evidence, today);
    view->actions = checklist::plan(view->standing, left_out);
    return std::unique_ptr<const PracticeView>(std::move(view));
}

Snapshot snapshot_of(const checklist::PracticeStanding& standing, Date today)
{
    Snapshot snapshot{today, {}, {}};
    for (const checklist::ItemStanding& item : standing.items) {
        snapshot.items.emplace_back(item.item->id, checklist::name_of(item.standing));
    }
    for (const checklist::Gauge& gauge : standing.gauges) {
        snapshot.gauges.push_back({gauge.strength, gauge.met, gauge.rules});
    }
    return snapshot;
}

}  // namespace asepsie::application
