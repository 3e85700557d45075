#include "application/accounts/account_book.h"

#include "application/accounts/account_pages.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

namespace asepsie::application {
namespace {

namespace fs = std::filesystem;
using accounts::Account;

const Moment noon = *parse_moment("2026-11-28T12:00:00Z");
const knowledge::Catalogue& catalogue = knowledge::embedded_catalogue();

class Accounts : public testing::Test {
protected:
    Accounts() : m_folder((fs::temp_directory_path() / ("asepsie-accounts-" + std::to_string(::getpid()) + "-" + testing::UnitTest::GetInstance()->current_test_info()->name())).string()) { fs::remove_all(m_folder); }
    ~Accounts() override { fs::remove_all(m_folder); }

    PracticeFile created() { return std::move(PracticeFile::create(storage::this_disk(), m_folder, crypto::Secret::copy_of("sept mots au hasard"), crypto::least_cost, noon)).value().file; }
    Result<PracticeFile> opened() { return PracticeFile::open(storage::this_disk(), m_folder, storage::KeyKind::passphrase, crypto::Secret::copy_of("sept mots au hasard"), {}); }

    static std::int64_t person(PracticeFile& file, const std::string& name)
    {
        practice::Entry entry;
        entry.kind = "practitioner";
        entry.name = name;
        return *file.put_entry(entry, noon);
    }

private:
    std::string m_folder;
};

Account mailbox(std::vector<std::int64_t> holders)
{
    Account account;
    account.service = "Orange";
    account.kind = "mailbox";
    account.holders = std::move(holders);
    account.factor = accounts::Factor::none;
    account.sharing = accounts::Sharing::one_person;
    account.keeping = accounts::Keeping::paper;
    account.reason = accounts::Reason::first;
    account.changed = *parse_date("2026-01-05");
    account.note = "papier vert";
    return account;
}

TEST_F(Accounts, AreKeptOverASave)
{
    {
        PracticeFile file = created();
        const std::int64_t claire = person(file, "Claire");
        ASSERT_EQ(*AccountBook(file).put(mailbox({claire}), noon), 1);
        ASSERT_TRUE(file.save(noon).ok());
    }
    auto file = opened();
    ASSERT_TRUE(file.ok());
    const Account kept = *AccountBook(*file).account(1);
    EXPECT_EQ(kept.service, "Orange");
    EXPECT_EQ(kept.holders, (std::vector<std::int64_t>{1}));
    EXPECT_EQ(kept.factor, accounts::Factor::none);
    EXPECT_EQ(kept.keeping, accounts::Keeping::paper);
    EXPECT_EQ(kept.reason, accounts::Reason::first);
    EXPECT_EQ(kept.changed, parse_date("2026-01-05"));
    EXPECT_EQ(kept.note, "papier vert");
}

TEST_F(Accounts, AreChangedRemovedAndRefused)
{
    PracticeFile file = created();
    AccountBook book(file);
    const std::int64_t claire = person(file, "Claire");
    Account account = mailbox({claire});
    account.id = *book.put(account, noon);
    account.factor = accounts::Factor::app;
    account.holders.clear();
    ASSERT_TRUE(book.put(account, noon).ok());
    EXPECT_EQ(book.account(account.id)->factor, accounts::Factor::app);
    EXPECT_TRUE(book.account(account.id)->holders.empty());
    ASSERT_TRUE(book.remove(account.id, noon).ok());
    EXPECT_EQ(book.remove(account.id, noon).error().code, ErrorCode::not_found);
    EXPECT_EQ(book.put(account, noon).error().code, ErrorCode::not_found);
    account.id = 0;
    account.holders = {99};
    EXPECT_FALSE(book.put(account, noon).ok());
    account.holders.clear();
    account.service = " ";
    EXPECT_EQ(book.put(account, noon).error().code, ErrorCode::bad_usage);
}

TEST_F(Accounts, OfSomebodyRemovedStayWithoutThem)
{
    PracticeFile file = created();
    const std::int64_t claire = person(file, "Claire");
    ASSERT_TRUE(AccountBook(file).put(mailbox({claire}), noon).ok());
    ASSERT_TRUE(file.remove_entry(claire, noon).ok());
    EXPECT_TRUE(AccountBook(file).account(1)->holders.empty());
}

TEST_F(Accounts, SayWhatTheyKnowOnce)
{
    PracticeFile file = created();
    AccountBook book(file);
    ASSERT_TRUE(book.put(mailbox({person(file, "Claire")}), noon).ok());
    ASSERT_TRUE(book.keep_evidence(catalogue, "registre", noon).ok());
    ASSERT_TRUE(book.keep_evidence(catalogue, "registre", noon).ok());
    const auto evidence = *file.evidence();
    EXPECT_EQ(std::count_if(evidence.begin(), evidence.end(), [](const KeptEvidence& kept) { return kept.evidence.rule == "second_factor"; }), 1);
    EXPECT_EQ(evidence.front().evidence.answer, checklist::Answer::no);
}

TEST_F(Accounts, ShowWhatToSettleFirst)
{
    PracticeFile file = created();
    const std::int64_t claire = person(file, "Claire");
    const std::vector<Account> all{mailbox({claire})};
    const auto people = *file.entries(Register::person, date_of(noon));
    const PageSetting setting{catalogue, knowledge::Language::french, date_of(noon)};
    const document::Document page = accounts_page(all, people, setting);
    const auto* lead = std::get_if<document::Lead>(&page.blocks.at(1));
    ASSERT_NE(lead, nullptr);
    EXPECT_EQ(lead->tone, document::Tone::to_do);
    Account bare;
    bare.service = "Orange";
    const document::Document untold = accounts_page(std::vector{bare}, people, setting);
    EXPECT_EQ(std::get_if<document::Lead>(&untold.blocks.at(1))->tone, document::Tone::unknown) << "what nobody said is not in order";
    EXPECT_GT(departure_page(people.front(), all, setting).blocks.size(), 3U);
    EXPECT_GT(arrival_page(setting).blocks.size(), 1U);
    EXPECT_GT(manager_page(setting).blocks.size(), 1U);
    EXPECT_GT(cards_page(setting).blocks.size(), 1U);
}

}  // namespace
}  // namespace asepsie::application
