#include "domain/suppliers/contradictions.h"

#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::suppliers {
namespace {

constexpr int backup_activity = 6;  // HDS, référentiel v2: "sauvegarde de données de santé"

bool says_well(const Assessment& assessment) { return assessment.reply != nullptr && assessment.verdict == Verdict::good && assessment.reply->value != not_applicable; }

const Assessment* answered_of(const std::vector<Assessment>& assessments, knowledge::Compared what)
{
    const auto found = std::find_if(assessments.begin(), assessments.end(),
        [&](const Assessment& assessment) { return assessment.question->compares == what && assessment.reply != nullptr && assessment.verdict != Verdict::unanswered; });
    return found == assessments.end() ? nullptr : &*found;
}

void add_seen_otherwise(std::vector<Contradiction>& found, const Assessment& assessment, const knowledge::Catalogue& catalogue, const std::vector<Observation>& observations,
    const std::optional<std::vector<std::string>>& computers)
{
    for (const std::uint16_t index : assessment.question->contradicted_by) {
        const knowledge::Check& check = catalogue.checks[index];
        for (const Observation& seen : observations) {
            const bool is_theirs = !computers || std::find(computers->begin(), computers->end(), seen.computer) != computers->end();
            if (seen.check == check.id && seen.verdict == checks::Verdict::not_met && is_theirs) {
                found.push_back({Contradiction::Kind::seen_otherwise, assessment.question, &check, seen.computer, seen.on, {}});
            }
        }
    }
}

bool covers(const std::vector<int>& activities, const std::vector<int>& others)
{
    return std::all_of(others.begin(), others.end(), [&](int other) { return std::find(activities.begin(), activities.end(), other) != activities.end(); });
}

// Whether the newer paper stands for the older one: the same body certified all of it for longer.
bool replaces(const Document& newer, const Document& older)
{
    const bool is_of_same_issuer = text::folded(newer.issuer) == text::folded(older.issuer);
    return is_of_same_issuer && newer.ends && older.ends && *newer.ends > *older.ends && (newer.activities.empty() || covers(newer.activities, older.activities));
}

// A supplier may hold several, of several bodies, for several activities: each counts until a newer one stands for it.
std::vector<const Document*> certificates_in(const std::vector<Document>& documents)
{
    std::vector<const Document*> found;
    for (const Document& document : documents) {
        const auto is_newer = [&](const Document& other) { return other.kind == DocumentKind::hds_certificate && replaces(other, document); };
        if (document.kind == DocumentKind::hds_certificate && std::none_of(documents.begin(), documents.end(), is_newer)) {
            found.push_back(&document);
        }
    }
    return found;
}

std::optional<Date> earliest_end(const std::vector<const Document*>& certificates)
{
    std::optional<Date> earliest;
    for (const Document* certificate : certificates) {
        if (certificate->ends && (!earliest || *certificate->ends < *earliest)) {
            earliest = certificate->ends;
        }
    }
    return earliest;
}

// Whether all of them together leave that activity out. Where one does not say what it covers, nobody knows.
bool leaves_out(const std::vector<const Document*>& certificates, int activity, Date today)
{
    return std::all_of(certificates.begin(), certificates.end(), [&](const Document* certificate) {
        return certificate->has_ended(today) || (!certificate->activities.empty() && !covers(certificate->activities, {activity}));
    });
}

// The first answer that claims a certificate: what is wrong with the paper is said there, once.
const Assessment* claim_in(const std::vector<Assessment>& assessments)
{
    for (const knowledge::Compared what : {knowledge::Compared::certificate_end, knowledge::Compared::certificate_activities, knowledge::Compared::certificate_backup}) {
        const Assessment* claim = answered_of(assessments, what);
        if (claim != nullptr && says_well(*claim)) {
            return claim;
        }
    }
    return nullptr;
}

void add_certificates(std::vector<Contradiction>& found, const std::vector<Assessment>& assessments, const std::vector<const Document*>& certificates, Date today)
{
    const Assessment* claim = claim_in(assessments);
    if (claim == nullptr) {
        return;
    }
    const auto add = [&](Contradiction::Kind kind, const Question* question, std::optional<Date> on, std::optional<int> activity) { found.push_back({kind, question, nullptr, "", on, activity}); };
    if (certificates.empty()) {
        add(Contradiction::Kind::certificate_missing, claim->question, {}, {});
        return;
    }
    const auto ends = earliest_end(certificates);
    const auto answered_end = claim->question->compares == knowledge::Compared::certificate_end ? parse_date(claim->reply->value) : std::nullopt;
    bool has_ended = false;
    for (const Document* certificate : certificates) {
        if (certificate->has_ended(today)) {
            add(Contradiction::Kind::certificate_ended, claim->question, certificate->ends, {});
            has_ended = true;
        }
    }
    if (!has_ended && ends && answered_end && answered_end != ends) {
        add(Contradiction::Kind::date_differs, claim->question, ends, {});
    }
    const Assessment* backup = answered_of(assessments, knowledge::Compared::certificate_backup);
    const bool is_in_force = std::any_of(certificates.begin(), certificates.end(), [&](const Document* certificate) { return !certificate->has_ended(today); });
    if (backup != nullptr && says_well(*backup) && is_in_force && leaves_out(certificates, backup_activity, today)) {
        add(Contradiction::Kind::activity_missing, backup->question, {}, backup_activity);
    }
}

// Two answers of one supplier that cannot both be true.
void add_denied(std::vector<Contradiction>& found, const std::vector<Assessment>& assessments)
{
    const Assessment* place = answered_of(assessments, knowledge::Compared::storage_place);
    if (place != nullptr && place->verdict == Verdict::red_flag && claim_in(assessments) != nullptr) {
        found.push_back({Contradiction::Kind::storage_outside, place->question, nullptr, "", {}, {}});
    }
    const auto keeps = [](const Assessment& assessment) {
        const bool is_said = assessment.reply != nullptr && assessment.question->compares == knowledge::Compared::backups_kept;
        return is_said && (assessment.reply->value == "yes" || assessment.reply->value == "partly" || parse_date(assessment.reply->value));
    };
    const Assessment* backup = answered_of(assessments, knowledge::Compared::certificate_backup);
    const bool is_denied = backup != nullptr && backup->reply->value == not_applicable;
    if (is_denied && std::any_of(assessments.begin(), assessments.end(), keeps)) {
        found.push_back({Contradiction::Kind::backup_denied, backup->question, nullptr, "", {}, backup_activity});
    }
}

// Each tool the practice knows of ("AnyDesk, TeamViewer") is among those that were named.
bool names_all(std::string_view tools, std::string_view known)
{
    const std::string named = text::folded(tools);
    bool is_named = true;
    for (const std::string_view tool : text::split(known, ',')) {
        is_named = is_named && named.find(text::folded(text::trim(tool))) != std::string::npos;
    }
    return is_named;
}

}  // namespace

std::string_view remote_tools_in(const std::vector<Assessment>& assessments)
{
    const Assessment* named = answered_of(assessments, knowledge::Compared::remote_tools);
    const bool is_named = named != nullptr && named->reply->value != not_applicable;
    return is_named ? std::string_view(named->reply->value) : std::string_view();
}

const Contradiction* contradiction_of(const Question& question, const std::vector<Contradiction>& contradictions)
{
    const auto found = std::find_if(contradictions.begin(), contradictions.end(), [&](const Contradiction& one) { return one.question == &question; });
    return found == contradictions.end() ? nullptr : &*found;
}

std::string_view name_of(Contradiction::Kind kind)
{
    constexpr std::array<std::string_view, 8> names{"seen_otherwise", "certificate_ended", "certificate_missing", "activity_missing", "date_differs", "storage_outside", "backup_denied", "tools_differ"};
    return names.at(static_cast<std::size_t>(kind));
}

std::vector<Contradiction> contradictions(const std::vector<Assessment>& assessments, const knowledge::Catalogue& catalogue, const std::vector<Observation>& observations,
    const std::optional<std::vector<std::string>>& computers, const std::vector<Document>& documents, Date today, std::string_view remote_tool)
{
    std::vector<Contradiction> found;
    for (const Assessment& assessment : assessments) {
        if (says_well(assessment)) {
            add_seen_otherwise(found, assessment, catalogue, observations, computers);
        }
    }
    add_certificates(found, assessments, certificates_in(documents), today);
    add_denied(found, assessments);
    const std::string_view tools = remote_tools_in(assessments);
    if (!tools.empty() && !text::trim(remote_tool).empty() && !names_all(tools, remote_tool)) {
        found.push_back({Contradiction::Kind::tools_differ, answered_of(assessments, knowledge::Compared::remote_tools)->question, nullptr, "", {}, {}, std::string(text::trim(remote_tool)), std::string(tools)});
    }
    return found;
}

}  // namespace asepsie::suppliers
