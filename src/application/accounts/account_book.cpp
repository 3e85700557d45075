#include "application/accounts/account_book.h"

#include "application/practice/practice_changes.h"
#include "domain/accounts/review.h"
#include "foundation/base/names.h"

#include <algorithm>
#include <span>

namespace asepsie::application {
namespace {

using accounts::Account;
using storage::Bound;
using storage::Row;

constexpr std::string_view account_columns = "SELECT id, service, kind, sharing, factor, keeping, changed, reason, note FROM account";

Account account_in(const Row& row)
{
    Account account;
    account.id = row.integer(0);
    account.service = row.text(1);
    account.kind = row.text(2);
    account.sharing = value_named<accounts::Sharing>(row.text(3), accounts::sharing_names).value_or(accounts::Sharing{});
    account.factor = value_named<accounts::Factor>(row.text(4), accounts::factor_names).value_or(accounts::Factor{});
    account.keeping = value_named<accounts::Keeping>(row.text(5), accounts::keeping_names).value_or(accounts::Keeping{});
    account.changed = row.is_null(6) ? std::nullopt : parse_date(row.text(6));
    account.reason = value_named<accounts::Reason>(row.text(7), accounts::reason_names).value_or(accounts::Reason{});
    account.note = row.text(8);
    return account;
}

// Whether the practice's last own answer to the rule is this one and still holds.
bool already_says(const std::vector<KeptEvidence>& kept, std::string_view rule, checklist::Answer answer, Date today)
{
    const auto last = std::find_if(kept.rbegin(), kept.rend(), [&](const KeptEvidence& piece) { return piece.evidence.rule == rule && piece.evidence.kind == checklist::Kind::declared; });
    return last != kept.rend() && last->evidence.answer == answer && last->evidence.holds_to >= today;
}

}  // namespace

Result<std::vector<Account>> AccountBook::all() const
{
    std::vector<Account> found;
    const storage::Database& database = m_file->database();
    TRY(database.query(account_columns, {}, [&](const Row& row) { found.push_back(account_in(row)); }));
    TRY(database.query("SELECT account, person FROM account_holder ORDER BY account, person", {}, [&](const Row& row) {
        const auto account = std::find_if(found.begin(), found.end(), [&](const Account& one) { return one.id == row.integer(0); });
        if (account != found.end()) {
            account->holders.push_back(row.integer(1));
        }
    }));
    std::stable_sort(found.begin(), found.end(), [](const Account& a, const Account& b) {
        const auto rank_a = accounts::rank_of(a.opens()), rank_b = accounts::rank_of(b.opens());
        return rank_a != rank_b ? rank_a < rank_b : a.service < b.service;
    });
    return found;
}

Result<Account> AccountBook::account(std::int64_t id) const
{
    const std::vector<Account> accounts = TRY(all());
    const auto found = std::find_if(accounts.begin(), accounts.end(), [&](const Account& one) { return one.id == id; });
    return found == accounts.end() ? Result<Account>(fail(ErrorCode::not_found, "account " + std::to_string(id))) : *found;
}

Result<std::int64_t> AccountBook::put(const Account& account, Moment now)
{
    if (accounts::flaw_of(account, date_of(now))) {
        return fail(ErrorCode::bad_usage, "an account that cannot be kept");
    }
    storage::Database& database = m_file->database();
    std::int64_t id = account.id;
    if (id == 0) {
        if (TRY(database.number("SELECT count(*) FROM account")) >= static_cast<std::int64_t>(most_accounts)) {
            return fail(ErrorCode::too_large, std::to_string(most_accounts) + " accounts");
        }
        id = TRY(m_file->next_id("account"));
    } else {
        TRY(this->account(id));
    }
    const std::string changed = account.changed ? to_iso(*account.changed) : "";
    TRY(database.run("INSERT OR REPLACE INTO account(id, service, kind, sharing, factor, keeping, changed, reason, note) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {id, std::string_view(account.service), std::string_view(account.kind), name_among(account.sharing, accounts::sharing_names), name_among(account.factor, accounts::factor_names),
            name_among(account.keeping, accounts::keeping_names), changed.empty() ? Bound(nullptr) : Bound(std::string_view(changed)), name_among(account.reason, accounts::reason_names),
            std::string_view(account.note)}));
    TRY(database.run("DELETE FROM account_holder WHERE account = ?", {id}));
    for (const std::int64_t person : account.holders) {
        const practice::Entry entry = TRY(m_file->entry(person));
        if (entry.list != Register::person) {
            return fail(ErrorCode::bad_usage, "only people hold accounts");
        }
        TRY(database.run("INSERT OR IGNORE INTO account_holder(account, person) VALUES(?, ?)", {id, person}));
    }
    TRY(m_file->note_change(account.id == 0 ? "entry_added" : "entry_changed", account.service, now));
    return id;
}

Result<Done> AccountBook::remove(std::int64_t id, Moment now)
{
    const Account removed = TRY(account(id));
    TRY(m_file->retire_id("account", id));
    TRY(m_file->database().run("DELETE FROM account_holder WHERE account = ?", {id}));
    TRY(m_file->database().run("DELETE FROM account WHERE id = ?", {id}));
    return m_file->note_change("entry_removed", removed.service, now);
}

Result<Done> AccountBook::keep_evidence(const knowledge::Catalogue& catalogue, std::string_view by, Moment now)
{
    const Date today = date_of(now);
    const std::vector<Account> accounts = TRY(all());
    const std::vector<practice::Entry> people = TRY(m_file->entries(Register::person, today));
    const std::vector<KeptEvidence> kept = TRY(m_file->evidence());
    std::vector<checklist::Evidence> fresh;
    for (const accounts::RegisterEvidence& said : accounts::evidence_of(accounts, people, today)) {
        const knowledge::Rule* rule = catalogue.rule(said.rule);
        if (rule != nullptr && !already_says(kept, said.rule, said.answer, today)) {
            fresh.push_back({std::string(said.rule), checklist::Kind::declared, said.answer, today, plus_days(today, rule->valid_days), std::string(by), {}});
        }
    }
    return fresh.empty() ? Result<Done>(Done{}) : application::keep_evidence(*m_file, catalogue, fresh, "evidence_declared", now);
}

}  // namespace asepsie::application
