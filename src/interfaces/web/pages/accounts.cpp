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

Html account_form(const Site& site, const std::string& path, const Account& account, const std::vector<::asepsie::practice::Entry>& people)
{
    namespace a = ::asepsie::accounts;
    Options kinds;
    for (const std::string_view kind : a::kinds) {
        kinds.emplace_back(kind, site.say_named("account_kind_", kind));
    }
    Html fields = field({"service", site.say(Word::account_service), account.service, site.say(Word::account_service_hint), Input::text, true}) + drop_down("kind", site.say(Word::account_kind), kinds, account.kind);
    fields += heading(3, site.say(Word::account_holders));
    for (const ::asepsie::practice::Entry& person : people) {
        fields += tick("holder_" + std::to_string(person.id), person.name, account.is_held_by(person.id) ? Ticked::yes : Ticked::no);
    }
    if (people.empty()) {
        fields += paragraph(Html::text(site.say(Word::account_holders_none)), "quiet");
    }
    fields += value_choice(site, "sharing", Word::account_sharing, "sharing_", a::sharing_names, account.sharing) + value_choice(site, "factor", Word::account_factor, "factor_", a::factor_names, account.factor)
        + value_choice(site, "keeping", Word::account_keeping, "keeping_", a::keeping_names, account.keeping)
        + field({"changed", site.say(Word::account_changed), account.changed ? to_iso(*account.changed) : std::string(), site.say(Word::account_reason_hint), Input::date})
        + value_choice(site, "reason", Word::account_reason, "reason_", a::reason_names, account.reason) + long_field({"note", site.say(Word::account_note), account.note}) + button(site.say(Word::site_save));
    return site.form(path, fields);
}

Result<Account> account_typed(const Request& request, Account account, const std::vector<::asepsie::practice::Entry>& people)
{
    namespace a = ::asepsie::accounts;
    const std::string_view changed = request.field("changed");
    account.changed = parse_date(changed);
    if (!changed.empty() && !account.changed) {
        return fail(ErrorCode::bad_usage, "a date");
    }
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

Html account_ways(const Site& site, const std::vector<::asepsie::practice::Entry>& people)
{
    Html departures;
    for (const ::asepsie::practice::Entry& person : people) {
        departures += document::html::element(document::html::Tag::li, {}, link_to("/accounts/departure/" + std::to_string(person.id), Html::text(person.name)));
    }
    Html ways = people.empty() ? Html() : fold(site.say(Word::accounts_leave), paragraph(Html::text(site.say(Word::departure_who))) + document::html::element(document::html::Tag::ul, {}, departures));
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
    const Html adding = account_form(site, "/accounts/new", proposed, people);
    const Html more = all.empty() ? heading(2, site.say(Word::accounts_add)) + adding : fold(site.say(Word::accounts_add), adding);
    return site.page(application::accounts_page(all, people, setting), more + account_ways(site, people), accounts_menu);
}

Result<Account> account_asked(const Request& request, PracticeFile& file)
{
    const auto id = text::to_integer(request.part("id"));
    return id ? AccountBook(file).account(*id) : Result<Account>(fail(ErrorCode::not_found, "no such account"));
}

Result<Response> show_account(const Site& site, const Request& request, PracticeFile& file)
{
    const Account account = TRY(account_asked(request, file));
    const auto people = TRY(file.entries(application::Register::person, site.page_setting().today));
    const std::string path = "/accounts/" + std::to_string(account.id);
    Html content = heading(1, account.service) + account_form(site, path, account, people);
    content += site.form(path + "/remove", button(site.say(Word::site_remove), Button::plain)) + paragraph(link_to("/accounts", Html::text(site.say(Word::accounts_title))));
    return site.page(account.service, content, accounts_menu);
}

Result<std::string> change_account(Site& site, const Request& request, PracticeFile& file, const Account& known)
{
    const auto people = TRY(file.entries(application::Register::person, site.page_setting().today));
    const Account account = TRY(account_typed(request, known, people));
    if (::asepsie::accounts::flaw_of(account, site.page_setting().today)) {
        return fail(ErrorCode::bad_usage, site.say(Word::account_flaw));
    }
    AccountBook book(file);
    TRY(book.put(account, site.now()));
    TRY(book.keep_evidence(site.catalogue(), site.say(Word::accounts_title), site.now()));
    return std::string("/accounts");
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
    site.post_open("/accounts/new", [&site](const Request& request, PracticeFile& file) { return change_account(site, request, file, {}); });
    site.get_open("/accounts/departure/{id}", [&site](const Request& request, PracticeFile& file) { return show_departure(site, request, file); });
    const auto guide = [&site](const std::string& path, document::Document (*page)(const application::PageSetting&)) {
        site.router.get(path, [&site, page](const Request&) { return site.page(page(site.page_setting()), paragraph(link_to("/accounts", Html::text(site.say(Word::accounts_title)))), accounts_menu); });
    };
    guide("/accounts/arrival", application::arrival_page);
    guide("/accounts/manager", application::manager_page);
    guide("/accounts/cards", application::cards_page);
    site.get_open("/accounts/{id}", [&site](const Request& request, PracticeFile& file) { return show_account(site, request, file); });
    site.post_open("/accounts/{id}", [&site](const Request& request, PracticeFile& file) -> Result<std::string> {
        const Account known = TRY(account_asked(request, file));
        return change_account(site, request, file, known);
    });
    site.post_open("/accounts/{id}/remove", [&site](const Request& request, PracticeFile& file) -> Result<std::string> {
        const Account known = TRY(account_asked(request, file));
        AccountBook book(file);
        TRY(book.remove(known.id, site.now()));
        TRY(book.keep_evidence(site.catalogue(), site.say(Word::accounts_title), site.now()));
        return std::string("/accounts");
    });
}

}  // namespace asepsie::web::pages
