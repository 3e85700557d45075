#include "domain/accounts/account.h"

#include "domain/accounts/likely_kind.h"

#include <algorithm>

namespace asepsie::accounts {
namespace {

std::size_t signs_of(std::string_view utf8)
{
    return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

std::optional<std::size_t> rank_of(std::string_view kind)
{
    const auto found = std::find(kinds.begin(), kinds.end(), kind);
    return found == kinds.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - kinds.begin()));
}

bool opens_much(std::string_view kind)
{
    const auto rank = rank_of(kind);
    return rank && *rank <= *rank_of("bank");
}

std::string_view Account::opens() const { return kind == "other" ? likely_kind(service) : std::string_view(kind); }

bool Account::is_held_by(std::int64_t person) const { return std::find(holders.begin(), holders.end(), person) != holders.end(); }

std::optional<AccountFlaw> flaw_of(const Account& account, Date today)
{
    if (account.service.find_first_not_of(" \t\r\n") == std::string::npos) {
        return AccountFlaw::no_service;
    }
    if (!rank_of(account.kind)) {
        return AccountFlaw::unknown_kind;
    }
    if (signs_of(account.service) > longest_service) {
        return AccountFlaw::service_too_long;
    }
    if (signs_of(account.note) > longest_account_note) {
        return AccountFlaw::note_too_long;
    }
    return account.changed && *account.changed > today ? std::optional(AccountFlaw::changed_in_future) : std::nullopt;
}

}  // namespace asepsie::accounts
