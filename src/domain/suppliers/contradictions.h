// Where what a supplier answered and what was seen cannot both be true.
#pragma once

#include "domain/suppliers/answers.h"

namespace asepsie::suppliers {

// What the last audit of a computer found of one check.
struct Observation {
    std::string check;
    checks::Verdict verdict = checks::Verdict::unknown;
    std::string computer;
    Date on{};
};

struct Contradiction {
    enum class Kind : std::uint8_t {
        seen_otherwise,       // a good answer, and a computer that shows the contrary
        certificate_ended,    // hosts, and a certificate it has shown is out of date, with none in its place
        certificate_missing,  // says it is certified, and has shown nothing
        activity_missing,     // the certificate does not cover what it does (an online backup needs activity 6)
        date_differs,         // the answered end is not the first one on the papers
        storage_outside,      // keeps data outside the EEA, which the certificate it claims forbids (HDS, version 2)
        backup_denied,        // says backup is none of its activities, and answers for backups it keeps
        tools_differ,         // names tools for working from afar, and not the one the practice knows of
    } kind = Kind::seen_otherwise;
    const Question* question = nullptr;
    const knowledge::Check* check = nullptr;  // of seen_otherwise
    std::string computer;                     // of seen_otherwise
    std::optional<Date> on;                   // when it was seen, or when the certificate ended
    std::optional<int> activity;              // of activity_missing and backup_denied
    std::string known{};                      // of tools_differ: what the practice knows of
    std::string answered{};                   // of tools_differ: what was answered
};
std::string_view name_of(Contradiction::Kind kind);

// computers: the names of those the supplier looks after; nothing: nobody has said which, so all. Certificates count until a newer one of the same issuer stands for them.
// remote_tool: the one the practice knows of, where it does.
std::vector<Contradiction> contradictions(const std::vector<Assessment>& assessments, const knowledge::Catalogue& catalogue, const std::vector<Observation>& observations,
    const std::optional<std::vector<std::string>>& computers, const std::vector<Document>& documents, Date today, std::string_view remote_tool = {});

// The first about that question; null where there is none.
const Contradiction* contradiction_of(const Question& question, const std::vector<Contradiction>& contradictions);
// What it says it comes in with from afar, in its own words; empty where it said nothing.
std::string_view remote_tools_in(const std::vector<Assessment>& assessments);

}  // namespace asepsie::suppliers
