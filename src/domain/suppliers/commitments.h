// What a supplier has promised, and by when.
#pragma once

#include "domain/suppliers/answers.h"

namespace asepsie::suppliers {

enum class CommitmentKind : std::uint8_t { remedy, proof };       // to do what is missing; to show what was said
enum class CommitmentState : std::uint8_t { open, kept, dropped };  // kept: seen or shown
std::string_view name_of(CommitmentKind kind);
std::string_view name_of(CommitmentState state);
std::optional<CommitmentKind> commitment_kind_named(std::string_view name);
std::optional<CommitmentState> commitment_state_named(std::string_view name);

struct Commitment {
    std::int64_t id = 0;
    std::int64_t supplier = 0;  // the entry
    std::string question;
    CommitmentKind kind = CommitmentKind::remedy;
    Date due{};
    CommitmentState state = CommitmentState::open;
    std::string note;
    std::optional<Date> settled;

    [[nodiscard]] bool is_late(Date today) const { return state == CommitmentState::open && due < today; }
};

// Each "partly, by that day" and "no, by that day", and each proof promised for a day; of days between a year before the answers came and ten years after. Any other was never meant.
std::vector<Commitment> promised_in(const std::vector<Assessment>& assessments, std::int64_t supplier, Date received);
bool can_be_promised(Date day, Date received);

}  // namespace asepsie::suppliers
