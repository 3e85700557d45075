// asepsie vault: the practice's encrypted file and its keys.
#include "application/practice/practice_export.h"
#include "foundation/platform/linux/console.h"
#include "foundation/storage/files.h"
#include "interfaces/cli/program/door.h"

#include "interfaces/cli/commands/all.h"

namespace asepsie::cli::commands {
namespace {

using application::PracticeFile;
using words::Word;

struct VaultOptions {
    Door door;
    bool generate = false;
    std::string target;
};

ExitCode show_recovery_code(Program& program, const std::string& code)
{
    document::Document page;
    page.add(document::Heading{2, program.say(Word::vault_recovery_title)});
    page.add(document::Paragraph{"**" + code + "**"});
    page.add(document::Paragraph{program.say(Word::vault_recovery_why)});
    return program.show(page, ExitCode::all_met);
}

ExitCode create(Program& program, const VaultOptions& options)
{
    const std::string folder = folder_behind(options.door);
    if (storage::has_vault(*storage::this_disk(), folder)) {
        return program.say_failure(fail(ErrorCode::unsupported, "there is a practice's file already"), folder);
    }
    const auto passphrase = ask_new_passphrase(program, options.generate);
    if (!passphrase) {
        return ExitCode::could_not_run;
    }
    const auto created = PracticeFile::create(storage::this_disk(), folder, *passphrase, crypto::Cost{}, present());
    if (!created.ok()) {
        return program.say_failure(created.error(), folder);
    }
    remember_seen(created->file.vault().state());
    program.say_aside(program.say(Word::vault_created, {{"folder", folder}}));
    return show_recovery_code(program, created->recovery_code);
}

ExitCode verify(Program& program, const VaultOptions& options)
{
    return with_file(program, options.door, After::leave, [&](PracticeFile& file) {
        for (const application::KeptEvidence& kept : file.evidence().value_or({})) {
            if (kept.attachment) {
                if (const auto content = file.attachment(kept.attachment->id); !content.ok()) {
                    return program.say_failure(content.error(), kept.attachment->name);
                }
            }
        }
        const storage::VaultState& state = file.vault().state();
        document::Document page;
        page.add(document::Lead{document::Tone::in_order, program.say(Word::vault_whole)});
        page.add(document::Paragraph{program.say(Word::vault_state,
            {{"date", words::show_date(program.catalogue(), date_of(state.saved_at), program.language())}, {"generation", static_cast<std::int64_t>(state.generation)}})});
        return program.show(page, ExitCode::all_met);
    });
}

// No key is needed to see what there is to go back to: it may be all that is left.
ExitCode versions(Program& program, const VaultOptions& options)
{
    const std::string folder = folder_behind(options.door);
    const auto found = storage::versions_in(*storage::this_disk(), folder);
    if (!found.ok()) {
        return program.say_failure(found.error(), folder);
    }
    document::Document page;
    page.add(document::Heading{1, program.say(Word::vault_versions_title)});
    document::List list;
    for (const storage::VersionFile& version : *found) {
        list.items.push_back(program.say(Word::vault_version_line, {{"name", version.name}, {"date", to_iso(version.state.saved_at)}}));
    }
    if (list.items.empty()) {
        page.add(document::Paragraph{program.say(Word::vault_versions_none)});
    } else {
        page.add(std::move(list));
    }
    return program.show(page, ExitCode::all_met);
}

bool is_lost(ErrorCode code) { return code == ErrorCode::not_found || code == ErrorCode::truncated || code == ErrorCode::altered || code == ErrorCode::malformed; }

ExitCode restore(Program& program, const VaultOptions& options)
{
    const std::string folder = folder_behind(options.door);
    const auto key = ask_key(program, options.door);
    if (!key.ok()) {
        return program.say_failure(key.error(), folder);
    }
    const storage::KeyKind kind = kind_of_key(options.door);
    auto file = PracticeFile::open(storage::this_disk(), folder, kind, *key, seen_behind(options.door));
    Word done = Word::vault_restored;
    if (file.ok()) {
        if (const auto restored = file->restore(options.target, present()); !restored.ok()) {
            return program.say_failure(restored.error(), options.target);
        }
    } else if (is_lost(file.error().code)) {
        done = Word::vault_brought_back;
        file = PracticeFile::bring_back(storage::this_disk(), folder, options.target, kind, *key, seen_behind(options.door), present());
    }
    if (!file.ok()) {
        return program.say_failure(file.error(), file.error().code == ErrorCode::not_found ? options.target : folder);
    }
    remember_seen(file->vault().state());
    return program.print(program.say(done, {{"name", options.target}}) + "\n", ExitCode::all_met);
}

ExitCode backup(Program& program, const VaultOptions& options)
{
    // Encrypted bytes are copied as they are: no key is needed to keep them safe, only to read them.
    return with_file(program, options.door, After::leave, [&](PracticeFile& file) {
        if (const auto copied = file.vault().copy_to(options.target); !copied.ok()) {
            return program.say_failure(copied.error(), options.target);
        }
        return program.print(program.say(Word::vault_backed_up, {{"folder", options.target}}) + "\n", ExitCode::all_met);
    });
}

ExitCode export_all(Program& program, const VaultOptions& options)
{
    return with_file(program, options.door, After::leave, [&](PracticeFile& file) {
        const auto text = application::practice_as_json(file, date_of(present()));
        if (!text.ok()) {
            return program.say_failure(text.error(), options.target);
        }
        // Noted before it leaves: what could not be noted does not leave.
        const auto noted = file.note_departure({present(), program.say(Word::what_export), options.target});
        const auto saved = noted.ok() ? file.save(present()) : noted;
        if (!saved.ok()) {
            return program.say_failure(saved.error(), options.target);
        }
        if (const auto written = storage::write_whole_file(options.target, *text); !written.ok()) {
            return program.say_failure(written.error(), options.target);
        }
        return program.print(program.say(Word::vault_exported, {{"file", options.target}}) + "\n", ExitCode::all_met);
    });
}

ExitCode change_passphrase(Program& program, const VaultOptions& options)
{
    return with_file(program, options.door, After::leave, [&](PracticeFile& file) {
        const auto passphrase = ask_new_passphrase(program, options.generate);
        if (!passphrase) {
            return ExitCode::could_not_run;
        }
        if (const auto changed = file.change_passphrase(*passphrase, crypto::Cost{}, present()); !changed.ok()) {
            return program.say_failure(changed.error(), folder_behind(options.door));
        }
        return program.print(program.say(Word::vault_passphrase_changed) + "\n", ExitCode::all_met);
    });
}

ExitCode renew_recovery_code(Program& program, const VaultOptions& options)
{
    return with_file(program, options.door, After::leave, [&](PracticeFile& file) {
        const auto code = file.renew_recovery_code(present());
        return code.ok() ? show_recovery_code(program, *code) : program.say_failure(code.error(), folder_behind(options.door));
    });
}

}  // namespace

void vault(Program& program)
{
    const auto options = std::make_shared<VaultOptions>();
    CLI::App& group = program.add_group("vault", Word::command_vault);
    const auto step = [&](const std::string& name, Word help, ExitCode (*run)(Program&, const VaultOptions&)) -> CLI::App& {
        CLI::App& command = program.add_step(group, name, help, [&program, options, run] { return run(program, *options); });
        add_door_options(program, command, options->door);
        return command;
    };
    step("create", Word::command_vault_create, create).add_flag("--generate", options->generate, program.say(Word::option_generate));
    step("verify", Word::command_vault_verify, verify);
    step("versions", Word::command_vault_versions, versions);
    step("restore", Word::command_vault_restore, restore).add_option("version", options->target, program.say(Word::option_version))->type_name("")->required();
    step("backup", Word::command_vault_backup, backup).add_option("folder", options->target, program.say(Word::option_folder))->type_name("")->required();
    step("export", Word::command_vault_export, export_all).add_option("file", options->target, program.say(Word::option_file))->type_name("")->required();
    step("change-passphrase", Word::command_vault_change_passphrase, change_passphrase).add_flag("--generate", options->generate, program.say(Word::option_generate));
    step("recovery-code", Word::command_vault_recovery_code, renew_recovery_code);
}

}  // namespace asepsie::cli::commands
