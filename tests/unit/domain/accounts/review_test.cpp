#include "domain/accounts/review.h"

#include <gtest/gtest.h>

namespace asepsie::accounts {
namespace {

Date day(int year, unsigned month, unsigned number) { return Date(std::chrono::year(year), std::chrono::month(month), std::chrono::day(number)); }
const Date today = day(2026, 11, 28);

practice::Entry person(std::int64_t id, std::optional<Date> until = {})
{
    practice::Entry entry;
    entry.id = id;
    entry.name = "P" + std::to_string(id);
    entry.until = until;
    return entry;
}

Account account(std::string kind, std::vector<std::int64_t> holders, Factor factor = Factor::app)
{
    Account account;
    account.id = 1;
    account.service = kind;
    account.kind = std::move(kind);
    account.holders = std::move(holders);
    account.factor = factor;
    account.keeping = Keeping::memory;
    account.sharing = account.holders.size() > 1 ? Sharing::shared : Sharing::one_person;
    return account;
}

std::vector<Concern> concerns_of(const std::vector<Account>& accounts, const std::vector<practice::Entry>& people)
{
    std::vector<Concern> concerns;
    for (const Remark& remark : review(accounts, people, today)) {
        concerns.push_back(remark.concern);
    }
    return concerns;
}

TEST(Review, SaysNothingOfAnAccountThatIsWellKept)
{
    EXPECT_TRUE(concerns_of({account("mailbox", {1})}, {person(1)}).empty());
}

TEST(Review, PutsTheMailboxBeforeTheBank)
{
    const std::vector<Account> accounts{account("bank", {1}, Factor::none), account("mailbox", {1}, Factor::none)};
    const std::vector<practice::Entry> people{person(1)};
    const auto remarks = review(accounts, people, today);
    ASSERT_EQ(remarks.size(), 2U);
    EXPECT_EQ(remarks[0].account->kind, "mailbox");
    EXPECT_EQ(remarks[0].concern, Concern::no_second_factor);
}

TEST(Review, AsksForASecondFactorWhateverTheAccountOpens) { EXPECT_EQ(concerns_of({account("supplier_portal", {1}, Factor::none)}, {person(1)}), (std::vector{Concern::no_second_factor})); }

TEST(Review, WhatNobodySaidIsToBeTold)
{
    Account bare;
    bare.service = "Orange";
    EXPECT_EQ(concerns_of({bare}, {}), (std::vector{Concern::factor_unknown}));
    bare.factor = Factor::app;
    EXPECT_EQ(concerns_of({bare}, {}), (std::vector{Concern::no_holder}));
    bare.holders = {1};
    EXPECT_EQ(concerns_of({bare}, {person(1)}), (std::vector{Concern::sharing_unknown}));
    bare.sharing = Sharing::one_person;
    EXPECT_EQ(concerns_of({bare}, {person(1)}), (std::vector{Concern::keeping_unknown}));
    bare.keeping = Keeping::paper;
    EXPECT_TRUE(concerns_of({bare}, {person(1)}).empty());
}

TEST(Review, PutsTheGravestFirstWhateverItOpens)
{
    Account standard = account("supplier_portal", {1});
    standard.reason = Reason::supplier_default;
    const auto concerns = concerns_of({account("mailbox", {1}, Factor::text_message), account("mailbox", {1}, Factor::unknown), account("bank", {1}, Factor::none), standard}, {person(1)});
    EXPECT_EQ(concerns, (std::vector{Concern::supplier_default, Concern::no_second_factor, Concern::factor_unknown, Concern::factor_by_text_message}));
}

TEST(LikelyKind, IsInTheNameOfTheService)
{
    for (const auto& [service, kind] : {std::pair{"Messagerie Orange", "mailbox"}, std::pair{"Boîte mail du cabinet", "mailbox"}, std::pair{"Banque Populaire", "bank"}, std::pair{"Ameli pro", "health_portal"}, std::pair{"Doctolib", "booking"},
             std::pair{"Logiciel Weda", "practice_software"}, std::pair{"Dropbox", "online_storage"}, std::pair{"Impôts", "state_portal"}, std::pair{"Pressing", "other"}, std::pair{"Carmail", "other"}}) {
        Account named = account("other", {1});
        named.service = service;
        EXPECT_EQ(named.opens(), kind) << service;
    }
    Account told = account("bank", {1});
    told.service = "Messagerie de la banque";
    EXPECT_EQ(told.opens(), "bank");
}

TEST(Review, FindsAccountsOfPeopleWhoLeft)
{
    EXPECT_EQ(concerns_of({account("booking", {1})}, {person(1, day(2026, 11, 1))}), (std::vector{Concern::held_by_leaver}));
    EXPECT_TRUE(concerns_of({account("booking", {1})}, {person(1, day(2026, 12, 1))}).empty());
}

TEST(Review, ASharedPasswordIsChangedAfterADeparture)
{
    const std::vector<practice::Entry> people{person(1), person(2, day(2026, 11, 1))};
    EXPECT_EQ(concerns_of({account("booking", {1, 2})}, people), (std::vector{Concern::known_to_leaver, Concern::shared}));
    Account changed = account("booking", {1, 2});
    changed.changed = day(2026, 11, 2);
    EXPECT_EQ(concerns_of({changed}, people), (std::vector{Concern::shared}));
}

TEST(Review, SeesPasswordsInTheOpenAndNeverChanged)
{
    Account open = account("other", {1});
    open.keeping = Keeping::file;
    Account browser = account("other", {1});
    browser.keeping = Keeping::browser;
    Account standard = account("administrator", {1});
    standard.reason = Reason::supplier_default;
    EXPECT_EQ(concerns_of({open}, {person(1)}), (std::vector{Concern::kept_in_the_open}));
    EXPECT_TRUE(concerns_of({browser}, {person(1)}).empty());
    EXPECT_EQ(concerns_of({standard}, {person(1)}), (std::vector{Concern::supplier_default}));
}

TEST(Farewell, ClosesHandsOverAndChanges)
{
    const std::vector<Account> accounts{account("booking", {1}), account("mailbox", {1}), account("practice_software", {1, 2}), account("bank", {2})};
    const auto farewells = farewell_to(1, accounts);
    ASSERT_EQ(farewells.size(), 3U);
    EXPECT_EQ(farewells[0].account->kind, "mailbox");
    EXPECT_EQ(farewells[0].gesture, Gesture::hand_over);
    EXPECT_EQ(farewells[1].gesture, Gesture::change_password);
    EXPECT_EQ(farewells[2].gesture, Gesture::close);
}

std::optional<checklist::Answer> answer_on(std::string_view rule, const std::vector<Account>& accounts, const std::vector<practice::Entry>& people)
{
    for (const RegisterEvidence& evidence : evidence_of(accounts, people, today)) {
        if (evidence.rule == rule) {
            return evidence.answer;
        }
    }
    return std::nullopt;
}

TEST(RegisterEvidence, SaysNothingGoodOfAPart)
{
    const std::vector<practice::Entry> people{person(1)};
    EXPECT_FALSE(answer_on("second_factor", {account("mailbox", {1})}, people));
    EXPECT_EQ(answer_on("second_factor", {account("mailbox", {1}), account("practice_software", {1})}, people), checklist::Answer::yes);
    EXPECT_EQ(answer_on("second_factor", {account("mailbox", {1}), account("bank", {1}, Factor::none)}, people), checklist::Answer::partly);
    EXPECT_EQ(answer_on("second_factor", {account("mailbox", {1}, Factor::none)}, people), checklist::Answer::no);
    EXPECT_FALSE(answer_on("second_factor", {account("mailbox", {1}), account("practice_software", {1}, Factor::unknown)}, people));
}

TEST(RegisterEvidence, TellsOfLeaversAndOfSharing)
{
    EXPECT_EQ(answer_on("leavers_closed", {account("booking", {1})}, {person(1, day(2026, 11, 1))}), checklist::Answer::no);
    EXPECT_EQ(answer_on("one_account_per_person", {account("booking", {1, 2})}, {person(1), person(2)}), checklist::Answer::no);
}

TEST(AccountFlaw, NeedsANameAKindAndAPast)
{
    Account account;
    EXPECT_EQ(flaw_of(account, today), AccountFlaw::no_service);
    account.service = "Orange";
    EXPECT_FALSE(flaw_of(account, today));
    account.kind = "castle";
    EXPECT_EQ(flaw_of(account, today), AccountFlaw::unknown_kind);
    account.kind = "mailbox";
    account.changed = day(2027, 1, 1);
    EXPECT_EQ(flaw_of(account, today), AccountFlaw::changed_in_future);
    account.changed.reset();
    account.note = std::string(longest_account_note + 1, 'x');
    EXPECT_EQ(flaw_of(account, today), AccountFlaw::note_too_long);
    account.note.clear();
    account.service.clear();
    for (std::size_t i = 0; i < longest_service; ++i) {
        account.service += "é";
    }
    EXPECT_FALSE(flaw_of(account, today)) << "signs are counted, not bytes";
    account.service += "x";
    EXPECT_EQ(flaw_of(account, today), AccountFlaw::service_too_long);
}

}  // namespace
}  // namespace asepsie::accounts
