#include "domain/accounts/review.h"

#include <algorithm>
#include <tuple>

namespace asepsie::accounts {
namespace {

const practice::Entry* person_of(std::int64_t id, std::span<const practice::Entry> people)
{
    const auto found = std::find_if(people.begin(), people.end(), [&](const practice::Entry& person) { return person.id == id; });
    return found == people.end() ? nullptr : &*found;
}

// The last to leave of those who hold it, or null; and whether somebody is left who does.
struct Holders {
    const practice::Entry* leaver = nullptr;
    bool somebody_stays = false;
};

Holders holders_of(const Account& account, std::span<const practice::Entry> people, Date today)
{
    Holders out;
    for (const std::int64_t id : account.holders) {
        const practice::Entry* person = person_of(id, people);
        if (person != nullptr && !person->is_gone(today)) {
            out.somebody_stays = true;
        } else if (person != nullptr && (out.leaver == nullptr || *out.leaver->until < *person->until)) {
            out.leaver = person;
        }
    }
    return out;
}

void add_leaver(std::vector<Remark>& remarks, const Account& account, const Holders& holders)
{
    if (holders.leaver == nullptr) {
        return;
    }
    const bool was_changed_since = account.changed && *account.changed >= *holders.leaver->until;
    if (!holders.somebody_stays) {
        remarks.push_back({&account, Concern::held_by_leaver, holders.leaver});
    } else if (!was_changed_since) {
        remarks.push_back({&account, Concern::known_to_leaver, holders.leaver});
    }
}

void add_locks(std::vector<Remark>& remarks, const Account& account)
{
    const bool is_grave = opens_much(account.opens());
    if (account.reason == Reason::supplier_default) {
        remarks.push_back({&account, Concern::supplier_default});
    }
    if (account.factor == Factor::none) {
        remarks.push_back({&account, Concern::no_second_factor});
    }
    if (account.is_shared()) {
        remarks.push_back({&account, Concern::shared});
    }
    if (account.keeping == Keeping::file || (is_grave && account.keeping == Keeping::browser)) {
        remarks.push_back({&account, Concern::kept_in_the_open});
    }
    if (is_grave && account.factor == Factor::text_message) {
        remarks.push_back({&account, Concern::factor_by_text_message});
    }
}

std::optional<Concern> missing_in(const Account& account)
{
    if (account.factor == Factor::unknown) {
        return Concern::factor_unknown;
    }
    if (account.holders.empty() && account.sharing != Sharing::shared) {
        return Concern::no_holder;
    }
    if (account.sharing == Sharing::unknown && !account.is_shared()) {
        return Concern::sharing_unknown;
    }
    return account.keeping == Keeping::unknown ? std::optional(Concern::keeping_unknown) : std::nullopt;
}

checklist::Answer share_of(std::size_t met, std::size_t all) { return met == all ? checklist::Answer::yes : met == 0 ? checklist::Answer::no : checklist::Answer::partly; }

}  // namespace

std::string_view name_of(Concern concern) { return concern_names.at(static_cast<std::size_t>(concern)); }

Gravity gravity_of(Concern concern)
{
    if (concern <= Concern::supplier_default) {
        return Gravity::danger;
    }
    return concern <= Concern::kept_in_the_open ? Gravity::to_do : concern <= Concern::keeping_unknown ? Gravity::to_tell : Gravity::may_wait;
}

std::vector<Remark> review(std::span<const Account> accounts, std::span<const practice::Entry> people, Date today)
{
    std::vector<Remark> remarks;
    for (const Account& account : accounts) {
        add_leaver(remarks, account, holders_of(account, people, today));
        add_locks(remarks, account);
        if (const auto missing = missing_in(account)) {
            remarks.push_back({&account, *missing});
        }
    }
    const auto place = [](const Remark& remark) { return std::tuple(gravity_of(remark.concern), rank_of(remark.account->opens()).value_or(kinds.size()), remark.concern); };
    std::stable_sort(remarks.begin(), remarks.end(), [&](const Remark& a, const Remark& b) { return place(a) < place(b); });
    return remarks;
}

std::vector<Farewell> farewell_to(std::int64_t person, std::span<const Account> accounts)
{
    constexpr std::array<std::string_view, 4> of_the_practice{"mailbox", "bank", "administrator", "backup"};
    std::vector<Farewell> gestures;
    for (const Account& account : accounts) {
        if (!account.is_held_by(person)) {
            continue;
        }
        const bool hangs_on_it = std::find(of_the_practice.begin(), of_the_practice.end(), account.opens()) != of_the_practice.end();
        gestures.push_back({&account, account.is_shared() ? Gesture::change_password : hangs_on_it ? Gesture::hand_over : Gesture::close});
    }
    std::stable_sort(gestures.begin(), gestures.end(), [](const Farewell& a, const Farewell& b) { return rank_of(a.account->opens()) < rank_of(b.account->opens()); });
    return gestures;
}

std::vector<RegisterEvidence> evidence_of(std::span<const Account> accounts, std::span<const practice::Entry> people, Date today)
{
    std::size_t grave = 0, locked = 0, told = 0, alone = 0, personal = 0, left_behind = 0;
    bool has_mailbox = false, has_software = false;
    for (const Account& account : accounts) {
        has_mailbox |= account.opens() == "mailbox";
        has_software |= account.opens() == "practice_software";
        if (opens_much(account.opens())) {
            ++grave;
            told += account.factor != Factor::unknown ? 1 : 0;
            locked += account.factor != Factor::unknown && account.factor != Factor::none ? 1 : 0;
        }
        if (account.sharing != Sharing::unknown || account.holders.size() > 1) {
            ++personal;
            alone += account.is_shared() ? 0 : 1;
        }
        std::vector<Remark> remarks;
        add_leaver(remarks, account, holders_of(account, people, today));
        left_behind += remarks.size();
    }
    // A register without the two that matter most says nothing of the whole.
    const bool says_whole = has_mailbox && has_software;
    std::vector<RegisterEvidence> evidence;
    if (told > locked || (says_whole && told == grave && grave > 0)) {
        evidence.push_back({"second_factor", share_of(locked, grave)});
    }
    if (personal > alone || (says_whole && personal == accounts.size())) {
        evidence.push_back({"one_account_per_person", share_of(alone, personal)});
    }
    if (left_behind > 0) {
        evidence.push_back({"leavers_closed", checklist::Answer::no});
    } else if (says_whole) {
        evidence.push_back({"leavers_closed", checklist::Answer::yes});
    }
    return evidence;
}

}  // namespace asepsie::accounts
