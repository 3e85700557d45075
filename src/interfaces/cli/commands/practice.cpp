// asepsie practice: who works here, with what, through whom.
#include "foundation/base/text.h"
#include "interfaces/cli/program/door.h"

#include "interfaces/cli/commands/all.h"

#include <algorithm>

namespace asepsie::cli::commands {
namespace {

using application::PracticeFile;
using ::asepsie::practice::Entry;
using ::asepsie::practice::Flaw;
using ::asepsie::practice::Register;
using words::Word;

constexpr int most_contract_hours = 24 * 90;

struct PracticeOptions {
    Door door;
    std::int64_t id = 0;
    std::optional<std::int64_t> provider;
    std::string list;
    std::optional<std::string> kind, name, phone, mail, note, since, until, profession, way, reference, territory;
    std::optional<int> insurer_hours, supplier_hours;
};

std::string joined(std::span<const std::string_view> names)
{
    std::string all;
    for (const std::string_view name : names) {
        all += (all.empty() ? "" : ", ") + std::string(name);
    }
    return all;
}

std::string ids_of_professions(const knowledge::Catalogue& catalogue)
{
    std::vector<std::string_view> ids;
    std::transform(catalogue.professions.begin(), catalogue.professions.end(), std::back_inserter(ids), [](const knowledge::Profession& profession) { return profession.id; });
    return joined(ids);
}

Result<std::vector<Entry>> all_entries(const PracticeFile& file, Date today)
{
    std::vector<Entry> all;
    for (const Register list : ::asepsie::practice::all_registers) {
        const std::vector<Entry> some = TRY(file.entries(list, today));
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

ExitCode show(Program& program, const PracticeOptions& options)
{
    return with_file(program, options.door, After::leave, [&](PracticeFile& file) {
        const application::PageSetting setting = setting_of(program);
        const auto described = file.practice();
        const auto entries = all_entries(file, setting.today);
        if (!described.ok() || !entries.ok()) {
            return program.say_failure(described.ok() ? entries.error() : described.error(), "practice");
        }
        return program.show_with_hint(application::practice_page(*described, *entries, setting), Word::practice_how);
    });
}

ExitCode set(Program& program, const PracticeOptions& options)
{
    if (options.profession && program.catalogue().profession(*options.profession) == nullptr) {
        return program.say_failure(fail(ErrorCode::bad_usage, ids_of_professions(program.catalogue())), *options.profession);
    }
    const auto& ways = ::asepsie::practice::ways;
    if (options.way && std::find(ways.begin(), ways.end(), *options.way) == ways.end()) {
        return program.say_failure(fail(ErrorCode::bad_usage, joined(ways)), *options.way);
    }
    if (options.territory && program.catalogue().territory(*options.territory) == nullptr) {
        std::vector<std::string> ids;
        for (const knowledge::Territory& territory : program.catalogue().territories) {
            ids.emplace_back(territory.id);
        }
        return program.say_failure(fail(ErrorCode::bad_usage, text::join(ids, ", ")), *options.territory);
    }
    return with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        auto described = file.practice();
        if (described.ok()) {
            described->name = options.name.value_or(described->name);
            described->profession = options.profession.value_or(described->profession);
            described->way = options.way.value_or(described->way);
            described->territory = options.territory.value_or(described->territory);
            described->phone = options.phone.value_or(described->phone);
            described->mail = options.mail.value_or(described->mail);
            described->insurer_hours = options.insurer_hours.value_or(described->insurer_hours);
            described->supplier_hours = options.supplier_hours.value_or(described->supplier_hours);
        }
        const auto kept = described.ok() ? file.set_practice(*described, present()) : Result<Done>(described.error());
        return kept.ok() ? ExitCode::all_met : program.say_failure(kept.error(), "practice");
    });
}

// Takes over what was typed; nothing where a date is none, which is said.
std::optional<Entry> filled(Program& program, const PracticeOptions& options, Entry entry)
{
    for (const auto& [typed, place] : {std::pair(&options.since, &entry.since), std::pair(&options.until, &entry.until)}) {
        if (typed->has_value()) {
            *place = typed->value().empty() ? std::nullopt : parse_date(typed->value());
            if (!typed->value().empty() && !*place) {
                program.say_aside("asepsie: " + program.say(Word::error_bad_date, {{"what", text::made_safe_to_show(typed->value())}}));
                return std::nullopt;
            }
        }
    }
    entry.kind = options.kind.value_or(entry.kind);
    entry.name = options.name.value_or(entry.name);
    entry.phone = options.phone.value_or(entry.phone);
    entry.reference = options.reference.value_or(entry.reference);
    entry.mail = options.mail.value_or(entry.mail);
    entry.note = options.note.value_or(entry.note);
    entry.provider = options.provider.value_or(entry.provider);
    return entry;
}

ExitCode keep(Program& program, PracticeFile& file, const Entry& entry)
{
    if (const auto flaw = ::asepsie::practice::flaw_of(entry)) {
        constexpr std::array words{Word::flaw_no_name, Word::flaw_unknown_kind, Word::flaw_too_long, Word::flaw_until_before_since};
        program.say_aside("asepsie: " + program.say(words.at(static_cast<std::size_t>(*flaw)), {{"kinds", joined(::asepsie::practice::kinds_of(entry.list))}}));
        return ExitCode::could_not_run;
    }
    const auto id = file.put_entry(entry, present());
    if (!id.ok() && entry.provider != 0 && (id.error().code == ErrorCode::bad_usage || !file.entry(entry.provider).ok())) {
        program.say_aside("asepsie: " + program.say(Word::flaw_no_provider));
        return ExitCode::could_not_run;
    }
    return id.ok() ? program.print(std::to_string(*id) + "  " + text::made_safe_to_show(entry.name) + "\n", ExitCode::all_met) : program.say_failure(id.error(), entry.name);
}

ExitCode add(Program& program, const PracticeOptions& options)
{
    const auto list = ::asepsie::practice::register_named(options.list);
    if (!list) {
        return program.say_failure(fail(ErrorCode::bad_usage, "person, device, service, supplier, number"), options.list);
    }
    Entry fresh;
    fresh.list = *list;
    fresh.kind = "other";
    const auto entry = filled(program, options, fresh);
    return entry ? with_file(program, options.door, After::keep, [&](PracticeFile& file) { return keep(program, file, *entry); }) : ExitCode::could_not_run;
}

ExitCode say_no_entry(Program& program, std::int64_t id)
{
    program.say_aside("asepsie: " + program.say(Word::error_no_such_entry, {{"n", id}}));
    return ExitCode::could_not_run;
}

ExitCode edit(Program& program, const PracticeOptions& options)
{
    return with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        const auto known = file.entry(options.id);
        if (!known.ok()) {
            return say_no_entry(program, options.id);
        }
        const auto entry = filled(program, options, *known);
        return entry ? keep(program, file, *entry) : ExitCode::could_not_run;
    });
}

ExitCode remove(Program& program, const PracticeOptions& options)
{
    return with_file(program, options.door, After::keep, [&](PracticeFile& file) { return file.remove_entry(options.id, present()).ok() ? ExitCode::all_met : say_no_entry(program, options.id); });
}

ExitCode history(Program& program, const PracticeOptions& options)
{
    constexpr std::size_t shown = 100;
    return with_file(program, options.door, After::leave, [&](PracticeFile& file) {
        const auto changes = file.changes(shown);
        const auto departures = file.departures();
        const auto snapshots = file.snapshots();
        if (!changes.ok() || !departures.ok() || !snapshots.ok()) {
            return program.say_failure(fail(ErrorCode::malformed, "the history"), folder_behind(options.door));
        }
        return program.show(application::history_page(*changes, *departures, *snapshots, setting_of(program)), ExitCode::all_met);
    });
}

}  // namespace

void practice(Program& program)
{
    const auto options = std::make_shared<PracticeOptions>();
    CLI::App& group = program.add_group("practice", Word::command_practice);
    const auto step = [&](const std::string& name, Word help, ExitCode (*run)(Program&, const PracticeOptions&)) -> CLI::App& {
        CLI::App& command = program.add_step(group, name, help, [&program, options, run] { return run(program, *options); });
        add_door_options(program, command, options->door);
        return command;
    };
    const auto option = [&](CLI::App& command, const std::string& name, std::optional<std::string>& place, std::string help) { command.add_option("--" + name, place, help)->type_name(""); };
    const auto entry_options = [&](CLI::App& command) {
        option(command, "kind", options->kind, program.say(Word::option_kind));
        option(command, "name", options->name, program.say(Word::option_name));
        option(command, "phone", options->phone, program.say(Word::option_phone));
        option(command, "mail", options->mail, program.say(Word::option_mail));
        option(command, "note", options->note, program.say(Word::option_note));
        option(command, "since", options->since, program.say(Word::option_since));
        option(command, "until", options->until, program.say(Word::option_until));
        option(command, "reference", options->reference, program.say(Word::option_reference));
        command.add_option("--provider", options->provider, program.say(Word::option_provider))->type_name("");
    };
    step("show", Word::command_practice_show, show);
    CLI::App& setting = step("set", Word::command_practice_set, set);
    option(setting, "name", options->name, program.say(Word::option_name));
    option(setting, "phone", options->phone, program.say(Word::option_phone));
    option(setting, "mail", options->mail, program.say(Word::option_mail));
    option(setting, "profession", options->profession, program.say(Word::option_profession, {{"ids", ids_of_professions(program.catalogue())}}));
    option(setting, "way", options->way, program.say(Word::option_way, {{"ids", joined(::asepsie::practice::ways)}}));
    option(setting, "territory", options->territory, program.say(Word::option_territory));
    for (const auto& [name, place, help] : {std::tuple("--insurer-hours", &options->insurer_hours, Word::option_insurer_hours), std::tuple("--supplier-hours", &options->supplier_hours, Word::option_supplier_hours)}) {
        setting.add_option(name, *place, program.say(help))->type_name("")->check(CLI::Range(0, most_contract_hours));
    }
    CLI::App& adding = step("add", Word::command_practice_add, add);
    adding.add_option("list", options->list, program.say(Word::option_list))->type_name("")->required();
    entry_options(adding);
    CLI::App& editing = step("edit", Word::command_practice_edit, edit);
    editing.add_option("id", options->id, program.say(Word::option_id))->type_name("")->required();
    entry_options(editing);
    step("remove", Word::command_practice_remove, remove).add_option("id", options->id, program.say(Word::option_id))->type_name("")->required();
    step("history", Word::command_practice_history, history);
}

}  // namespace asepsie::cli::commands
