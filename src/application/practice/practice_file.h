// A practice's file: everything a practice keeps, in one vault. Questions are answered from memory; changes are kept by save(), all or none of them.
#pragma once

#include "domain/checklist/evidence.h"
#include "domain/checklist/plan.h"
#include "domain/checklist/standing.h"
#include "domain/practice/practice.h"
#include "foundation/storage/database.h"
#include "foundation/storage/vault.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace asepsie::application {

using practice::Register;

// CNIL, deliberation 2022-100, asks for 80 bits of a password alone; Argon2id makes each guess dear, and people are asked for twelve signs at least.
constexpr std::size_t least_passphrase_bytes = 12;
constexpr std::size_t longest_file_name = 255;  // bytes, of a document: what disks allow

// A document that proves something, sealed beside the vault.
struct Attachment {
    std::string id;    // of the sealed file
    std::string name;  // "contrat.pdf"
    std::int64_t bytes = 0;
    Date added{};
};

struct KeptEvidence {
    std::int64_t id = 0;
    checklist::Evidence evidence;
    std::optional<Attachment> attachment;
};

// What was seen of one check on one computer when it was last looked at.
struct KeptFinding {
    std::string check;
    std::string computer;  // empty for this very one
    checks::Verdict verdict = checks::Verdict::unknown;
    Date on{};
    checklist::Said said;  // nothing where it came with a report
};

// One gauge of one day: its strength, and in rules how many were met of how many; no rules where an older program kept it.
struct GaugeThen {
    double strength = 0;
    int met = 0;
    int rules = 0;
    friend bool operator==(const GaugeThen&, const GaugeThen&) = default;
};

// How the practice stood on one day, kept to show the way it went.
struct Snapshot {
    Date day{};
    std::vector<std::pair<std::string, std::string>> items;  // id of the item, name of its standing
    std::vector<GaugeThen> gauges;                           // in the order of Threat
};

class PracticeFile {
public:
    struct Created;

    static Result<Created> create(std::shared_ptr<storage::Disk> disk, std::string folder, const crypto::Secret& passphrase, crypto::Cost cost, Moment now);
    // Those of Vault::open, and malformed where what is in it is no practice's file, unsupported where a newer program made it. A file of an older program is
    // brought up to date, and kept so at the next save.
    static Result<PracticeFile> open(std::shared_ptr<storage::Disk> disk, std::string folder, storage::KeyKind kind, const crypto::Secret& key, const storage::LastSeen& last_seen);
    // The same of an earlier version, where the vault itself is missing or damaged.
    static Result<PracticeFile> bring_back(
        std::shared_ptr<storage::Disk> disk, std::string folder, const std::string& version, storage::KeyKind kind, const crypto::Secret& key, const storage::LastSeen& last_seen, Moment now);

    // ---- the practice ----
    [[nodiscard]] Result<practice::Practice> practice() const;
    Result<Done> set_practice(const practice::Practice& practice, Moment now);
    // Gone ones last.
    [[nodiscard]] Result<std::vector<practice::Entry>> entries(Register list, Date today) const;
    [[nodiscard]] Result<practice::Entry> entry(std::int64_t id) const;  // not_found
    // A new one where its id is 0. bad_usage where it has a flaw.
    Result<std::int64_t> put_entry(const practice::Entry& entry, Moment now);
    Result<Done> remove_entry(std::int64_t id, Moment now);

    // ---- what is known ----
    [[nodiscard]] Result<std::vector<KeptEvidence>> evidence() const;  // oldest first
    // what: the name of the change it is noted as ("evidence_observed", "evidence_answered").
    Result<Done> add_evidence(const std::vector<checklist::Evidence>& evidence, std::string_view what, Moment now);
    [[nodiscard]] Result<std::vector<KeptFinding>> findings() const;  // by check, then by computer
    // The verdicts of one computer, check by check, in place of those known of it.
    Result<Done> put_findings(const checklist::Look& look);
    // attachment: its name and content. too_large where a name or the note is longer than what is kept.
    Result<Done> add_declaration(const checklist::Evidence& evidence, const std::optional<std::pair<std::string, std::string>>& attachment, Moment now);
    [[nodiscard]] Result<std::string> attachment(const std::string& id) const;
    // Seals a document beside the vault; its id. Taken back where the next save fails.
    Result<std::string> attach(std::string_view name, std::string_view content, Moment now);

    // ---- the plan ----
    [[nodiscard]] Result<std::vector<practice::Decision>> decisions() const;
    Result<Done> decide(const practice::Decision& decision, Moment now);

    // ---- history ----
    [[nodiscard]] Result<std::vector<practice::Change>> changes(std::size_t at_most) const;       // newest first
    [[nodiscard]] Result<std::vector<practice::Departure>> departures() const;                    // newest first
    Result<Done> note_departure(const practice::Departure& departure);
    [[nodiscard]] Result<std::vector<Snapshot>> snapshots() const;                                // oldest first
    Result<Done> keep_snapshot(const Snapshot& snapshot);                                         // one a day, the last

    // Keeps what was changed, durably. Where that fails the file is as it was at the last save, in memory too.
    Result<Done> save(Moment now);
    // Forgets what was changed since the last save.
    void revert();
    // Brings back an earlier state of the vault, and saves it. What was noted since stays noted: what changed, what left, and that this was done. io_failed where it stands
    // on the disk but cannot be shown.
    Result<Done> restore(const std::string& version, Moment now);
    // As the vault does, and noted.
    Result<Done> change_passphrase(const crypto::Secret& passphrase, crypto::Cost cost, Moment now);
    Result<std::string> renew_recovery_code(Moment now);

    [[nodiscard]] const storage::Vault& vault() const { return m_vault; }
    [[nodiscard]] storage::Vault& vault() { return m_vault; }

    // ---- for the other books kept in the same file: suppliers, incidents ----
    [[nodiscard]] const storage::Database& database() const { return m_database; }
    [[nodiscard]] storage::Database& database() { return m_database; }
    Result<Done> note_change(std::string_view what, std::string_view subject, Moment now);
    // An id for a new line of a table, that none has ever had: who remembers one that is gone finds nothing under it. list: entry | own_question.
    [[nodiscard]] Result<std::int64_t> next_id(const std::string& list) const;
    // Before a line is removed.
    Result<Done> retire_id(const std::string& list, std::int64_t id);

private:
    PracticeFile(storage::Vault vault, storage::Database database) : m_vault(std::move(vault)), m_database(std::move(database)) {}
    Result<Done> carry_over(const std::vector<practice::Change>& changes, const std::vector<practice::Departure>& departures);
    static Result<PracticeFile> read(storage::Vault vault);
    // Documents that neither this state nor an earlier one names, left by a program that was ended between two steps. All are kept where one state cannot be read.
    Result<Done> remove_unnamed_attachments();
    Result<Done> insert(const checklist::Evidence& evidence, std::string_view attachment);

    storage::Vault m_vault;
    storage::Database m_database;
    mutable std::optional<std::vector<KeptEvidence>> m_evidence;  // as the database has it; every page asks for it
    std::vector<std::string> m_unsaved_attachments;
    bool m_is_stuck = false;  // the state of the last save could not be brought back: nothing more is saved
};

struct PracticeFile::Created {
    PracticeFile file;
    std::string recovery_code;
};

// How the practice stands and what to do next, with the evidence they point into.
struct PracticeView {
    std::string vault;  // the id of the file: what calendars tell two practices apart by
    practice::Practice practice;
    std::vector<checklist::Evidence> evidence;
    std::vector<practice::Decision> decisions;
    checklist::PracticeStanding standing;
    std::vector<checklist::PlannedAction> actions;
    // Who left since the rule on it was last answered, and that rule (null where the knowledge has none).
    std::vector<practice::Entry> leavers;
    const knowledge::Rule* leavers_rule = nullptr;

    // The practice's own last answer to a rule, whether it decided or not.
    [[nodiscard]] const checklist::Evidence* own_answer(std::string_view rule) const;
    [[nodiscard]] const practice::Decision* decision_on(std::string_view rule) const;
};

// On the heap, as its parts point into one another.
Result<std::unique_ptr<const PracticeView>> view_of(const PracticeFile& file, const knowledge::Catalogue& catalogue, Date today);
Snapshot snapshot_of(const checklist::PracticeStanding& standing, Date today);

}  // namespace asepsie::application
