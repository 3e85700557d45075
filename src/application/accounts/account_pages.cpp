#include "application/accounts/account_pages.h"

#include "application/practice/page_words.h"
#include "foundation/base/text.h"

#include <algorithm>
#include <array>

namespace asepsie::application {
namespace {

using accounts::Account;
using accounts::Gravity;
using document::Tone;

Tone tone_of(accounts::Gravity gravity)
{
    constexpr std::array tones{Tone::danger, Tone::to_do, Tone::unknown, Tone::neutral};
    return tones.at(static_cast<std::size_t>(gravity));
}

std::string path_of_account(const Account& account) { return "/accounts/" + std::to_string(account.id); }

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
    below += (below.empty() ? "" : ". ") + say(setting, Word::account_factor_told, {{"factor", named(setting, "factor_told_", accounts::factor_names.at(static_cast<std::size_t>(account.factor)))}});
    return {Tone::neutral, "", "**" + document::literal(account.service) + "**, " + named(setting, "account_kind_", account.opens()),
        account.changed ? say(setting, Word::account_changed_on, {{"date", date(setting, *account.changed)}}) : "", path_of_account(account), below};
}

document::StatusLine remark_line(const accounts::Remark& remark, const PageSetting& setting)
{
    const std::string who = remark.person == nullptr ? std::string() : document::literal(remark.person->name);
    const Tone tone = tone_of(accounts::gravity_of(remark.concern));
    return {tone, tone == Tone::neutral ? std::string() : tone_word(tone, setting), named(setting, "concern_", accounts::name_of(remark.concern), {{"service", document::literal(remark.account->service)}, {"person", who}}),
        named(setting, "account_kind_", remark.account->opens()), path_of_account(*remark.account), ""};
}

std::size_t count_of(std::span<const accounts::Remark> remarks, accounts::Gravity first, accounts::Gravity last)
{
    return static_cast<std::size_t>(std::count_if(remarks.begin(), remarks.end(), [&](const accounts::Remark& remark) {
        const accounts::Gravity gravity = accounts::gravity_of(remark.concern);
        return gravity >= first && gravity <= last;
    }));
}

// Remarks are sorted by gravity: the next so many of them.
void add_remarks(document::Document& page, std::span<const accounts::Remark>& left, std::size_t count, Word title, const PageSetting& setting)
{
    if (count > 0) {
        page.add(document::Heading{2, say(setting, title)});
    }
    for (const accounts::Remark& remark : left.first(count)) {
        page.add(remark_line(remark, setting));
    }
    left = left.subspan(count);
}

document::Lead lead_of(std::size_t accounts, std::size_t to_settle, std::span<const accounts::Remark> to_tell, const PageSetting& setting)
{
    if (to_settle > 0) {
        return {Tone::to_do, say(setting, Word::accounts_lead, {{"n", static_cast<std::int64_t>(to_settle)}})};
    }
    const auto n = static_cast<std::int64_t>(accounts);
    if (to_tell.empty()) {
        return {Tone::in_order, say(setting, Word::accounts_lead_well, {{"n", n}})};
    }
    const auto asked = std::min_element(to_tell.begin(), to_tell.end(), [](const accounts::Remark& a, const accounts::Remark& b) { return a.concern < b.concern; });
    return {Tone::unknown, say(setting, Word::accounts_lead_untold, {{"n", n}, {"question", named(setting, "question_", accounts::name_of(asked->concern))}})};
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
    if (accounts.empty()) {
        page.add(document::Lead{Tone::unknown, say(setting, Word::accounts_none)});
        page.add(document::Paragraph{say(setting, Word::accounts_about)});
        return page;
    }
    const std::size_t to_settle = count_of(remarks, Gravity::danger, Gravity::to_do), to_tell = count_of(remarks, Gravity::to_tell, Gravity::to_tell);
    std::span<const accounts::Remark> left = remarks;
    page.add(lead_of(accounts.size(), to_settle, left.subspan(to_settle, to_tell), setting));
    add_remarks(page, left, to_settle, Word::accounts_to_settle, setting);
    add_remarks(page, left, to_tell, Word::accounts_to_tell, setting);
    add_remarks(page, left, left.size(), Word::accounts_may_wait, setting);
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
