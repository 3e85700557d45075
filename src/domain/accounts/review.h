// What is wrong with the practice's accounts, the gravest first, and what somebody's departure or arrival asks for.
#pragma once

#include "domain/accounts/account.h"
#include "domain/checklist/evidence.h"
#include "domain/practice/practice.h"

#include <span>

namespace asepsie::accounts {

enum class Concern : std::uint8_t {
    held_by_leaver,         // the only one who holds it has left
    known_to_leaver,        // shared with somebody who left, and the password was not changed since
    supplier_default,       // the supplier knows the password: it was never changed
    no_second_factor,
    shared,                 // one password for several people
    kept_in_the_open,       // in a file, or in the browser, though it opens much
    factor_unknown,         // nobody said
    no_holder,              // nobody is named
    sharing_unknown,
    keeping_unknown,
    factor_by_text_message, // better than nothing, and it opens much
};
inline constexpr std::array<std::string_view, 11> concern_names{"held_by_leaver", "known_to_leaver", "supplier_default", "no_second_factor", "shared", "kept_in_the_open", "factor_unknown", "no_holder", "sharing_unknown",
    "keeping_unknown", "factor_by_text_message"};
std::string_view name_of(Concern concern);

// to_tell: an answer that is missing. What was not said is never in order.
enum class Gravity : std::uint8_t { danger, to_do, to_tell, may_wait };
Gravity gravity_of(Concern concern);

struct Remark {
    const Account* account = nullptr;
    Concern concern{};
    const practice::Entry* person = nullptr;  // who left; null where nobody did
};

// accounts and people outlive what is returned. The gravest first, then by what the account opens, then by concern. Of each account one missing answer at a time.
std::vector<Remark> review(std::span<const Account> accounts, std::span<const practice::Entry> people, Date today);

// What to do with one account when somebody leaves.
enum class Gesture : std::uint8_t { close, hand_over, change_password };
inline constexpr std::array<std::string_view, 3> gesture_names{"close", "hand_over", "change_password"};
struct Farewell {
    const Account* account = nullptr;
    Gesture gesture{};
};
// By what each opens. An account of one person is closed, or handed over where the practice itself hangs on it (the bank, the mailbox, the software's administrator).
std::vector<Farewell> farewell_to(std::int64_t person, std::span<const Account> accounts);

// What the register says of a rule of the memento: yes, partly or no; of a rule it says too little of there is none.
struct RegisterEvidence {
    std::string_view rule;
    checklist::Answer answer{};
};
std::vector<RegisterEvidence> evidence_of(std::span<const Account> accounts, std::span<const practice::Entry> people, Date today);

}  // namespace asepsie::accounts
