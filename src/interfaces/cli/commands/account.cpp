// asepsie account: the register of the practice's accounts, what to settle, what a departure asks for.
#include "application/accounts/account_book.h"
#include "application/accounts/account_pages.h"
#include "foundation/base/names.h"
#include "foundation/base/text.h"
#include "interfaces/cli/program/door.h"
#include "interfaces/cli/program/outside.h"
#include "interfaces/cli/program/step_options.h"
#include "interfaces/cli/program/typed.h"

#include "interfaces/cli/commands/all.h"

#include <algorithm>

namespace asepsie::cli::commands {
namespace {

using accounts::Account;
using application::AccountBook;
using application::PracticeFile;
using words::Word;

struct AccountOptions {
    Door door;
    std::int64_t number = 0;
    std::optional<std::string> service, kind, holders, sharing, factor, keeping, changed, reason, note;
};

template <std::size_t n>
std::string ids_of(const std::array<std::string_view, n>& names)
{
    return text::join({names.begin(), names.end()}, ", ");
}

template <typename Value, std::size_t n>
Result<Done> choose(Value& place, const std::optional<std::string>& typed, const std::array<std::string_view, n>& names)
{
    if (!typed) {
        return Done{};
    }
    const auto value = value_named<Value>(*typed, names);
    place = value.value_or(place);
    return value ? Result<Done>(Done{}) : fail(ErrorCode::bad_usage, ids_of(names));
}

Result<Account> filled_account(const AccountOptions& options, Account account)
{
    TRY(choose(account.sharing, options.sharing, accounts::sharing_names));
    TRY(choose(account.factor, options.factor, accounts::factor_names));
    TRY(choose(account.keeping, options.keeping, accounts::keeping_names));
    TRY(choose(account.reason, options.reason, accounts::reason_names));
    if (options.kind && !accounts::rank_of(*options.kind)) {
        return fail(ErrorCode::bad_usage, ids_of(accounts::kinds));
    }
    if (options.changed) {
        account.changed = TRY(day_in(*options.changed));
    }
    if (options.holders) {
        account.holders.clear();
        for (const std::string_view name : named_in(*options.holders)) {
            const auto id = text::to_integer(text::trim(name));
            if (!id) {
                return fail(ErrorCode::bad_usage, "numbers of people");
            }
            account.holders.push_back(*id);
        }
    }
    account.service = options.service.value_or(account.service);
    account.kind = options.kind.value_or(account.kind);
    account.note = options.note.value_or(account.note);
    return account;
}

ExitCode show_accounts(Program& program, PracticeFile& file)
{
    const application::PageSetting setting = setting_of(program);
    const auto all = AccountBook(file).all();
    const auto people = file.entries(application::Register::person, setting.today);
    if (!all.ok() || !people.ok()) {
        return program.say_failure(all.ok() ? people.error() : all.error(), "account");
    }
    return program.show(application::accounts_page(*all, *people, setting), ExitCode::all_met);
}

ExitCode kept_account(Program& program, PracticeFile& file, const Result<Done>& changed, const std::string& what)
{
    if (!changed.ok()) {
        return program.say_failure(changed.error(), what);
    }
    const auto noted = AccountBook(file).keep_evidence(program.catalogue(), program.say(Word::accounts_title), present());
    return noted.ok() ? ExitCode::all_met : program.say_failure(noted.error(), what);
}

ExitCode put_account(Program& program, const AccountOptions& options)
{
    return with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        AccountBook book(file);
        const auto known = options.number > 0 ? book.account(options.number) : Result<Account>(Account{});
        const auto account = known.ok() ? filled_account(options, *known) : known;
        const std::string what = options.number > 0 ? std::to_string(options.number) : options.service.value_or("");
        if (!account.ok()) {
            return program.say_failure(account.error(), what);
        }
        if (accounts::flaw_of(*account, date_of(present()))) {
            return say_refused(program, program.say(Word::account_flaw));
        }
        const auto put = book.put(*account, present());
        return kept_account(program, file, put.ok() ? Result<Done>(Done{}) : Result<Done>(put.error()), what);
    });
}

ExitCode remove_account(Program& program, const AccountOptions& options)
{
    return with_file(program, options.door, After::keep, [&](PracticeFile& file) { return kept_account(program, file, AccountBook(file).remove(options.number, present()), std::to_string(options.number)); });
}

ExitCode show_departure(Program& program, const AccountOptions& options)
{
    return with_file(program, options.door, After::leave, [&](PracticeFile& file) {
        const auto person = file.entry(options.number);
        const auto all = AccountBook(file).all();
        if (!person.ok() || !all.ok()) {
            return program.say_failure(person.ok() ? all.error() : person.error(), std::to_string(options.number));
        }
        return program.show(application::departure_page(*person, *all, setting_of(program)), ExitCode::all_met);
    });
}

void add_account_options(Program& program, CLI::App& command, AccountOptions& options)
{
    const auto described = [&](const std::string& name, std::optional<std::string>& place, Word word, const std::string& ids) {
        command.add_option(name, place, program.say(word, {{"ids", ids}}))->type_name("");
    };
    StepOptions(program, command).option("--service", options.service, Word::option_account_service).option("--holders", options.holders, Word::option_account_holders);
    described("--kind", options.kind, Word::option_account_kind, ids_of(accounts::kinds));
    described("--sharing", options.sharing, Word::option_account_sharing, ids_of(accounts::sharing_names));
    described("--factor", options.factor, Word::option_account_factor, ids_of(accounts::factor_names));
    described("--keeping", options.keeping, Word::option_account_keeping, ids_of(accounts::keeping_names));
    StepOptions(program, command).option("--changed", options.changed, Word::option_account_changed);
    described("--reason", options.reason, Word::option_account_reason, ids_of(accounts::reason_names));
    StepOptions(program, command).option("--note", options.note, Word::option_account_note);
}

}  // namespace

void account(Program& program)
{
    const auto options = std::make_shared<AccountOptions>();
    CLI::App& group = program.add_group("account", Word::command_account);
    const auto list_all = [&program, options] { return with_file(program, options->door, After::leave, [&](PracticeFile& file) { return show_accounts(program, file); }); };
    add_door_options(program, program.add_step(group, "list", Word::command_account_list, list_all), options->door);
    CLI::App& add_step = program.add_step(group, "add", Word::command_account_add, [&program, options] { return put_account(program, *options); });
    CLI::App& set_step = program.add_step(group, "set", Word::command_account_set, [&program, options] { return put_account(program, *options); });
    CLI::App& remove_step = program.add_step(group, "remove", Word::command_account_remove, [&program, options] { return remove_account(program, *options); });
    CLI::App& departure_step = program.add_step(group, "departure", Word::command_account_departure, [&program, options] { return show_departure(program, *options); });
    for (CLI::App* step : {&add_step, &set_step, &remove_step, &departure_step}) {
        add_door_options(program, *step, options->door);
    }
    StepOptions(program, set_step).needed("account", options->number, Word::argument_account);
    StepOptions(program, remove_step).needed("account", options->number, Word::argument_account);
    StepOptions(program, departure_step).needed("person", options->number, Word::argument_account_person);
    add_account_options(program, add_step, *options);
    add_account_options(program, set_step, *options);
}

}  // namespace asepsie::cli::commands
