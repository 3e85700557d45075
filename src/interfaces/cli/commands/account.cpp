// asepsie account: the register of the practice's accounts, what to settle, what a departure asks for.
#include "application/accounts/account_book.h"
#include "application/accounts/account_pages.h"
#include "domain/accounts/likely_kind.h"
#include "foundation/base/names.h"
#include "foundation/base/text.h"
#include "interfaces/cli/program/door.h"
#include "interfaces/cli/program/outside.h"
#include "interfaces/cli/program/step_options.h"
#include "interfaces/cli/program/typed.h"

#include "interfaces/cli/commands/all.h"

#include <algorithm>
#include <array>
#include <span>

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

// Answers as one gives them in French, beside the ids.
struct Spoken {
    std::string_view answer;  // folded
    std::string_view id;
};
constexpr std::array spoken_sharing{Spoken{"inconnu", "unknown"}, Spoken{"oui", "shared"}, Spoken{"partage", "shared"}, Spoken{"non", "one_person"}};
constexpr std::array spoken_factors{Spoken{"inconnu", "unknown"}, Spoken{"non", "none"}, Spoken{"aucun", "none"}, Spoken{"sms", "text_message"}, Spoken{"application", "app"}, Spoken{"cle", "key"}, Spoken{"carte", "card"}};
constexpr std::array spoken_keeping{Spoken{"inconnu", "unknown"}, Spoken{"gestionnaire", "manager"}, Spoken{"papier", "paper"}, Spoken{"memoire", "memory"}, Spoken{"navigateur", "browser"}, Spoken{"fichier", "file"}};
constexpr std::array spoken_reasons{Spoken{"inconnu", "unknown"}, Spoken{"ouverture", "first"}, Spoken{"depart", "departure"}, Spoken{"soupcon", "suspicion"}, Spoken{"fournisseur", "supplier_default"}, Spoken{"aucune", "no_reason"}};

std::string answer_id(const std::string& typed, std::span<const Spoken> spoken)
{
    const std::string answer = text::folded(text::trim(typed));
    const auto found = std::find_if(spoken.begin(), spoken.end(), [&](const Spoken& one) { return one.answer == answer; });
    return found == spoken.end() ? answer : std::string(found->id);
}

// What is said of an answer that is none of those there are.
Error not_understood(const Program& program, std::string_view option, const std::string& typed, const std::string& ids)
{
    return fail(ErrorCode::bad_usage, program.say(Word::account_flaw_value, {{"option", std::string(option)}, {"value", text::made_safe_to_show(typed)}, {"ids", ids}}));
}

template <typename Value, std::size_t n>
Result<Value> chosen(const Program& program, std::string_view option, const std::optional<std::string>& typed, Value known, const std::array<std::string_view, n>& names, std::span<const Spoken> spoken)
{
    if (!typed) {
        return known;
    }
    const auto value = value_named<Value>(answer_id(*typed, spoken), names);
    return value ? Result<Value>(*value) : Result<Value>(not_understood(program, option, *typed, ids_of(names)));
}

Result<std::string> chosen_kind(const Program& program, const std::string& typed)
{
    const std::string kind = text::folded(text::trim(typed)) == "autre" ? "other" : text::lower(text::trim(typed));
    const std::string_view meant = accounts::rank_of(kind) ? std::string_view(kind) : accounts::likely_kind(kind);
    const bool is_one = meant != "other" || kind == "other";
    return is_one ? Result<std::string>(std::string(meant)) : Result<std::string>(not_understood(program, "--kind", typed, ids_of(accounts::kinds)));
}

Result<std::vector<std::int64_t>> holders_in(const Program& program, const PracticeFile& file, const std::string& typed)
{
    std::vector<std::int64_t> holders;
    for (const std::string_view name : named_in(typed)) {
        const auto id = text::to_integer(text::trim(name));
        if (!id) {
            return fail(ErrorCode::bad_usage, program.say(Word::account_flaw_numbers));
        }
        const auto person = file.entry(*id);
        if (!person.ok() || person->list != application::Register::person) {
            return fail(ErrorCode::not_found, program.say(Word::account_no_such_person, {{"n", *id}}));
        }
        holders.push_back(*id);
    }
    return holders;
}

// The detail of what fails is a sentence for whoever typed.
Result<Account> filled_account(const Program& program, const PracticeFile& file, const AccountOptions& options, Account account)
{
    account.sharing = TRY(chosen(program, "--sharing", options.sharing, account.sharing, accounts::sharing_names, spoken_sharing));
    account.factor = TRY(chosen(program, "--factor", options.factor, account.factor, accounts::factor_names, spoken_factors));
    account.keeping = TRY(chosen(program, "--keeping", options.keeping, account.keeping, accounts::keeping_names, spoken_keeping));
    account.reason = TRY(chosen(program, "--reason", options.reason, account.reason, accounts::reason_names, spoken_reasons));
    if (options.kind) {
        account.kind = TRY(chosen_kind(program, *options.kind));
    }
    if (options.changed) {
        const auto day = day_in(*options.changed);
        if (!day.ok()) {
            return fail(ErrorCode::bad_usage, program.say(Word::account_flaw_date));
        }
        account.changed = *day;
    }
    if (options.holders) {
        account.holders = TRY(holders_in(program, file, *options.holders));
    }
    account.service = options.service.value_or(account.service);
    account.note = options.note.value_or(account.note);
    return account;
}

std::string flaw_in_words(const Program& program, accounts::AccountFlaw flaw)
{
    const auto most = [&](std::string_view option, std::size_t signs) { return std::string(option) + ": " + program.say(Word::account_flaw_long, {{"n", words::show_integer(static_cast<std::int64_t>(signs), program.language())}}); };
    switch (flaw) {
    case accounts::AccountFlaw::service_too_long: return most("--service", accounts::longest_service);
    case accounts::AccountFlaw::note_too_long: return most("--note", accounts::longest_account_note);
    case accounts::AccountFlaw::changed_in_future: return program.say(Word::account_flaw_future);
    case accounts::AccountFlaw::unknown_kind:
    case accounts::AccountFlaw::no_service: break;
    }
    return program.say(Word::account_flaw_service);
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

ExitCode say_no_account(Program& program, const Error& error, std::int64_t number)
{
    return error.code == ErrorCode::not_found ? say_refused(program, program.say(Word::account_no_such_account, {{"n", number}})) : program.say_failure(error, std::to_string(number));
}

ExitCode put_account(Program& program, const AccountOptions& options)
{
    return with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        AccountBook book(file);
        const auto known = options.number > 0 ? book.account(options.number) : Result<Account>(Account{});
        if (!known.ok()) {
            return say_no_account(program, known.error(), options.number);
        }
        const auto account = filled_account(program, file, options, *known);
        if (!account.ok()) {
            return say_refused(program, account.error().detail);
        }
        if (const auto flaw = accounts::flaw_of(*account, date_of(present()))) {
            return say_refused(program, flaw_in_words(program, *flaw));
        }
        const std::string what = options.number > 0 ? std::to_string(options.number) : options.service.value_or("");
        const auto put = book.put(*account, present());
        return kept_account(program, file, put.ok() ? Result<Done>(Done{}) : Result<Done>(put.error()), what);
    });
}

ExitCode remove_account(Program& program, const AccountOptions& options)
{
    return with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        const auto removed = AccountBook(file).remove(options.number, present());
        return removed.ok() ? kept_account(program, file, removed, std::to_string(options.number)) : say_no_account(program, removed.error(), options.number);
    });
}

ExitCode show_departure(Program& program, const AccountOptions& options)
{
    return with_file(program, options.door, After::leave, [&](PracticeFile& file) {
        const auto person = file.entry(options.number);
        const auto all = AccountBook(file).all();
        if ((!person.ok() && person.error().code == ErrorCode::not_found) || (person.ok() && person->list != application::Register::person)) {
            return say_refused(program, program.say(Word::account_no_such_person, {{"n", options.number}}));
        }
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
