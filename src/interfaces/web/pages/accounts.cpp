// The practice's accounts: what to settle, one account, departures, arrivals, password managers and cards.
#include "application/accounts/account_book.h"
#include "application/accounts/account_pages.h"
#include "foundation/base/names.h"
#include "foundation/base/text.h"
#include "foundation/document/html_page.h"
#include "interfaces/web/site/fields.h"
#include "interfaces/web/site/site.h"

#include "interfaces/web/pages/all.h"

#include <algorithm>

namespace asepsie::web::pages {
namespace {

using ::asepsie::accounts::Account;
using application::AccountBook;
using application::PracticeFile;
using document::html::element;
using document::html::Tag;

constexpr std::string_view accounts_menu = "/passwords";

template <typename Value, std::size_t n>
Html value_choice(const Site& site, const std::string& name, Word label, std::string_view prefix, const std::array<std::string_view, n>& names, Value value)
{
    Options options;
    for (const std::string_view one : names) {
        options.emplace_back(one, site.say_named(prefix, one));
    }
    return drop_down(name, site.say(label), options, name_among(value, names));
}

// What was typed, and what is wrong with it, field by field.
struct AccountTyped {
    Account account;
    std::string changed;
    std::string service_mistake{}, changed_mistake{}, note_mistake{};

    [[nodiscard]] bool is_well() const { return service_mistake.empty() && changed_mistake.empty() && note_mistake.empty(); }
};

AccountTyped as_kept(const Account& account) { return {account, account.changed ? to_iso(*account.changed) : std::string()}; }

Html account_form(const Site& site, const std::string& path, const AccountTyped& typed, const std::vector<::asepsie::practice::Entry>& people)
{
    const Account& account = typed.account;
    namespace a = ::asepsie::accounts;
    Options kinds;
    for (const std::string_view kind : a::kinds) {
        kinds.emplace_back(kind, site.say_named("account_kind_", kind));
    }
    Html fields = field({"service", site.say(Word::account_service), account.service, site.say(Word::account_service_hint), Input::text, true, a::longest_service, "", typed.service_mistake}) + drop_down("kind", site.say(Word::account_kind), kinds, account.kind);
    Html holders = element(Tag::legend, {}, Html::text(site.say(Word::account_holders)));
    for (const ::asepsie::practice::Entry& person : people) {
        holders += tick("holder_" + std::to_string(person.id), person.name, account.is_held_by(person.id) ? Ticked::yes : Ticked::no);
    }
    if (people.empty()) {
        holders += paragraph(Html::text(site.say(Word::account_holders_none)), "quiet");
    }
    fields += element(Tag::fieldset, {}, holders);
    fields += value_choice(site, "sharing", Word::account_sharing, "sharing_", a::sharing_names, account.sharing) + value_choice(site, "factor", Word::account_factor, "factor_", a::factor_names, account.factor)
        + value_choice(site, "keeping", Word::account_keeping, "keeping_", a::keeping_names, account.keeping)
        + field({"changed", site.say(Word::account_changed), typed.changed, site.say(Word::account_reason_hint), Input::date, false, 0, to_iso(site.page_setting().today), typed.changed_mistake})
        + value_choice(site, "reason", Word::account_reason, "reason_", a::reason_names, account.reason) + long_field({"note", site.say(Word::account_note), account.note, "", Input::text, false, a::longest_account_note, "", typed.note_mistake}) + button(site.say(Word::site_save));
    return site.form(path, fields);
}

Account account_typed(const Request& request, Account account, const std::vector<::asepsie::practice::Entry>& people)
{
    namespace a = ::asepsie::accounts;
    account.changed = parse_written_date(request.field("changed"));
    account.service = text::trim(request.field("service"));
    account.kind = request.field("kind");
    account.sharing = value_named<a::Sharing>(request.field("sharing"), a::sharing_names).value_or(a::Sharing{});
    account.factor = value_named<a::Factor>(request.field("factor"), a::factor_names).value_or(a::Factor{});
    account.keeping = value_named<a::Keeping>(request.field("keeping"), a::keeping_names).value_or(a::Keeping{});
    account.reason = value_named<a::Reason>(request.field("reason"), a::reason_names).value_or(a::Reason{});
    account.note = text::trim(request.field("note"));
    account.holders.clear();
    for (const ::asepsie::practice::Entry& person : people) {
        if (!request.field("holder_" + std::to_string(person.id)).empty()) {
            account.holders.push_back(person.id);
        }
    }
    return account;
}

AccountTyped judged(const Site& site, const Request& request, const Account& account)
{
    using Flaw = ::asepsie::accounts::AccountFlaw;
    AccountTyped typed{account, std::string(request.field("changed"))};
    const auto most = [&](std::size_t signs) { return site.say(Word::account_flaw_long, {{"n", words::show_integer(static_cast<std::int64_t>(signs), site.setting().language)}}); };
    if (!typed.changed.empty() && !account.changed) {
        typed.changed_mistake = site.say(Word::account_flaw_date);
    }
    const auto flaw = ::asepsie::accounts::flaw_of(account, site.page_setting().today);
    if (flaw == Flaw::no_service) {
        typed.service_mistake = site.say(Word::account_flaw_service);
    } else if (flaw == Flaw::service_too_long) {
        typed.service_mistake = most(::asepsie::accounts::longest_service);
    } else if (flaw == Flaw::note_too_long) {
        typed.note_mistake = most(::asepsie::accounts::longest_account_note);
    } else if (flaw == Flaw::changed_in_future) {
        typed.changed_mistake = site.say(Word::account_flaw_future);
    }
    return typed;
}

Html account_ways(const Site& site, const std::vector<::asepsie::practice::Entry>& people)
{
    Html departures;
    for (const ::asepsie::practice::Entry& person : people) {
        departures += element(Tag::li, {}, link_to("/accounts/departure/" + std::to_string(person.id), Html::text(person.name)));
    }
    Html ways = people.empty() ? Html() : fold(site.say(Word::accounts_leave), paragraph(Html::text(site.say(Word::departure_who))) + element(Tag::ul, {}, departures));
    ways += paragraph(link_to("/accounts/arrival", Html::text(site.say(Word::accounts_arrive))) + link_to("/accounts/manager", Html::text(site.say(Word::accounts_manager)))
            + link_to("/accounts/cards", Html::text(site.say(Word::accounts_cards))) + link_to("/passwords", Html::text(site.say(Word::password_check_link))),
        "gestures");
    return ways;
}

Result<Response> show_accounts(const Site& site, PracticeFile& file)
{
    const application::PageSetting setting = site.page_setting();
    const std::vector<Account> all = TRY(AccountBook(file).all());
    const auto people = TRY(file.entries(application::Register::person, setting.today));
    Account proposed;
    proposed.kind = all.empty() ? "mailbox" : "other";  // the one that opens all others first
    const Html adding = account_form(site, "/accounts/new", as_kept(proposed), people);
    const Html more = all.empty() ? heading(2, site.say(Word::accounts_add)) + adding : fold(site.say(Word::accounts_add), adding);
    return site.page(application::accounts_page(all, people, setting), more + account_ways(site, people), accounts_menu);
}

Result<Account> account_asked(const Request& request, PracticeFile& file)
{
    const auto id = text::to_integer(request.part("id"));
    return id ? AccountBook(file).account(*id) : Result<Account>(fail(ErrorCode::not_found, "no such account"));
}

Html account_page(const Site& site, const std::string& title, const AccountTyped& typed, const std::vector<::asepsie::practice::Entry>& people)
{
    const std::string path = "/accounts/" + (typed.account.id == 0 ? "new" : std::to_string(typed.account.id));
    Html ways = link_to("/accounts", Html::text(site.say(Word::accounts_title)));
    if (typed.account.id != 0) {
        ways += link_to(path + "/remove", Html::text(site.say(Word::account_remove)));
    }
    return heading(1, title) + account_form(site, path, typed, people) + paragraph(ways, "gestures");
}

Result<Response> show_account(const Site& site, const Request& request, PracticeFile& file)
{
    const Account account = TRY(account_asked(request, file));
    const auto people = TRY(file.entries(application::Register::person, site.page_setting().today));
    return site.page(account.service, account_page(site, account.service, as_kept(account), people), accounts_menu);
}

Result<Site::Tried> change_account(Site& site, const Request& request, PracticeFile& file, const Account& known)
{
    const auto people = TRY(file.entries(application::Register::person, site.page_setting().today));
    const Account account = account_typed(request, known, people);
    const AccountTyped typed = judged(site, request, account);
    if (!typed.is_well()) {
        const std::string title = known.id == 0 ? site.say(Word::accounts_add) : known.service;
        return Site::Tried{"", false, site.page(title, account_page(site, title, typed, people), accounts_menu, 400)};
    }
    AccountBook book(file);
    TRY(book.put(account, site.now()));
    TRY(book.keep_evidence(site.catalogue(), site.say(Word::accounts_title), site.now()));
    site.confirm(site.say(Word::kept_entry, {{"name", account.service}}));
    return Site::Tried{"/accounts"};
}

Result<Response> ask_to_remove(const Site& site, const Request& request, PracticeFile& file)
{
    const Account account = TRY(account_asked(request, file));
    const std::string path = "/accounts/" + std::to_string(account.id), title = site.say(Word::account_remove_ask, {{"service", account.service}});
    const Html content = heading(1, title) + paragraph(Html::text(site.say(Word::account_remove_hint))) + site.form(path + "/remove", button(site.say(Word::site_remove), Button::first))
        + paragraph(link_to(path, Html::text(site.say(Word::account_keep))), "gestures");
    return site.page(title, content, accounts_menu);
}

Result<Response> show_departure(const Site& site, const Request& request, PracticeFile& file)
{
    const auto id = text::to_integer(request.part("id"));
    const ::asepsie::practice::Entry person = TRY(file.entry(id.value_or(0)));
    const std::vector<Account> all = TRY(AccountBook(file).all());
    const Html more = paragraph(link_to("/practice/entries/" + std::to_string(person.id), Html::text(person.name)) + link_to("/accounts", Html::text(site.say(Word::accounts_title))), "gestures");
    return site.page(application::departure_page(person, all, site.page_setting()), more, accounts_menu);
}

}  // namespace

void accounts(Site& site)
{
    site.get_open("/accounts", [&site](const Request&, PracticeFile& file) { return show_accounts(site, file); });
    site.post_tried("/accounts/new", [&site](const Request& request, PracticeFile& file) { return change_account(site, request, file, {}); });
    site.get_open("/accounts/departure/{id}", [&site](const Request& request, PracticeFile& file) { return show_departure(site, request, file); });
    const auto guide = [&site](const std::string& path, document::Document (*page)(const application::PageSetting&)) {
        site.router.get(path, [&site, page](const Request&) { return site.page(page(site.page_setting()), paragraph(link_to("/accounts", Html::text(site.say(Word::accounts_title)))), accounts_menu); });
    };
    guide("/accounts/arrival", application::arrival_page);
    guide("/accounts/manager", application::manager_page);
    guide("/accounts/cards", application::cards_page);
    site.get_open("/accounts/{id}", [&site](const Request& request, PracticeFile& file) { return show_account(site, request, file); });
    site.get_open("/accounts/{id}/remove", [&site](const Request& request, PracticeFile& file) { return ask_to_remove(site, request, file); });
    site.post_tried("/accounts/{id}", [&site](const Request& request, PracticeFile& file) -> Result<Site::Tried> {
        const Account known = TRY(account_asked(request, file));
        return change_account(site, request, file, known);
    });
    site.post_open("/accounts/{id}/remove", [&site](const Request& request, PracticeFile& file) -> Result<std::string> {
        const Account known = TRY(account_asked(request, file));
        AccountBook book(file);
        TRY(book.remove(known.id, site.now()));
        TRY(book.keep_evidence(site.catalogue(), site.say(Word::accounts_title), site.now()));
        site.confirm(site.say(Word::kept_removed, {{"name", known.service}}));
        return std::string("/accounts");
    });
}

}  // namespace asepsie::web::pages
