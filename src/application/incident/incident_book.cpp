#include "application/incident/incident_book.h"

#include "foundation/base/text.h"
#include "foundation/crypto/digest.h"
#include "foundation/crypto/seal.h"

#include <algorithm>

namespace asepsie::application {
namespace {

using incident::ClockSample;
using incident::Noted;
using incident::Record;
using incident::RecordKind;
using storage::Row;

constexpr std::size_t id_bytes = 8;
constexpr std::size_t seed_signs = 2 * crypto::signing_seed_bytes;

bool says_something(const Record& record)
{
    switch (record.kind) {
    case RecordKind::note: return !text::trim(record.text).empty();
    case RecordKind::call:
    case RecordKind::step:
    case RecordKind::skipped:
    case RecordKind::undone:
    case RecordKind::duty:
    case RecordKind::fact:
    case RecordKind::decision:
    case RecordKind::situation:
    case RecordKind::opened: return !record.about.empty();
    case RecordKind::milestone: return !record.about.empty() && record.happened.has_value();
    case RecordKind::clock: return record.happened.has_value();
    case RecordKind::evidence: return record.file.has_value();
    case RecordKind::closed:
    case RecordKind::reopened: return true;
    }
    return false;
}

// What may still be noted of an incident that is closed.
bool outlives_the_end(RecordKind kind)
{
    return kind == RecordKind::note || kind == RecordKind::call || kind == RecordKind::duty || kind == RecordKind::fact || kind == RecordKind::evidence || kind == RecordKind::reopened;
}

std::optional<Noted> noted_in(std::string_view line)
{
    const std::size_t brace = line.find('{');
    const auto body = brace == std::string_view::npos ? Result<json::Value>(fail(ErrorCode::malformed, "")) : json::parse(line.substr(brace));
    if (!body.ok() || !body->is_object()) {
        return std::nullopt;
    }
    const json::Object& said = body->get_object();
    auto record = incident::record_in(said);
    const auto at = parse_moment(json::string_in(said, "at").value_or(""));
    return record && at ? std::optional(Noted{0, *at, std::move(*record)}) : std::nullopt;
}

}  // namespace

Result<std::vector<std::int64_t>> IncidentBook::ids() const
{
    std::vector<std::int64_t> found;
    TRY(m_file->database().query("SELECT id FROM incident ORDER BY id DESC", {}, [&](const Row& row) { found.push_back(row.integer(0)); }));
    return found;
}

Result<KeptIncident> IncidentBook::incident(std::int64_t id) const
{
    const std::string text = TRY(journal_text(id));
    const journal::Reading reading = TRY(journal::read_journal(text));
    if (!reading.findings.empty()) {
        return fail(ErrorCode::altered, "the journal of incident " + std::to_string(id));
    }
    KeptIncident kept{id, reading.id, {}, {}, reading.code};
    for (const journal::Entry& entry : reading.entries) {
        if (auto record = incident::record_in(entry.said)) {
            kept.journal.push_back({entry.n, entry.at, std::move(*record)});
        }
    }
    kept.state = incident::incident_in(kept.journal);
    return kept;
}

Result<std::vector<KeptIncident>> IncidentBook::all() const
{
    std::vector<KeptIncident> found;
    for (const std::int64_t id : TRY(ids())) {
        found.push_back(TRY(incident(id)));
    }
    return found;
}

Result<std::int64_t> IncidentBook::open(const std::string& situation, const std::string& author, const ClockSample& clock)
{
    const std::string journal_id = crypto::to_hex(crypto::random_bytes(id_bytes));
    const crypto::Secret seed = crypto::Secret::random(crypto::signing_seed_bytes);
    std::string seed_text = crypto::to_hex({reinterpret_cast<const char*>(seed.bytes().data()), seed.size()});
    storage::Database& database = m_file->database();
    TRY(database.run("INSERT INTO incident(journal) VALUES(?)", {std::string_view(journal_id)}));
    const std::int64_t id = database.last_id();
    const auto kept = database.run("INSERT INTO incident_key(incident, seed) VALUES(?, ?)", {id, std::string_view(seed_text)});
    crypto::wipe(seed_text);
    TRY(kept);
    TRY(put_line(id, 0, journal::first_line(journal_id, crypto::Signer(seed).public_key())));
    Record record;
    record.kind = RecordKind::opened;
    record.about = situation;
    record.author = author;
    TRY(add(id, std::move(record), clock));
    return id;
}

Result<std::uint64_t> IncidentBook::add(std::int64_t id, Record record, const ClockSample& clock)
{
    if (record.text.size() > incident::longest_record_text || record.author.size() > incident::longest_author) {
        return fail(ErrorCode::too_large, "a line of the journal");
    }
    if (!says_something(record)) {
        return fail(ErrorCode::bad_usage, "an empty line of the journal");
    }
    if (TRY(is_closed(id)) && !outlives_the_end(record.kind)) {
        return fail(ErrorCode::unsupported, "the incident is closed");
    }
    const End end = TRY(end_of(id));
    const incident::Now now = TRY(now_at(id, end, clock));
    record.clock = clock;
    const crypto::Signer signer = TRY(signer_of(id));
    const std::uint64_t n = end.n + 1;
    const std::string line = TRY(journal::next_line(end.last_line, n, now.at, incident::to_json(record), signer));
    TRY(put_line(id, n, line));
    const std::string seal = journal::seal_line(end.first_line, n, now.at, line, signer);
    TRY(m_file->database().run("INSERT OR REPLACE INTO incident_seal(incident, line) VALUES(?, ?)", {id, std::string_view(seal)}));
    return n;
}

Result<std::uint64_t> IncidentBook::add_evidence(std::int64_t id, Record record, incident::EvidenceFile file, const std::optional<std::string>& content, const ClockSample& clock)
{
    if (content) {
        crypto::Sha256 hash;
        hash.add(*content);
        file.sha256 = crypto::to_hex(hash.digest());
        file.bytes = static_cast<std::int64_t>(content->size());
        file.attachment = TRY(m_file->attach(file.name, *content, clock.shown));
    }
    record.kind = RecordKind::evidence;
    record.file = std::move(file);
    return add(id, std::move(record), clock);
}

Result<std::string> IncidentBook::journal_text(std::int64_t id) const
{
    std::string text;
    TRY(m_file->database().query("SELECT line FROM incident_line WHERE incident = ? ORDER BY n", {id}, [&](const Row& row) { text += row.text(0) + "\n"; }));
    if (text.empty()) {
        return fail(ErrorCode::not_found, "incident " + std::to_string(id));
    }
    TRY(m_file->database().query("SELECT line FROM incident_seal WHERE incident = ?", {id}, [&](const Row& row) { text += row.text(0) + "\n"; }));
    return text;
}

Result<std::string> IncidentBook::last_line(std::int64_t id) const
{
    End end = TRY(end_of(id));
    return std::move(end.last_line);
}

Result<std::string> IncidentBook::public_key(std::int64_t id) const
{
    const crypto::Signer signer = TRY(signer_of(id));
    return crypto::public_key_pem(signer.public_key());
}

Result<IncidentBook::End> IncidentBook::end_of(std::int64_t id) const
{
    End end;
    TRY(m_file->database().query("SELECT line FROM incident_line WHERE incident = ? AND n = 0", {id}, [&](const Row& row) { end.first_line = row.text(0); }));
    TRY(m_file->database().query("SELECT n, line FROM incident_line WHERE incident = ? ORDER BY n DESC LIMIT 1", {id}, [&](const Row& row) {
        end.n = static_cast<std::uint64_t>(row.integer(0));
        end.last_line = row.text(1);
    }));
    if (end.first_line.empty()) {
        return fail(ErrorCode::not_found, "incident " + std::to_string(id));
    }
    return end;
}

Result<crypto::Signer> IncidentBook::signer_of(std::int64_t id) const
{
    std::string seed_text;
    TRY(m_file->database().query("SELECT seed FROM incident_key WHERE incident = ?", {id}, [&](const Row& row) { seed_text = row.text(0); }));
    if (seed_text.size() != seed_signs) {
        return fail(ErrorCode::malformed, "the key of incident " + std::to_string(id));
    }
    std::string seed = TRY(crypto::from_hex(seed_text));
    const crypto::Secret secret = crypto::Secret::copy_of(seed);
    crypto::wipe(seed);
    crypto::wipe(seed_text);
    return crypto::Signer(secret);
}

// The moment a new line is given: by the newest line's clock, and by what somebody read elsewhere.
Result<incident::Now> IncidentBook::now_at(std::int64_t id, const End& end, const ClockSample& clock) const
{
    std::optional<ClockSample> last;
    if (end.n > 0) {
        if (const auto noted = noted_in(end.last_line)) {
            last = incident::corrected_clock(*noted);
        }
    }
    std::optional<incident::ToldTime> told;
    TRY(m_file->database().query("SELECT line FROM incident_line WHERE incident = ? AND line LIKE '%\"kind\":\"clock\"%' ORDER BY n DESC LIMIT 1", {id}, [&](const Row& row) {
        const auto noted = noted_in(row.text(0));
        if (noted && noted->record.kind == RecordKind::clock && noted->record.happened) {
            told = incident::ToldTime{*noted->record.happened, noted->record.clock};
        }
    }));
    return incident::judge_clock(clock, last, told);
}

Result<bool> IncidentBook::is_closed(std::int64_t id) const
{
    bool closed = false;
    TRY(m_file->database().query("SELECT line LIKE '%\"kind\":\"closed\"%' FROM incident_line WHERE incident = ? AND (line LIKE '%\"kind\":\"closed\"%' OR line LIKE '%\"kind\":\"reopened\"%') ORDER BY n DESC LIMIT 1",
        {id}, [&](const Row& row) { closed = row.integer(0) == 1; }));
    return closed;
}

Result<Done> IncidentBook::put_line(std::int64_t id, std::uint64_t n, const std::string& line)
{
    return m_file->database().run("INSERT INTO incident_line(incident, n, line) VALUES(?, ?, ?)", {id, static_cast<std::int64_t>(n), std::string_view(line)});
}

}  // namespace asepsie::application
