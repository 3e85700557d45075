#include "application/accounts/account_pages.h"

#include "application/practice/page_words.h"
#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::application {
namespace {

using accounts::Account;
using accounts::Concern;
using document::Tone;

document::Tone tone_of(Concern concern)
{
    switch (concern) {
    case Concern::held_by_leaver:
    case Concern::known_to_leaver:
    case Concern::supplier_default: return Tone::danger;
    case Concern::factor_unknown: return Tone::unknown;
    case Concern::factor_by_text_message:
    case Concern::no_holder: return Tone::neutral;
    case Concern::no_second_factor:
    case Concern::shared:
    case Concern::kept_in_the_open: break;
    }
    return Tone::to_do;
}

std::string path_of_account(const Account& account) { return "/accounts/" + std::to_string(account.id); }

// What is worth doing, as opposed to worth knowing.
bool is_to_settle(const accounts::Remark& remark) { return tone_of(remark.concern) != Tone::neutral; }

std::string holders_in_words(const Account& account, std::span<const practice::Entry> people)
{
    std::vector<std::string> names;
    for (const practice::Entry& person : people) {
        if (account.is_held_by(person.id)) {
            names.push_back(document::literal(person.name));
        }
    }
    return text::join(names, ", ");
}

document::StatusLine account_line(const Account& account, std::span<const practice::Entry> people, const PageSetting& setting)
{
    std::string below = holders_in_words(account, people);
    below += (below.empty() ? "" : ". ") + named(setting, "factor_", accounts::factor_names.at(static_cast<std::size_t>(account.factor)));
    return {Tone::neutral, "", "**" + document::literal(account.service) + "**, " + named(setting, "account_kind_", account.kind), account.changed ? date(setting, *account.changed) : "", path_of_account(account), below};
}

document::Steps steps_named(std::string_view prefix, int count, const PageSetting& setting)
{
    document::Steps steps;
    for (int i = 1; i <= count; ++i) {
        steps.items.push_back(named(setting, prefix, std::to_string(i)));
    }
    return steps;
}

}  // namespace

document::Document accounts_page(std::span<const Account> accounts, std::span<const practice::Entry> people, const PageSetting& setting)
{
    document::Document page = page_of(setting, say(setting, Word::accounts_title));
    const std::vector<accounts::Remark> remarks = accounts::review(accounts, people, setting.today);
    const auto to_settle = std::count_if(remarks.begin(), remarks.end(), is_to_settle);
    if (accounts.empty()) {
        page.add(document::Lead{Tone::unknown, say(setting, Word::accounts_none)});
        page.add(document::Paragraph{say(setting, Word::accounts_about)});
        return page;
    }
    page.add(to_settle > 0 ? document::Lead{Tone::to_do, say(setting, Word::accounts_lead, {{"n", std::int64_t{to_settle}}})}
                           : document::Lead{Tone::in_order, say(setting, Word::accounts_lead_well, {{"n", static_cast<std::int64_t>(accounts.size())}})});
    if (to_settle > 0) {
        page.add(document::Heading{2, say(setting, Word::accounts_to_settle)});
    }
    for (const accounts::Remark& remark : remarks) {
        const std::string who = remark.person == nullptr ? std::string() : document::literal(remark.person->name);
        const Tone tone = tone_of(remark.concern);
        page.add(document::StatusLine{tone, tone == Tone::neutral ? std::string() : tone_word(tone, setting),
            named(setting, "concern_", accounts::name_of(remark.concern), {{"service", document::literal(remark.account->service)}, {"person", who}}),
            named(setting, "account_kind_", remark.account->kind), path_of_account(*remark.account), ""});
    }
    page.add(document::Heading{2, say(setting, Word::accounts_list)});
    for (const Account& account : accounts) {
        page.add(account_line(account, people, setting));
    }
    return page;
}

document::Document departure_page(const practice::Entry& person, std::span<const Account> accounts, const PageSetting& setting)
{
    const std::string name = document::literal(person.name);
    document::Document page = page_of(setting, say(setting, Word::departure_title, {{"name", name}}));
    const std::vector<accounts::Farewell> farewells = accounts::farewell_to(person.id, accounts);
    if (farewells.empty()) {
        page.add(document::Lead{Tone::unknown, say(setting, Word::departure_lead_none, {{"name", name}})});
    } else {
        page.add(document::Lead{Tone::to_do, say(setting, Word::departure_lead, {{"n", static_cast<std::int64_t>(farewells.size())}})});
        page.add(document::Heading{2, say(setting, Word::departure_accounts)});
        document::Steps steps;
        for (const accounts::Farewell& farewell : farewells) {
            steps.items.push_back(named(setting, "gesture_", accounts::gesture_names.at(static_cast<std::size_t>(farewell.gesture)), {{"service", document::literal(farewell.account->service)}}));
        }
        page.add(std::move(steps));
    }
    page.add(document::Heading{2, say(setting, Word::departure_everything)});
    page.add(steps_named("departure_step_", 6, setting));
    return page;
}

document::Document arrival_page(const PageSetting& setting)
{
    document::Document page = page_of(setting, say(setting, Word::arrival_title));
    page.add(document::Lead{Tone::neutral, say(setting, Word::arrival_lead)});
    page.add(steps_named("arrival_step_", 7, setting));
    return page;
}

document::Document manager_page(const PageSetting& setting)
{
    document::Document page = page_of(setting, say(setting, Word::accounts_manager));
    page.add(document::Lead{Tone::neutral, say(setting, Word::manager_lead)});
    page.add(document::Heading{2, say(setting, Word::manager_how)});
    page.add(steps_named("manager_step_", 5, setting));
    page.add(document::Heading{2, say(setting, Word::manager_kinds)});
    page.add(document::List{{say(setting, Word::manager_kind_file), say(setting, Word::manager_kind_online), say(setting, Word::manager_kind_system)}});
    page.add(document::Heading{2, say(setting, Word::manager_caution_title)});
    page.add(document::Paragraph{say(setting, Word::manager_caution)});
    return page;
}

document::Document cards_page(const PageSetting& setting)
{
    document::Document page = page_of(setting, say(setting, Word::accounts_cards));
    page.add(document::Lead{Tone::neutral, say(setting, Word::cards_lead)});
    page.add(steps_named("cards_step_", 6, setting));
    return page;
}

}  // namespace asepsie::application
