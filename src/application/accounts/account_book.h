// The practice's accounts, in its file: which services, who uses them, how they are locked. Never their passwords.
//
// Nothing is kept until the file is saved (PracticeFile::save).
#pragma once

#include "application/practice/practice_file.h"
#include "domain/accounts/account.h"

#include <vector>

namespace asepsie::application {

constexpr std::size_t most_accounts = 500;

class AccountBook {
public:
    explicit AccountBook(PracticeFile& file) : m_file(&file) {}

    // By what each opens, then by name.
    [[nodiscard]] Result<std::vector<accounts::Account>> all() const;
    [[nodiscard]] Result<accounts::Account> account(std::int64_t id) const;  // not_found
    // Its id; a new one where its own is 0. bad_usage where it has a flaw, too_large beyond most_accounts.
    Result<std::int64_t> put(const accounts::Account& account, Moment now);
    Result<Done> remove(std::int64_t id, Moment now);  // not_found

    // Keeps what the register now says of the rules on accounts, where that is another answer than the one that holds.
    Result<Done> keep_evidence(const knowledge::Catalogue& catalogue, std::string_view by, Moment now);

    [[nodiscard]] PracticeFile& file() const { return *m_file; }

private:
    PracticeFile* m_file;
};

}  // namespace asepsie::application
