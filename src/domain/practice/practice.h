// A practice as its own file knows it: who works there, with what, through whom, and what it decided.
#pragma once

#include "foundation/base/calendar.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::practice {

struct Practice {
    std::string name;
    std::string profession;  // an id of knowledge/professions; empty until told
    std::string way;         // one of ways; empty until told
    std::string territory{};  // an id of knowledge/territories; empty: mainland France
    int insurer_hours = 0;   // within which its insurance contract wants to be told of an attack; 0 where it does not say
    int supplier_hours = 0;  // within which its supplier must answer in an incident, by contract; 0 where it does not say
    std::string phone{};     // its own, under its letters
    std::string mail{};
};

// How a practice works.
inline constexpr std::array<std::string_view, 5> ways{"alone", "group", "on_the_road", "health_centre", "pharmacy"};

// The five lists a practice keeps. In the order in which they are shown.
enum class Register : std::uint8_t { person, device, service, supplier, number };
inline constexpr std::array all_registers{Register::person, Register::device, Register::service, Register::supplier, Register::number};

std::string_view name_of(Register list);
std::optional<Register> register_named(std::string_view name);
// What an entry of the list may be: "computer", "phone"… The last one is always "other".
std::span<const std::string_view> kinds_of(Register list);

// One line of a list. What is not known is empty.
struct Entry {
    std::int64_t id = 0;  // 0 until it is kept
    Register list = Register::person;
    std::string kind;
    std::string name;
    std::string phone;
    std::string mail;
    std::string note;
    std::optional<Date> since;  // arrival, purchase, start of the contract
    std::optional<Date> until;  // departure, disposal, end
    std::int64_t provider = 0;  // of a service: the line of the supplier it comes from; 0 where not said
    std::string reference{};    // number of the contract or of the customer, asked for on the telephone

    [[nodiscard]] bool is_gone(Date today) const { return until && *until < today; }
};

// Why an entry cannot be kept, as a name of knowledge/words without its prefix; nothing where it can.
enum class Flaw : std::uint8_t { no_name, unknown_kind, too_long, until_before_since };
std::optional<Flaw> flaw_of(const Entry& entry);
constexpr std::size_t longest_name = 200;    // bytes
constexpr std::size_t longest_note = 4'000;  // bytes

// What the practice decided of an action of its plan.
enum class DecisionState : std::uint8_t { planned, done, later, set_aside };
std::string_view name_of(DecisionState state);
std::optional<DecisionState> decision_state_named(std::string_view name);

struct Decision {
    std::string rule;
    DecisionState state = DecisionState::planned;
    std::string owner;
    std::optional<Date> due;  // the day it is planned for; of `later`, the day it comes back
    std::string reason;
    Date on{};  // the day it was decided

    // Whether it keeps the rule out of the plan that day.
    [[nodiscard]] bool leaves_out(Date today) const;
};

// What was changed in the file, by which gesture.
struct Change {
    Moment at{};
    std::string what;     // "evidence_added", "entry_removed"…: a name of knowledge/words after "change_"
    std::string subject;  // a rule, an entry's name
    friend bool operator==(const Change&, const Change&) = default;
};

// What left this computer, because somebody asked for it.
struct Departure {
    Moment at{};
    std::string what;
    std::string to;
    friend bool operator==(const Departure&, const Departure&) = default;
};

// What a practice of that profession and way usually has: names left to be filled in.
std::vector<Entry> usual_entries(std::string_view profession, std::string_view way);

}  // namespace asepsie::practice
