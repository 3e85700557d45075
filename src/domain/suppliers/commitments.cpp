#include "domain/suppliers/commitments.h"

#include "foundation/base/names.h"

#include <algorithm>

namespace asepsie::suppliers {
namespace {

constexpr int a_year = 366;
constexpr int ten_years = 3'653;
constexpr std::array<std::string_view, 2> kind_names{"remedy", "proof"};
constexpr std::array<std::string_view, 3> state_names{"open", "kept", "dropped"};

Commitment promise(const Assessment& assessment, std::int64_t supplier, CommitmentKind kind, Date due)
{
    Commitment commitment;
    commitment.supplier = supplier;
    commitment.question = assessment.question->id;
    commitment.kind = kind;
    commitment.due = due;
    return commitment;
}

}  // namespace

std::string_view name_of(CommitmentKind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }
std::string_view name_of(CommitmentState state) { return state_names.at(static_cast<std::size_t>(state)); }

std::optional<CommitmentKind> commitment_kind_named(std::string_view name)
{
    return value_named<CommitmentKind>(name, kind_names);
}

std::optional<CommitmentState> commitment_state_named(std::string_view name)
{
    return value_named<CommitmentState>(name, state_names);
}

bool can_be_promised(Date day, Date received) { return day >= plus_days(received, -a_year) && day <= plus_days(received, ten_years); }

std::vector<Commitment> promised_in(const std::vector<Assessment>& assessments, std::int64_t supplier, Date received)
{
    std::vector<Commitment> promised;
    for (const Assessment& assessment : assessments) {
        if (assessment.reply == nullptr) {
            continue;
        }
        if (assessment.reply->by && can_be_promised(*assessment.reply->by, received) && assessment.verdict != Verdict::good) {
            promised.push_back(promise(assessment, supplier, CommitmentKind::remedy, *assessment.reply->by));
        }
        if (assessment.reply->proof_by && can_be_promised(*assessment.reply->proof_by, received)) {
            promised.push_back(promise(assessment, supplier, CommitmentKind::proof, *assessment.reply->proof_by));
        }
    }
    return promised;
}

}  // namespace asepsie::suppliers
