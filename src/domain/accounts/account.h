// An account of the practice with some service: who uses it, how it is locked. Never its password.
#pragma once

#include "foundation/base/calendar.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::accounts {

// In the order of what each opens: whoever holds the mailbox has the passwords of all others sent anew.
inline constexpr std::array<std::string_view, 13> kinds{"mailbox", "password_manager", "practice_software", "health_portal", "remote_access", "administrator", "backup", "bank", "booking", "online_storage",
    "state_portal", "supplier_portal", "other"};
// Nothing where it is none.
std::optional<std::size_t> rank_of(std::string_view kind);
// The kinds whose loss opens records of patients, the money or other accounts.
bool opens_much(std::string_view kind);

enum class Sharing : std::uint8_t { unknown, one_person, shared };
// What is asked on top of the password. card: CPS, e-CPS or Pro Santé Connect.
enum class Factor : std::uint8_t { unknown, none, text_message, app, key, card };
// Where the password is.
enum class Keeping : std::uint8_t { unknown, manager, paper, memory, browser, file };
// Why it was changed the last time. A password is changed for a reason, not for the calendar.
enum class Reason : std::uint8_t { unknown, first, departure, suspicion, supplier_default, no_reason };

inline constexpr std::array<std::string_view, 3> sharing_names{"unknown", "one_person", "shared"};
inline constexpr std::array<std::string_view, 6> factor_names{"unknown", "none", "text_message", "app", "key", "card"};
inline constexpr std::array<std::string_view, 6> keeping_names{"unknown", "manager", "paper", "memory", "browser", "file"};
inline constexpr std::array<std::string_view, 6> reason_names{"unknown", "first", "departure", "suspicion", "supplier_default", "no_reason"};

struct Account {
    std::int64_t id = 0;  // 0 until it is kept
    std::string service;
    std::string kind = "other";
    std::vector<std::int64_t> holders;  // people of the practice's list
    Sharing sharing = Sharing::unknown;
    Factor factor = Factor::unknown;
    Keeping keeping = Keeping::unknown;
    std::optional<Date> changed;
    Reason reason = Reason::unknown;
    std::string note;

    // Its kind, or where that was left open the one its name tells.
    [[nodiscard]] std::string_view opens() const;
    [[nodiscard]] bool is_held_by(std::int64_t person) const;
    [[nodiscard]] bool is_shared() const { return sharing == Sharing::shared || holders.size() > 1; }
};

// Why an account cannot be kept; nothing where it can.
enum class AccountFlaw : std::uint8_t { no_service, unknown_kind, service_too_long, note_too_long, changed_in_future };
std::optional<AccountFlaw> flaw_of(const Account& account, Date today);
constexpr std::size_t longest_service = 200;         // signs
constexpr std::size_t longest_account_note = 2'000;  // signs

}  // namespace asepsie::accounts
