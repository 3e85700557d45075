#include "application/practice/practice_changes.h"

#include "application/audit.h"
#include "domain/checks/wording.h"

#include <algorithm>
#include <map>

namespace asepsie::application {
namespace {

using checklist::Evidence;

Result<Done> keep_day(PracticeFile& file, const knowledge::Catalogue& catalogue, Moment now)
{
    const auto view = TRY(view_of(file, catalogue, date_of(now)));
    return file.keep_snapshot(snapshot_of(view->standing, date_of(now)));
}

Evidence declared(const knowledge::Rule& rule, checklist::Answer answer, const std::string& by, const std::string& note, Date today)
{
    return {std::string(rule.id), checklist::Kind::declared, answer, today, plus_days(today, rule.valid_days), by, note};
}

}  // namespace

Result<Done> answer_rule(PracticeFile& file, const knowledge::Catalogue& catalogue, const knowledge::Rule& rule, const Declaration& declaration, Moment now)
{
    TRY(file.add_declaration(declared(rule, declaration.answer, declaration.by, declaration.note, date_of(now)), declaration.attachment, now));
    return keep_day(file, catalogue, now);
}

std::vector<Evidence> to_review(const PracticeFile& file, const knowledge::Catalogue& catalogue, Date today)
{
    const std::vector<KeptEvidence> kept = file.evidence().value_or({});
    std::map<std::string_view, const Evidence*> last;
    for (const KeptEvidence& piece : kept) {
        if (piece.evidence.kind == checklist::Kind::declared) {
            last[piece.evidence.rule] = &piece.evidence;
        }
    }
    std::vector<Evidence> found;
    for (const knowledge::Rule& rule : catalogue.rules) {
        const auto answer = last.find(rule.id);
        if (answer != last.end() && answer->second->answer != checklist::Answer::unknown && days_between(today, answer->second->holds_to).count() <= review_days) {
            found.push_back(*answer->second);
        }
    }
    return found;
}

Result<Done> confirm_answers(PracticeFile& file, const knowledge::Catalogue& catalogue, const std::vector<std::string>& rules, Moment now)
{
    const std::vector<Evidence> waiting = to_review(file, catalogue, date_of(now));
    for (const std::string& id : rules) {
        const auto last = std::find_if(waiting.begin(), waiting.end(), [&](const Evidence& evidence) { return evidence.rule == id; });
        if (last == waiting.end()) {
            return fail(ErrorCode::not_found, "no answer to review");
        }
        TRY(file.add_declaration(declared(*catalogue.rule(id), last->answer, last->by, last->note, date_of(now)), std::nullopt, now));
    }
    return keep_day(file, catalogue, now);
}

Result<Done> decide_action(PracticeFile& file, const knowledge::Catalogue& catalogue, const knowledge::Rule& rule, practice::Decision decision, Moment now)
{
    using practice::DecisionState;
    if ((decision.state == DecisionState::set_aside && decision.reason.empty()) || (decision.state == DecisionState::later && !decision.due)) {
        return fail(ErrorCode::bad_usage, "a reason or a day");
    }
    decision.rule = rule.id;
    decision.on = date_of(now);
    TRY(file.decide(decision, now));
    if (decision.state == DecisionState::done) {
        TRY(file.add_declaration(declared(rule, checklist::Answer::yes, decision.owner, decision.reason, date_of(now)), std::nullopt, now));
    }
    return keep_day(file, catalogue, now);
}

checklist::Look look_at(const platform::Machine& machine, const knowledge::Catalogue& catalogue, const std::string& computer, knowledge::Language language)
{
    Audit audit = audit_machine(machine, catalogue);
    std::vector<checklist::Said> said;
    for (const checks::Finding& finding : audit.findings) {
        const bool is_to_mend = finding.verdict == checks::Verdict::not_met;
        said.push_back({checks::sentence(catalogue, finding, audit.learnt, language), is_to_mend ? checks::steps(catalogue, finding, audit.learnt, language) : std::vector<std::string>()});
    }
    return {std::move(audit.findings), date_of(audit.at), computer, std::move(said)};
}

Result<std::size_t> keep_look(PracticeFile& file, const knowledge::Catalogue& catalogue, const checklist::Look& look, Moment now)
{
    const std::vector<Evidence> evidence = checklist::observed_by(look, catalogue);
    TRY(file.put_findings(look));
    TRY(keep_evidence(file, catalogue, evidence, "evidence_observed", now));
    return evidence.size();
}

Result<Done> keep_evidence(PracticeFile& file, const knowledge::Catalogue& catalogue, const std::vector<Evidence>& evidence, std::string_view what, Moment now)
{
    TRY(file.add_evidence(evidence, what, now));
    return keep_day(file, catalogue, now);
}

}  // namespace asepsie::application
