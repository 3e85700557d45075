// What must survive, where copies go, how they were found and what a restoration gave: the backups' part of a practice's file.
//
// Nothing is kept until the file is saved (PracticeFile::save).
#pragma once

#include "application/practice/practice_file.h"
#include "domain/backup/reopening.h"

#include <string>
#include <vector>

namespace asepsie::application {

constexpr std::size_t most_backup_lines = 200;    // sources, and destinations
constexpr std::size_t sights_kept = 60;           // of each destination
constexpr std::size_t longest_backup_text = 2'000;  // bytes, of a name or a place

// All that is known, with what it points into.
struct KnownBackups {
    std::vector<backup::Source> sources;
    std::vector<backup::Destination> destinations;
    std::vector<backup::Sight> sights;
    std::vector<backup::Drill> drills;              // the newest first
    std::vector<backup::UnfinishedDrill> unfinished;  // one of each destination at most

    [[nodiscard]] backup::Known known() const { return {sources, destinations, sights, drills}; }
    [[nodiscard]] const backup::Source* source(std::int64_t id) const;
    [[nodiscard]] const backup::Destination* destination(std::int64_t id) const;
    [[nodiscard]] const backup::UnfinishedDrill* unfinished_of(std::int64_t destination) const;
};

// Where those of them are that are on this computer.
std::vector<std::string> places_of(const std::vector<backup::Source>& sources);

class BackupBook {
public:
    explicit BackupBook(PracticeFile& file) : m_file(&file) {}

    [[nodiscard]] Result<KnownBackups> all() const;
    // Their ids; new ones where theirs are 0. bad_usage without a name or place, too_large beyond the limits above, not_found.
    Result<std::int64_t> put(const backup::Source& source, Moment now);
    Result<std::int64_t> put(const backup::Destination& destination, Moment now);
    Result<Done> remove_source(std::int64_t id, Moment now);
    Result<Done> remove_destination(std::int64_t id, Moment now);

    // What opens a destination, in the vault alone. Empty forgets it.
    Result<Done> put_secret(std::int64_t destination, const crypto::Secret& secret);
    [[nodiscard]] Result<crypto::Secret> secret(std::int64_t destination) const;  // empty where none is known

    Result<Done> put_whether_there(const std::vector<backup::Source>& sources);
    Result<Done> add_sight(const backup::Sight& sight);  // the oldest beyond sights_kept are forgotten
    Result<std::int64_t> add_drill(const backup::Drill& drill, Moment now);  // of everything: it ends the one that was begun
    Result<Done> put_unfinished(const backup::UnfinishedDrill& begun);       // in place of the one before

    // Keeps as observed what the copies now say of the rules on backups.
    Result<Done> keep_evidence(const knowledge::Catalogue& catalogue, std::string_view by, Moment now);

    [[nodiscard]] PracticeFile& file() const { return *m_file; }

private:
    [[nodiscard]] storage::Database& database() const { return m_file->database(); }
    PracticeFile* m_file;
};

}  // namespace asepsie::application
