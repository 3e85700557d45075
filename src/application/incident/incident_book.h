// The incidents of a practice's file: for each a journal that only grows, sealed anew with every line.
//
// Nothing is kept until the file is saved (PracticeFile::save). An earlier state of the file that is brought back takes no line of a journal away.
#pragma once

#include "application/practice/practice_file.h"
#include "domain/incident/incident.h"
#include "foundation/journal/journal.h"

namespace asepsie::application {

struct KeptIncident {
    std::int64_t id = 0;
    std::string journal_id;
    std::vector<incident::Noted> journal;
    incident::Incident state;
    std::string code;  // that tells this state of the journal from every other, to be noted on paper
};

class IncidentBook {
public:
    explicit IncidentBook(PracticeFile& file) : m_file(&file) {}

    [[nodiscard]] Result<std::vector<std::int64_t>> ids() const;  // newest first
    [[nodiscard]] Result<KeptIncident> incident(std::int64_t id) const;  // not_found; altered where its journal does not hold
    // Newest first.
    [[nodiscard]] Result<std::vector<KeptIncident>> all() const;

    // A new one. situation: an id of knowledge/reflex.
    Result<std::int64_t> open(const std::string& situation, const std::string& author, const incident::ClockSample& clock);
    // One line more; its number. The record's clock is the one given. too_large, bad_usage where it is empty, unsupported where the incident is closed: then only notes, calls, duties,
    // facts and evidence follow, or that it is opened again.
    Result<std::uint64_t> add(std::int64_t id, incident::Record record, const incident::ClockSample& clock);
    // A copy of a file, sealed beside the vault, and its line in the journal; where the content is not given, its fingerprint alone.
    Result<std::uint64_t> add_evidence(std::int64_t id, incident::Record record, incident::EvidenceFile file, const std::optional<std::string>& content, const incident::ClockSample& clock);

    // As it leaves the house: docs/formats/journal.md.
    [[nodiscard]] Result<std::string> journal_text(std::int64_t id) const;
    // The line that the journal's code is of.
    [[nodiscard]] Result<std::string> last_line(std::int64_t id) const;
    // PEM, for whoever verifies the journal.
    [[nodiscard]] Result<std::string> public_key(std::int64_t id) const;

private:
    struct End {
        std::string first_line;
        std::string last_line;
        std::uint64_t n = 0;
    };
    [[nodiscard]] Result<End> end_of(std::int64_t id) const;
    [[nodiscard]] Result<crypto::Signer> signer_of(std::int64_t id) const;
    [[nodiscard]] Result<incident::Now> now_at(std::int64_t id, const End& end, const incident::ClockSample& clock) const;
    [[nodiscard]] Result<bool> is_closed(std::int64_t id) const;
    Result<Done> put_line(std::int64_t id, std::uint64_t n, const std::string& line);

    PracticeFile* m_file;
};

}  // namespace asepsie::application
