#include "domain/suppliers/annex.h"

#include "foundation/base/names.h"
#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::suppliers {
namespace {

constexpr std::array<std::string_view, 2> decision_names{"obtained", "risk_accepted"};

bool concerns(const knowledge::Clause& clause, const std::vector<Activity>& activities)
{
    const auto is_done = [&](Activity activity) { return std::find(activities.begin(), activities.end(), activity) != activities.end(); };
    return clause.activities.empty() || std::any_of(clause.activities.begin(), clause.activities.end(), is_done);
}

ClauseState state_of(const AnnexClause& clause, const std::vector<Contradiction>& contradictions, Footing footing)
{
    if (clause.decided != nullptr) {
        return clause.decided->decision == ClauseDecision::obtained ? ClauseState::obtained : ClauseState::risk_accepted;
    }
    const auto is_denied = [&](const Assessment* assessment) { return assessment->verdict == Verdict::good && contradiction_of(*assessment->question, contradictions) != nullptr; };
    bool is_answered = false;
    bool is_short = false;
    bool is_open = false;
    for (const Assessment* assessment : clause.answers) {
        is_answered = is_answered || assessment->verdict == Verdict::good;
        is_short = is_short || assessment->verdict == Verdict::negotiate || assessment->verdict == Verdict::red_flag;
        is_open = is_open || assessment->verdict == Verdict::unanswered;
    }
    if (std::any_of(clause.answers.begin(), clause.answers.end(), is_denied)) {
        return ClauseState::contradicted;
    }
    return is_short ? ClauseState::to_negotiate : is_answered && !is_open && footing == Footing::earned ? ClauseState::committed : ClauseState::to_ask;
}

}  // namespace

std::string_view name_of(ClauseState state)
{
    constexpr std::array<std::string_view, 6> names{"committed", "obtained", "contradicted", "to_negotiate", "to_ask", "risk_accepted"};
    return names.at(static_cast<std::size_t>(state));
}

std::string_view name_of(ClauseDecision decision) { return decision_names.at(static_cast<std::size_t>(decision)); }

std::optional<ClauseDecision> clause_decision_named(std::string_view name)
{
    return value_named<ClauseDecision>(name, decision_names);
}

std::vector<AnnexClause> annex_for(const knowledge::Catalogue& catalogue, const std::vector<Activity>& activities, const std::vector<Assessment>& assessments, const std::vector<Contradiction>& contradictions,
    const std::vector<DecidedClause>& decided, Footing footing)
{
    std::vector<AnnexClause> annex;
    for (std::size_t i = 0; i < catalogue.clauses.size(); ++i) {
        AnnexClause entry;
        entry.clause = &catalogue.clauses[i];
        for (const Assessment& assessment : assessments) {
            const bool bears_on_it = assessment.question->clause == i && assessment.verdict != Verdict::not_asked && assessment.verdict != Verdict::to_read;
            const bool is_set_aside = assessment.verdict == Verdict::good && assessment.reply->value == not_applicable;
            if (bears_on_it && !is_set_aside) {
                entry.answers.push_back(&assessment);
            }
        }
        const auto decision = std::find_if(decided.begin(), decided.end(), [&](const DecidedClause& one) { return one.clause == entry.clause->id; });
        entry.decided = decision == decided.end() ? nullptr : &*decision;
        if ((concerns(*entry.clause, activities) && (entry.clause->always || !entry.answers.empty())) || entry.decided != nullptr) {
            entry.state = state_of(entry, contradictions, footing);
            annex.push_back(std::move(entry));
        }
    }
    return annex;
}

const Assessment* figure_answered(const Question& question, const std::vector<Assessment>& assessments)
{
    const auto is_given = [](const Assessment& assessment) { return assessment.verdict == Verdict::good && assessment.reply->value != not_applicable; };
    const auto own = std::find_if(assessments.begin(), assessments.end(), [&](const Assessment& assessment) { return assessment.question == &question; });
    const bool is_asked = own != assessments.end() && own->verdict != Verdict::not_asked;
    const bool is_set_aside = is_asked && own->reply != nullptr && own->reply->value == not_applicable;
    if (is_asked && !is_set_aside) {
        return is_given(*own) ? &*own : nullptr;
    }
    const auto other = std::find_if(assessments.begin(), assessments.end(), [&](const Assessment& assessment) {
        const Question& asked = *assessment.question;
        return is_given(assessment) && asked.kind == knowledge::AnswerKind::figure && asked.clause == question.clause && asked.unit == question.unit;
    });
    return other == assessments.end() ? nullptr : &*other;
}

std::int64_t figure_in(const Question& question, const std::vector<Assessment>& assessments)
{
    const Assessment* answered = figure_answered(question, assessments);
    return answered == nullptr ? question.figure.asked_for() : text::to_integer(answered->reply->value).value_or(question.figure.asked_for());
}

}  // namespace asepsie::suppliers
