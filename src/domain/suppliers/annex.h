// The security annex of a contract: which clauses it holds, and which of them the supplier has already taken on.
#pragma once

#include "domain/suppliers/contradictions.h"

namespace asepsie::suppliers {

enum class ClauseState : std::uint8_t {
    committed,      // every answer that bears on it is good: agreed in principle, its words still to be signed
    obtained,       // the practice has it in another document
    contradicted,   // answered well, and something shows the contrary
    to_negotiate,   // one falls short
    to_ask,         // nothing was answered
    risk_accepted,  // the practitioner goes without it, knowingly
};
std::string_view name_of(ClauseState state);

// What the practice decided of one clause with one supplier.
enum class ClauseDecision : std::uint8_t { obtained, risk_accepted };
std::string_view name_of(ClauseDecision decision);
std::optional<ClauseDecision> clause_decision_named(std::string_view name);

struct DecidedClause {
    std::string clause;
    ClauseDecision decision = ClauseDecision::obtained;
    std::string reason;  // why the practice goes without; of what was obtained, the document that says it
    std::string by;
    Date on{};           // when it was decided; of what was obtained, the day of the document
};

struct AnnexClause {
    const knowledge::Clause* clause = nullptr;
    ClauseState state = ClauseState::to_ask;
    std::vector<const Assessment*> answers;   // those that bear on it
    const DecidedClause* decided = nullptr;   // null where nothing was
};

// Whether somebody stands for the answers. A draft shows where an answer falls short, and covers nothing.
enum class Footing : std::uint8_t { draft, earned };

// The clauses for what the supplier does, in the order of the annex. The views point into the arguments.
std::vector<AnnexClause> annex_for(const knowledge::Catalogue& catalogue, const std::vector<Activity>& activities, const std::vector<Assessment>& assessments, const std::vector<Contradiction>& contradictions,
    const std::vector<DecidedClause>& decided, Footing footing);

// The good answer whose figure a gap of a clause stands for: to that question or, where it is not asked of this supplier, to another that feeds the same clause in the same unit (an
// online service and a computer each have their own recovery time). Null where there is none.
const Assessment* figure_answered(const Question& question, const std::vector<Assessment>& assessments);
// That figure; otherwise what the question calls good.
std::int64_t figure_in(const Question& question, const std::vector<Assessment>& assessments);

}  // namespace asepsie::suppliers
