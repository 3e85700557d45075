#include "domain/suppliers/contradictions.h"

#include <algorithm>

namespace asepsie::suppliers {
namespace {

constexpr int backup_activity = 6;  // HDS, référentiel v2: "sauvegarde de données de santé"

bool says_well(const Assessment& assessment) { return assessment.reply != nullptr && assessment.verdict == Verdict::good && assessment.reply->value != not_applicable; }

const Assessment* answered_in(const std::vector<Assessment>& assessments, std::string_view id)
{
    const auto found = std::find_if(assessments.begin(), assessments.end(), [&](const Assessment& assessment) { return assessment.question->id == id && assessment.reply != nullptr; });
    return found == assessments.end() ? nullptr : &*found;
}

bool is_answered(const std::vector<Assessment>& assessments, std::string_view id, std::string_view value)
{
    const Assessment* assessment = answered_in(assessments, id);
    return assessment != nullptr && assessment->reply->value == value;
}

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

// The first answer that claims a certificate: what is wrong with the paper is said there, once.
const Assessment* claim_in(const std::vector<Assessment>& assessments)
{
    for (const std::string_view id : {"hds_certificate_end", "hds_activities_cover_service", "hds_activity_backup"}) {
        const Assessment* claim = answered_in(assessments, id);
        if (claim != nullptr && says_well(*claim)) {
            return claim;
        }
    }
    return nullptr;
}

void add_certificate(std::vector<Contradiction>& found, const std::vector<Assessment>& assessments, const Document* certificate, Date today)
{
    const Assessment* claim = claim_in(assessments);
    if (claim == nullptr) {
        return;
    }
    const auto add = [&](Contradiction::Kind kind, const Question* question, std::optional<Date> on, std::optional<int> activity) { found.push_back({kind, question, nullptr, "", on, activity}); };
    if (certificate == nullptr) {
        add(Contradiction::Kind::certificate_missing, claim->question, {}, {});
        return;
    }
    const auto answered_end = parse_date(claim->reply->value);
    if (certificate->has_ended(today)) {
        add(Contradiction::Kind::certificate_ended, claim->question, certificate->ends, {});
    } else if (certificate->ends && answered_end && answered_end != certificate->ends) {
        add(Contradiction::Kind::date_differs, claim->question, certificate->ends, {});
    }
    const auto& covered = certificate->activities;
    const bool lacks_backup = !covered.empty() && std::find(covered.begin(), covered.end(), backup_activity) == covered.end();
    if (lacks_backup && is_answered(assessments, "hds_activity_backup", "yes")) {
        add(Contradiction::Kind::activity_missing, answered_in(assessments, "hds_activity_backup")->question, {}, backup_activity);
    }
}

// Two answers of one supplier that cannot both be true.
void add_denied(std::vector<Contradiction>& found, const std::vector<Assessment>& assessments)
{
    if (is_answered(assessments, "hosting_country", "outside_eea") && claim_in(assessments) != nullptr) {
        found.push_back({Contradiction::Kind::storage_outside, answered_in(assessments, "hosting_country")->question, nullptr, "", {}, {}});
    }
    const Assessment* restored = answered_in(assessments, "service_restore_test");
    const bool keeps_backups = is_answered(assessments, "service_backup_isolated", "yes") || is_answered(assessments, "service_backup_isolated", "partly")
        || (restored != nullptr && parse_date(restored->reply->value));
    if (keeps_backups && is_answered(assessments, "hds_activity_backup", not_applicable)) {
        found.push_back({Contradiction::Kind::backup_denied, answered_in(assessments, "hds_activity_backup")->question, nullptr, "", {}, backup_activity});
    }
}

}  // namespace

std::string_view name_of(Contradiction::Kind kind)
{
    constexpr std::array<std::string_view, 7> names{"seen_otherwise", "certificate_ended", "certificate_missing", "activity_missing", "date_differs", "storage_outside", "backup_denied"};
    return names.at(static_cast<std::size_t>(kind));
}

std::vector<Contradiction> contradictions(const std::vector<Assessment>& assessments, const knowledge::Catalogue& catalogue, const std::vector<Observation>& observations,
    const std::vector<std::string>& computers, const std::vector<Document>& documents, Date today)
{
    std::vector<Contradiction> found;
    for (const Assessment& assessment : assessments) {
        if (says_well(assessment)) {
            add_seen_otherwise(found, assessment, catalogue, observations, computers);
        }
    }
    add_certificate(found, assessments, certificate_in(documents), today);
    add_denied(found, assessments);
    return found;
}

}  // namespace asepsie::suppliers
