// asepsie backup: what must survive, where copies go, whether they would let the practice reopen.
#include "application/backup/backup_calendar.h"
#include "application/backup/backup_exports.h"
#include "application/backup/backup_pages.h"
#include "application/backup/drill.h"
#include "application/backup/look_at_backups.h"
#include "application/backup/manifest_page.h"
#include "application/manifest/fingerprint.h"
#include "foundation/base/names.h"
#include "foundation/base/text.h"
#include "foundation/crypto/seal.h"
#include "foundation/platform/linux/console.h"
#include "foundation/platform/linux/live_machine.h"
#include "foundation/storage/disk.h"
#include "foundation/storage/files.h"
#include "interfaces/cli/program/door.h"
#include "interfaces/cli/program/outside.h"
#include "interfaces/cli/program/step_options.h"
#include "interfaces/cli/program/typed.h"

#include "interfaces/cli/commands/all.h"

#include <algorithm>

namespace asepsie::cli::commands {
namespace {

using application::BackupBook;
using application::KnownBackups;
using application::PracticeFile;
using words::Word;

constexpr std::size_t usual_drill_files = 30;
constexpr std::chrono::hours time_for_all{24};  // looking and restoring have bounds of their own

struct BackupOptions {
    Door door;
    std::int64_t number = 0;
    std::string name, kind, place, holds, unplugged, off_site, encrypted;
    bool is_destination = false;
    bool has_passphrase = false;
    bool is_deep = false;
    bool is_json = false;
    bool is_everything = false;
    bool accepts = false;
    std::vector<std::string> expected;  // a fingerprint, as one word or by its groups
    std::size_t files = usual_drill_files;
    std::uint64_t seed = 0;
};

template <std::size_t n>
std::string ids_of_names(const std::array<std::string_view, n>& names)
{
    return text::join({names.begin(), names.end()}, ", ");
}

Result<backup::Told> told_in(const std::string& typed)
{
    if (typed.empty()) {
        return backup::Told::unknown;
    }
    constexpr std::array<std::string_view, backup::told_names.size()> in_french{"inconnu", "oui", "non"};
    const auto named = value_named<backup::Told>(typed, backup::told_names);
    const auto told = named ? named : value_named<backup::Told>(typed, in_french);
    return told ? Result<backup::Told>(*told) : fail(ErrorCode::bad_usage, ids_of_names(backup::told_names));
}

Result<backup::Source> source_typed(const BackupOptions& options)
{
    const auto kind = value_named<backup::SourceKind>(options.kind.empty() ? "documents" : std::string_view(options.kind), backup::source_kind_names);
    return kind ? Result<backup::Source>(backup::Source{0, options.name, *kind, storage::from_here(options.place)}) : fail(ErrorCode::bad_usage, ids_of_names(backup::source_kind_names));
}

Result<backup::Destination> destination_typed(const BackupOptions& options)
{
    backup::Destination destination;
    destination.name = options.name;
    destination.kind = options.kind.empty() ? "folder" : options.kind;
    destination.place = storage::from_here(options.place);
    destination.is_unplugged = TRY(told_in(options.unplugged));
    destination.is_off_site = TRY(told_in(options.off_site));
    destination.is_encrypted = TRY(told_in(options.encrypted));
    if (std::find(backup::destination_kinds.begin(), backup::destination_kinds.end(), destination.kind) == backup::destination_kinds.end()) {
        return fail(ErrorCode::bad_usage, ids_of_names(backup::destination_kinds));
    }
    for (const std::string_view name : named_in(options.holds)) {
        const auto id = text::to_integer(text::trim(name));
        if (!id) {
            return fail(ErrorCode::bad_usage, "1,2");
        }
        destination.sources.push_back(*id);
    }
    return destination;
}

// What opens the copy, typed unseen; nothing where there is none.
Result<crypto::Secret> typed_secret(const Program& program, const BackupOptions& options)
{
    if (!options.has_passphrase) {
        return crypto::Secret();
    }
    std::string typed = TRY(platform::read_line_unseen(program.say(Word::backup_secret) + " : "));
    crypto::Secret secret = crypto::Secret::copy_of(typed);
    crypto::wipe(typed);
    return secret;
}

Result<std::int64_t> put_backup(const Program& program, const BackupOptions& options, BackupBook& book)
{
    if (!options.is_destination) {
        const backup::Source source = TRY(source_typed(options));
        return book.put(source, present());
    }
    const backup::Destination destination = TRY(destination_typed(options));
    const std::int64_t id = TRY(book.put(destination, present()));
    const crypto::Secret secret = TRY(typed_secret(program, options));
    if (!secret.empty()) {
        TRY(book.put_secret(id, secret));
    }
    return id;
}

ExitCode add_backup(Program& program, const BackupOptions& options)
{
    std::int64_t id = 0;
    const ExitCode code = with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        BackupBook book(file);
        const auto put = put_backup(program, options, book);
        id = put.value_or(0);
        return put.ok() ? ExitCode::all_met : program.say_failure(put.error(), options.name);
    });
    return code == ExitCode::all_met ? program.print(program.say(Word::supplier_number_line, {{"n", id}, {"name", text::made_safe_to_show(options.name)}}) + "\n", code) : code;
}

ExitCode remove_backup(Program& program, const BackupOptions& options)
{
    return with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        BackupBook book(file);
        const auto removed = options.is_destination ? book.remove_destination(options.number, present()) : book.remove_source(options.number, present());
        return removed.ok() ? ExitCode::all_met : program.say_failure(removed.error(), std::to_string(options.number));
    });
}

ExitCode code_of(backup::Reopening reopening) { return reopening == backup::Reopening::yes ? ExitCode::all_met : ExitCode::to_mend; }

ExitCode check_backups(Program& program, const BackupOptions& options)
{
    ExitCode answer = ExitCode::all_met;
    const ExitCode code = with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        BackupBook book(file);
        const auto machine = platform::LiveMachine::create(time_for_all);
        const Moment now = present();
        const auto looked = machine.ok() ? application::look_at_backups(book, **machine, program.catalogue(), options.is_deep ? copies::Depth::deep : copies::Depth::cheap, program.say(Word::backups_menu), now)
                                         : Result<Done>(machine.error());
        const auto known = looked.ok() ? book.all() : Result<KnownBackups>(looked.error());
        if (!known.ok()) {
            return program.say_failure(known.error(), "backup");
        }
        answer = code_of(backup::judge(known->known(), now).reopening);
        if (options.is_json) {
            return program.print(application::backups_as_json(*known, now) + "\n", ExitCode::all_met);
        }
        return program.show(application::backups_page(*known, setting_of(program), now), ExitCode::all_met);
    });
    return code == ExitCode::all_met ? answer : code;
}

// The numbers that other steps take.
ExitCode list_backups(Program& program, const BackupOptions& options)
{
    return with_file(program, options.door, After::leave, [&](PracticeFile& file) {
        const auto known = BackupBook(file).all();
        if (!known.ok()) {
            return program.say_failure(known.error(), "backup");
        }
        return program.show(application::backup_lines_page(*known, setting_of(program)), ExitCode::all_met);
    });
}

// A number of chance where none was given: said, so that the same sample can be drawn again.
std::uint64_t seed_of(const BackupOptions& options) { return options.seed != 0 ? options.seed : 1 + crypto::draw_below(1'000'000'000); }

// Of everything what was done is kept now and then: the disk may be unplugged, the program ended.
Result<application::DrillReport> made_drill(const Program& program, BackupBook& book, const KnownBackups& known, const backup::Destination& destination, const BackupOptions& options)
{
    constexpr std::chrono::minutes between_saves{2};
    const auto machine = TRY(platform::LiveMachine::create(time_for_all));
    const worker::Worker worker = TRY(worker::Worker::beside_this_program());
    const crypto::Secret secret = TRY(book.secret(destination.id));
    const platform::Interruption interruption;
    const auto inventories = application::Inventories::read(storage::this_disk(), usual_manifests(), application::places_of(known.sources));
    application::DrillOrder order;
    order.files = options.is_everything ? 0 : options.files;
    order.bounds.cancelled = &platform::Interruption::flag();
    order.seed = seed_of(options);
    if (const backup::UnfinishedDrill* begun = known.unfinished_of(destination.id)) {
        order.earlier = *begun;
    }
    order.tell = [&](std::uint64_t files, std::uint64_t of) {
        platform::show_progress(program.say(Word::drill_progress, {{"done", static_cast<std::int64_t>(files)}, {"of", static_cast<std::int64_t>(of)}}));
    };
    auto saved = std::chrono::steady_clock::now();
    order.keep = [&](const backup::UnfinishedDrill& begun) -> Result<Done> {
        TRY(book.put_unfinished(begun));
        const auto now = std::chrono::steady_clock::now();
        if (now - saved >= between_saves) {
            saved = now;
            TRY(book.file().save(present()));
        }
        return Done{};
    };
    auto report = application::drill({*machine, worker, inventories}, destination, known.sources, secret, order, present());
    platform::show_progress("");
    return report;
}

// What was restored until then is kept, where everything was asked for, and what it says of the copy.
ExitCode broken_off(Program& program, BackupBook& book, const backup::Destination& destination, const BackupOptions& options, const Error& why)
{
    const ExitCode code = program.say_failure_in(application::drill_failure_in_words(why, destination.name, setting_of(program)), why);
    const auto keep = [&]() -> Result<bool> {
        if (const auto sight = application::sight_of(why, destination.id, present())) {
            TRY(book.add_sight(*sight));
            TRY(book.keep_evidence(program.catalogue(), program.say(Word::backups_menu), present()));
        }
        const KnownBackups known = TRY(book.all());
        TRY(book.file().save(present()));
        return options.is_everything && known.unfinished_of(destination.id) != nullptr;
    };
    const auto goes_on = keep();
    if (!goes_on.ok()) {
        return program.say_failure(goes_on.error(), folder_behind(options.door));
    }
    if (*goes_on) {
        program.say_aside(program.say(Word::drill_goes_on));
    }
    return code;
}

ExitCode drill_backup(Program& program, const BackupOptions& options)
{
    ExitCode answer = ExitCode::all_met;
    const ExitCode code = with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        BackupBook book(file);
        const auto known = book.all();
        const backup::Destination* destination = known.ok() ? known->destination(options.number) : nullptr;
        if (destination == nullptr) {
            return program.say_failure(known.ok() ? fail(ErrorCode::not_found, "no such destination") : known.error(), std::to_string(options.number));
        }
        auto report = made_drill(program, book, *known, *destination, options);
        if (!report.ok()) {
            return broken_off(program, book, *destination, options, report.error());
        }
        const auto kept = book.add_drill(report->drill, present());
        const auto noted = kept.ok() ? book.keep_evidence(program.catalogue(), program.say(Word::backups_menu), present()) : Result<Done>(kept.error());
        if (!noted.ok()) {
            return program.say_failure(noted.error(), destination->name);
        }
        answer = report->drill.outcome == backup::DrillOutcome::restored ? ExitCode::all_met : ExitCode::to_mend;
        return program.show(application::drill_page(report->drill, destination->name, report->troubled, setting_of(program)), ExitCode::all_met);
    });
    return code == ExitCode::all_met ? answer : code;
}

ExitCode say_why_no_manifest(Program& program, const Error& error, const std::string& folder)
{
    switch (error.code) {
    case ErrorCode::busy:
    case ErrorCode::outdated: return program.say_failure_in(program.say(Word::manifest_error_busy), error);
    case ErrorCode::malformed: return program.say_failure_in(program.say(Word::manifest_error_key), error);
    default: return program.say_failure(error, folder);
    }
}

ExitCode verify_manifest(Program& program, const BackupOptions& options, const std::string& folder)
{
    const std::string typed = text::join(options.expected, " ");
    const auto noted = application::noted_fingerprint(typed);
    if (!options.expected.empty() && !noted) {
        return say_refused(program, program.say(Word::manifest_noted_unclear, {{"what", text::made_safe_to_show(typed)}}));
    }
    const auto chain = application::verify_manifests(storage::this_disk(), usual_manifests(), folder);
    if (!chain.ok()) {
        return say_why_no_manifest(program, chain.error(), folder);
    }
    const std::string expected = noted.value_or("");
    return program.show(application::chain_page(*chain, expected, folder, setting_of(program)), application::is_in_order(*chain, expected) ? ExitCode::all_met : ExitCode::to_mend);
}

ExitCode take_manifest_of(Program& program, const BackupOptions& options)
{
    application::ManifestOrder order;
    order.disk = storage::this_disk();
    order.shelves = usual_manifests();
    order.folder = storage::from_here(options.place);
    if (options.is_deep || !options.expected.empty()) {
        return verify_manifest(program, options, order.folder);
    }
    const platform::Interruption interruption;
    std::stop_source stopping;
    order.options.reading = options.is_everything ? application::Reading::everything : application::Reading::new_and_changed;
    order.accepting = options.accepts ? application::Accepting::whatever : application::Accepting::nothing_odd;
    order.now = present();
    order.stop = stopping.get_token();
    order.progress = [&](const application::ManifestProgress& progress) {
        if (platform::Interruption::flag()) {
            stopping.request_stop();
        }
        platform::show_progress(program.say(Word::manifest_progress, {{"read", static_cast<std::int64_t>(progress.files_read)}, {"of", static_cast<std::int64_t>(progress.files_to_read)}}));
    };
    const auto kept = application::keep_manifest(order);
    platform::show_progress("");
    if (!kept.ok()) {
        return say_why_no_manifest(program, kept.error(), order.folder);
    }
    return program.show(application::manifest_page(*kept, order.folder, setting_of(program)), application::is_in_order(*kept) ? ExitCode::all_met : ExitCode::to_mend);
}

ExitCode write_calendar(Program& program, const BackupOptions& options)
{
    return with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        const auto known = BackupBook(file).all();
        if (!known.ok()) {
            return program.say_failure(known.error(), "backup");
        }
        return write_out(program, file, options.place, application::backups_as_calendar(*known, file.vault().state().id, setting_of(program), present()), Word::departure_backup_reminders);
    });
}

ExitCode find_backups(Program& program)
{
    const auto machine = platform::LiveMachine::create(time_for_all);
    if (!machine.ok()) {
        return program.say_failure(machine.error(), "backup");
    }
    return program.show(application::found_places_page(copies::find_usual_places(**machine), setting_of(program)), ExitCode::all_met);
}

}  // namespace

void backup(Program& program)
{
    const auto options = std::make_shared<BackupOptions>();
    CLI::App& group = program.add_group("backup", Word::command_backup);
    CLI::App& add_step = program.add_step(group, "add", Word::command_backup_add, [&program, options] { return add_backup(program, *options); });
    add_door_options(program, add_step, options->door);
    StepOptions(program, add_step)
        .needed("name", options->name, Word::backup_name)
        .flag("--to", options->is_destination, Word::option_backup_to)
        .option("--kind", options->kind, Word::backup_kind)
        .option("--place", options->place, Word::backup_place)
        .option("--holds", options->holds, Word::option_backup_holds)
        .option("--unplugged", options->unplugged, Word::backup_unplugged)
        .option("--off-site", options->off_site, Word::backup_off_site)
        .option("--encrypted", options->encrypted, Word::backup_encrypted)
        .flag("--passphrase", options->has_passphrase, Word::option_backup_passphrase);
    CLI::App& check_step = program.add_step(group, "check", Word::command_backup_check, [&program, options] { return check_backups(program, *options); });
    add_door_options(program, check_step, options->door);
    StepOptions(program, check_step).flag("--deep", options->is_deep, Word::backup_look_deep).flag("--json", options->is_json, Word::option_backup_json);
    CLI::App& list_step = program.add_step(group, "list", Word::command_backup_list, [&program, options] { return list_backups(program, *options); });
    add_door_options(program, list_step, options->door);
    CLI::App& drill_step = program.add_step(group, "drill", Word::command_backup_drill, [&program, options] { return drill_backup(program, *options); });
    add_door_options(program, drill_step, options->door);
    StepOptions(program, drill_step)
        .needed("number", options->number, Word::argument_backup)
        .option("--files", options->files, Word::option_backup_files)
        .flag("--all", options->is_everything, Word::option_backup_all)
        .option("--seed", options->seed, Word::option_backup_seed);
    CLI::App& remove_step = program.add_step(group, "remove", Word::command_backup_remove, [&program, options] { return remove_backup(program, *options); });
    add_door_options(program, remove_step, options->door);
    StepOptions(program, remove_step).needed("number", options->number, Word::argument_backup).flag("--to", options->is_destination, Word::option_backup_to);
    CLI::App& manifest_step = program.add_step(group, "manifest", Word::command_backup_manifest, [&program, options] { return take_manifest_of(program, *options); });
    StepOptions(program, manifest_step)
        .needed("folder", options->place, Word::argument_backup_folder)
        .flag("--again", options->is_everything, Word::option_manifest_again)
        .flag("--accept", options->accepts, Word::option_manifest_accept)
        .flag("--verify", options->is_deep, Word::option_manifest_verify)
        .option("--expect", options->expected, Word::option_manifest_expect);
    CLI::App& calendar_step = program.add_step(group, "calendar", Word::command_backup_calendar, [&program, options] { return write_calendar(program, *options); });
    add_door_options(program, calendar_step, options->door);
    StepOptions(program, calendar_step).needed("file", options->place, Word::option_file);
    program.add_step(group, "find", Word::command_backup_find, [&program] { return find_backups(program); });
}

}  // namespace asepsie::cli::commands
