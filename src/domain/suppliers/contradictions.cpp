#include "domain/suppliers/contradictions.h"

#include <algorithm>

namespace asepsie::suppliers {
namespace {

constexpr int backup_activity = 6;  // HDS, référentiel v2: "sauvegarde de données de santé"

bool says_well(const Assessment& assessment) { return assessment.reply != nullptr && assessment.verdict == Verdict::good && assessment.reply->value != "not_applicable"; }

void add_seen_otherwise(std::vector<Contradiction>& found, const Assessment& assessment, const knowledge::Catalogue& catalogue, const std::vector<Observation>& observations,
    const std::vector<std::string>& computers)
{
    for (const std::uint16_t index : assessment.question->contradicted_by) {
        const knowledge::Check& check = catalogue.checks[index];
        for (const Observation& seen : observations) {
            const bool is_theirs = computers.empty() || std::find(computers.begin(), computers.end(), seen.computer) != computers.end();
            if (seen.check == check.id && seen.verdict == checks::Verdict::not_met && is_theirs) {
                found.push_back({Contradiction::Kind::seen_otherwise, assessment.question, &check, seen.computer, seen.on, {}});
            }
        }
    }
}

// The certificate that holds longest is the one that counts.
const Document* certificate_in(const std::vector<Document>& documents)
{
    const Document* best = nullptr;
    for (const Document& document : documents) {
        const bool is_certificate = document.kind == DocumentKind::hds_certificate;
        if (is_certificate && (best == nullptr || document.ends.value_or(Date{}) > best->ends.value_or(Date{}))) {
            best = &document;
        }
    }
    return best;
}

void add_certificate(std::vector<Contradiction>& found, const Assessment& assessment, const Document* certificate, Date today)
{
    const std::string_view id = assessment.question->id;
    const bool speaks_of_it = id == "hds_certificate_end" || id == "hds_activities_cover_service" || id == "hds_activity_backup";
    if (!speaks_of_it) {
        return;
    }
    if (certificate == nullptr) {
        if (id == "hds_certificate_end") {
            found.push_back({Contradiction::Kind::certificate_missing, assessment.question, nullptr, "", {}, {}});
        }
        return;
    }
    if (id == "hds_certificate_end" && certificate->has_ended(today)) {
        found.push_back({Contradiction::Kind::certificate_ended, assessment.question, nullptr, "", certificate->ends, {}});
    } else if (id == "hds_certificate_end" && certificate->ends && parse_date(assessment.reply->value) != certificate->ends) {
        found.push_back({Contradiction::Kind::date_differs, assessment.question, nullptr, "", certificate->ends, {}});
    }
    const auto& covered = certificate->activities;
    if (id == "hds_activity_backup" && !covered.empty() && std::find(covered.begin(), covered.end(), backup_activity) == covered.end()) {
        found.push_back({Contradiction::Kind::activity_missing, assessment.question, nullptr, "", {}, backup_activity});
    }
}

}  // namespace

std::string_view name_of(Contradiction::Kind kind)
{
    constexpr std::array<std::string_view, 5> names{"seen_otherwise", "certificate_ended", "certificate_missing", "activity_missing", "date_differs"};
    return names.at(static_cast<std::size_t>(kind));
}

std::vector<Contradiction> contradictions(const std::vector<Assessment>& assessments, const knowledge::Catalogue& catalogue, const std::vector<Observation>& observations,
    const std::vector<std::string>& computers, const std::vector<Document>& documents, Date today)
{
    std::vector<Contradiction> found;
    const Document* certificate = certificate_in(documents);
    for (const Assessment& assessment : assessments) {
        if (says_well(assessment)) {
            add_seen_otherwise(found, assessment, catalogue, observations, computers);
            add_certificate(found, assessment, certificate, today);
        }
    }
    return found;
}

}  // namespace asepsie::suppliers
