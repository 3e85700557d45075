#include "interfaces/cli/program/door.h"

#include "foundation/base/text.h"
#include "foundation/platform/linux/console.h"
#include "foundation/platform/linux/live_machine.h"
#include "foundation/platform/linux/own_process.h"
#include "foundation/storage/files.h"

#include <cstdlib>

namespace asepsie::cli {
namespace {

using words::Word;

std::string folder_of(const char* variable, const char* below_home)
{
    const char* set = std::getenv(variable);
    if (set != nullptr && *set == '/') {
        return std::string(set) + "/asepsie";
    }
    const char* home = std::getenv("HOME");
    return std::string(home != nullptr ? home : "") + below_home + "/asepsie";
}

std::string seen_file(const std::string& vault_id) { return folder_of("XDG_STATE_HOME", "/.local/state") + "/" + vault_id + ".seen"; }

crypto::Secret wiped_into_secret(std::string typed)
{
    crypto::Secret secret = crypto::Secret::copy_of(typed);
    crypto::wipe(typed);
    return secret;
}

Result<crypto::Secret> ask(Program& program, Word prompt)
{
    platform::keep_memory_private();  // from the first secret on
    return wiped_into_secret(TRY(platform::read_line_unseen(program.say(prompt))));
}

}  // namespace

void add_door_options(Program& program, CLI::App& command, Door& door)
{
    command.add_option("--vault", door.folder, program.say(Word::option_vault))->type_name("");
    command.add_flag("--recovery", door.by_recovery_code, program.say(Word::option_recovery));
    command.add_flag("--accept-older", door.accepts_older, program.say(Word::option_accept_older));
}

std::string folder_behind(const Door& door) { return door.folder.empty() ? folder_of("XDG_DATA_HOME", "/.local/share") + "/practice" : door.folder; }

std::string folder_for_moments()
{
    const char* set = std::getenv("XDG_RUNTIME_DIR");
    return set != nullptr && *set == '/' ? std::string(set) + "/asepsie" : folder_of("XDG_DATA_HOME", "/.local/share");
}

std::string usual_leak_list() { return folder_of("XDG_DATA_HOME", "/.local/share") + "/leaks.list"; }

std::string usual_manifests() { return folder_of("XDG_DATA_HOME", "/.local/share") + "/manifests"; }

std::string usual_watch_status() { return folder_of("XDG_DATA_HOME", "/.local/share") + "/watch.json"; }

Moment present() { return platform::current_moment(); }

incident::ClockSample present_clocks() { return {present(), platform::boot_name(), std::chrono::floor<std::chrono::seconds>(platform::since_boot())}; }

std::optional<crypto::Secret> ask_new_passphrase(Program& program, bool generate)
{
    if (generate) {
        crypto::Secret phrase = crypto::make_passphrase();
        document::Document page;
        page.add(document::Heading{2, program.say(Word::vault_generated_title)});
        page.add(document::Paragraph{"**" + std::string(reinterpret_cast<const char*>(phrase.bytes().data()), phrase.size()) + "**"});
        return program.show(page, ExitCode::all_met) == ExitCode::all_met ? std::optional(std::move(phrase)) : std::nullopt;
    }
    auto first = ask(program, Word::ask_new_passphrase);
    if (!first.ok()) {
        program.say_failure(first.error(), "vault");
        return std::nullopt;
    }
    if (first->size() < application::least_passphrase_bytes) {
        program.say_aside(program.say(Word::passphrase_too_short, {{"n", static_cast<std::int64_t>(application::least_passphrase_bytes)}}));
        return std::nullopt;
    }
    const auto second = ask(program, Word::ask_again);
    if (!second.ok() || !(*first == *second)) {
        program.say_aside(program.say(Word::passphrase_differs));
        return std::nullopt;
    }
    return std::move(first).value();
}

Result<crypto::Secret> ask_key(Program& program, const Door& door)
{
    if (!door.by_recovery_code) {
        return ask(program, Word::ask_passphrase);
    }
    const crypto::Secret typed = TRY(ask(program, Word::ask_recovery_code));
    auto code = crypto::read_recovery_code({reinterpret_cast<const char*>(typed.bytes().data()), typed.size()});
    return code.ok() ? std::move(code) : Result<crypto::Secret>(fail(ErrorCode::wrong_key, code.error().detail));
}

storage::KeyKind kind_of_key(const Door& door) { return door.by_recovery_code ? storage::KeyKind::recovery_code : storage::KeyKind::passphrase; }
storage::LastSeen seen_behind(const Door& door) { return door.accepts_older ? storage::LastSeen() : last_seen; }

std::uint64_t last_seen(const std::string& vault_id)
{
    constexpr std::size_t most = 64;
    const auto text = storage::read_whole_file(seen_file(vault_id), most);
    const auto number = text.ok() ? text::to_integer(text::trim(*text)) : std::nullopt;
    return number && *number > 0 ? static_cast<std::uint64_t>(*number) : 0;
}

void remember_seen(const storage::VaultState& state)
{
    // Only a help against rollback: where it cannot be kept the file is kept all the same.
    const auto disk = storage::this_disk();
    if (disk->make_folder(folder_of("XDG_STATE_HOME", "/.local/state")).ok()) {
        static_cast<void>(storage::write_whole_file(seen_file(state.id), std::to_string(state.generation) + "\n"));
    }
}

ExitCode with_file(Program& program, const Door& door, After after, const Work& work)
{
    const std::string folder = folder_behind(door);
    const auto state = storage::read_vault_state(*storage::this_disk(), folder + "/practice.vault");
    if (!state.ok()) {
        if (state.error().code == ErrorCode::not_found) {
            program.say_aside("asepsie: " + document::plain(program.say(Word::vault_none)));
            return ExitCode::could_not_run;
        }
        return program.say_failure(state.error(), folder);
    }
    const auto key = ask_key(program, door);
    if (!key.ok()) {
        return program.say_failure(key.error(), folder);
    }
    auto file = application::PracticeFile::open(storage::this_disk(), folder, kind_of_key(door), *key, seen_behind(door));
    if (!file.ok()) {
        return program.say_failure(file.error(), folder);
    }
    const ExitCode code = work(*file);
    if (after == After::keep && code == ExitCode::all_met) {
        if (const auto saved = file->save(present()); !saved.ok()) {
            return program.say_failure(saved.error(), folder);
        }
        program.say_aside(program.say(Word::saved));
    }
    if (const auto& dropped = file->vault().dropped_versions(); !dropped.empty()) {
        program.say_aside(program.say(Word::vault_versions_dropped, {{"names", text::join(dropped, ", ")}}));
    }
    remember_seen(file->vault().state());
    return code;
}

application::PageSetting setting_of(const Program& program) { return {program.catalogue(), program.language(), date_of(present())}; }

}  // namespace asepsie::cli
