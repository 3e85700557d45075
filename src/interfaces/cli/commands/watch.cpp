// asepsie watch: an eye on folders of documents, that cries out where they are being encrypted.
#include "application/watch/outcry.h"
#include "application/watch/watch_folders.h"
#include "application/watch/watch_page.h"
#include "foundation/base/text.h"
#include "foundation/platform/linux/child_process.h"
#include "foundation/platform/linux/own_process.h"
#include "foundation/platform/linux/own_script.h"
#include "foundation/storage/disk.h"
#include "foundation/storage/files.h"
#include "interfaces/cli/program/door.h"
#include "interfaces/cli/program/outside.h"
#include "interfaces/cli/program/step_options.h"

#include "interfaces/cli/commands/all.h"

#include <algorithm>
#include <cstdlib>

namespace asepsie::cli::commands {
namespace {

using application::WatchStatus;
using words::Word;

constexpr std::chrono::minutes sign_of_life{1};
constexpr std::chrono::seconds more_kept_after{5};

struct WatchOptions {
    std::vector<std::string> folders;
    std::string script;
    bool puts_decoys = false;
    bool takes_decoys_away = false;
    bool installs = false;
    bool shows_status = false;
    bool deals_with_alarms = false;
};

// What is kept while watching, written now and then: a disk that is full must not end the watch, and nothing here may hold it up.
class Keeper {
public:
    Keeper(Program& program, WatchStatus status, std::string script) : m_program(program), m_status(std::move(status)), m_script(std::move(script)) {}

    void start(const application::WatchStart& start)
    {
        m_status.files = static_cast<std::int64_t>(start.files);
        m_program.say_aside(m_program.say(Word::watch_started, {{"files", m_status.files}, {"folders", static_cast<std::int64_t>(start.folders)}, {"decoys", static_cast<std::int64_t>(start.decoys)}}));
        keep();
    }

    // Once for each incident; what comes later belongs to it.
    void alarm(const watch::Raised& raised)
    {
        if (is_wished(raised)) {
            return;
        }
        if (!application::note_alarm(m_status, raised, present())) {
            m_has_more = true;
            return;
        }
        keep();  // first: what follows may take the program with it
        const std::string text = words::say_named(m_program.catalogue(), "watch_sign_" + m_status.alarms.back().sign, m_program.language());
        m_program.say_aside("▲ " + m_program.say(Word::watch_alarm) + " " + text);
        for (const std::string& file : m_status.alarms.back().files) {
            m_program.say_aside("  " + text::made_safe_to_show(file));
        }
        m_program.say_aside(m_program.say(Word::watch_what_to_do));
        m_outcry.start(m_program.say(Word::watch_alarm), text + " " + m_program.say(Word::watch_what_to_do), m_script);  // where there is no desktop the terminal said it
    }

    void lost(const std::string& folder)
    {
        m_status.lost_folder = folder;
        keep();
    }

    // The page must not say that it watches.
    void end()
    {
        m_status.has_ended = true;
        keep();
    }

    void unwatched(const std::string& folder)
    {
        if (!std::exchange(m_said_unwatched, true)) {
            m_program.say_aside(m_program.say(Word::watch_unwatched, {{"folder", text::made_safe_to_show(folder)}}));
        }
    }

    void look_at_the_clock()
    {
        // A clock that was set back must not silence it.
        const auto since = present() - m_status.seen;
        if (since < std::chrono::seconds(0) || since >= sign_of_life || (m_has_more && since >= more_kept_after)) {
            keep();
        }
        if (const auto ended = m_outcry.script_ended(); ended && !ended->ok()) {
            m_program.say_failure(ended->error(), m_script);
        }
    }

private:
    // A decoy that was taken away by the command for it: it is in the list no more.
    bool is_wished(const watch::Raised& raised)
    {
        if (raised.sign != watch::Sign::decoy_touched || storage::size_of_file(raised.files.front()).ok()) {
            return false;
        }
        const auto kept = application::read_watch_status(usual_watch_status());
        if (!kept.ok() || std::any_of(kept->decoys.begin(), kept->decoys.end(), [&](const application::Decoy& decoy) { return decoy.path == raised.files.front(); })) {
            return false;
        }
        m_status.decoys = kept->decoys;
        return true;
    }

    void keep()
    {
        m_status.seen = present();
        m_has_more = false;
        const auto kept = application::write_watch_status(usual_watch_status(), m_status);
        if (!kept.ok() && !std::exchange(m_said_full, true)) {
            m_program.say_failure(kept.error(), usual_watch_status());
        }
    }

    Program& m_program;
    WatchStatus m_status;
    std::string m_script;  // empty for none
    application::Outcry m_outcry;
    bool m_has_more = false;  // an alarm grew since it was kept
    bool m_said_full = false;
    bool m_said_unwatched = false;
};

ExitCode show_watch(Program& program)
{
    const auto status = application::read_watch_status(usual_watch_status());
    if (!status.ok() && status.error().code != ErrorCode::not_found) {
        return program.say_failure(status.error(), usual_watch_status());
    }
    const bool is_well = status.ok() && status->is_on(present()) && application::open_alarm(*status, application::alarms_dealt_with(usual_watch_status())) == nullptr;
    return program.show(application::watch_page(status, setting_of(program), present()), is_well ? ExitCode::all_met : ExitCode::to_mend);
}

ExitCode deal_with_alarms(Program& program)
{
    const auto noted = application::note_alarms_dealt_with(usual_watch_status(), present());
    return noted.ok() ? show_watch(program) : program.say_failure(noted.error(), usual_watch_status());
}

// ~/.config/systemd/user: where an account keeps services of its own.
std::string service_path()
{
    const char* set = std::getenv("XDG_CONFIG_HOME");
    const char* home = std::getenv("HOME");
    const std::string folder = set != nullptr && *set == '/' ? std::string(set) : std::string(home == nullptr ? "" : home) + "/.config";
    return folder + "/systemd/user/asepsie-watch.service";
}

ExitCode install_watch(Program& program, const WatchOptions& options)
{
    const auto own_path = platform::path_beside_this_program("asepsie");
    if (!own_path.ok()) {
        return program.say_failure(own_path.error(), "asepsie");
    }
    std::vector<std::string> arguments{"watch"};
    arguments.insert(arguments.end(), options.folders.begin(), options.folders.end());
    if (options.puts_decoys) {
        arguments.emplace_back("--decoys");
    }
    if (!options.script.empty()) {
        arguments.insert(arguments.end(), {"--on-alarm", options.script});
    }
    const std::string path = service_path();
    const auto made = storage::this_disk()->make_folder(path.substr(0, path.rfind('/')));
    const auto written = made.ok() ? storage::write_whole_file(path, application::watch_service(*own_path, arguments)) : made;
    return written.ok() ? program.print(program.say(Word::watch_installed, {{"file", path}}) + "\n  systemctl --user daemon-reload\n  systemctl --user enable --now asepsie-watch\n", ExitCode::all_met) : program.say_failure(written.error(), path);
}

// What the last watch left: its alarms, and the decoys that stand, whoever asked for them.
Result<WatchStatus> status_to_begin_with(const WatchOptions& options, const std::string& decoy_text)
{
    WatchStatus status;
    if (const auto last = application::read_watch_status(usual_watch_status()); last.ok()) {
        status.alarms = last->alarms;
        status.decoys = application::standing_decoys(last->decoys);
    }
    status.folders = options.folders;
    status.since = present();
    for (const std::string& folder : options.puts_decoys ? options.folders : std::vector<std::string>{}) {
        const auto decoys = TRY(application::put_decoys(folder, decoy_text, status.decoys));
        std::copy_if(decoys.begin(), decoys.end(), std::back_inserter(status.decoys), [&](const application::Decoy& decoy) { return std::find(status.decoys.begin(), status.decoys.end(), decoy) == status.decoys.end(); });
    }
    return status;
}

// Those that stand in a folder that is watched.
std::vector<std::string> guarded_decoys(const WatchStatus& status)
{
    std::vector<std::string> paths;
    for (const application::Decoy& decoy : status.decoys) {
        if (std::any_of(status.folders.begin(), status.folders.end(), [&](const std::string& folder) { return decoy.path.starts_with(folder + "/"); })) {
            paths.push_back(decoy.path);
        }
    }
    return paths;
}

ExitCode watch_now(Program& program, const WatchOptions& options)
{
    const std::string folders = text::join(options.folders, ", ");
    const auto status = status_to_begin_with(options, program.say(Word::watch_decoy_text));
    if (!status.ok()) {
        return program.say_failure(status.error(), folders);
    }
    if (const auto made = storage::this_disk()->make_folder(usual_watch_status().substr(0, usual_watch_status().rfind('/'))); !made.ok()) {
        return program.say_failure(made.error(), usual_watch_status());
    }
    application::WatchOrder order{options.folders, guarded_decoys(*status)};
    Keeper keeper(program, *status, options.script);
    std::string lost;
    order.on_start = [&](const application::WatchStart& start) { keeper.start(start); };
    order.on_alarm = [&](const watch::Raised& raised) { keeper.alarm(raised); };
    order.on_missed = [&] { program.say_aside(program.say(Word::watch_missed)); };
    order.on_unwatched = [&](const std::string& folder) { keeper.unwatched(folder); };
    order.on_lost = [&](const std::string& folder) { keeper.lost(lost = folder); };
    order.goes_on = [&] {
        keeper.look_at_the_clock();
        return !platform::Interruption::flag();
    };
    order.clock = platform::since_boot;
    const platform::Interruption interruption;
    const auto ended = application::watch_folders(order);
    keeper.end();
    if (!lost.empty()) {
        return program.say_failure_in(program.say(Word::watch_lost_now, {{"folder", text::made_safe_to_show(lost)}}), ended.error());
    }
    return ended.ok() ? ExitCode::all_met : program.say_failure(ended.error(), folders);
}

ExitCode take_decoys_away(Program& program)
{
    auto status = application::read_watch_status(usual_watch_status());
    if (!status.ok() && status.error().code != ErrorCode::not_found) {
        return program.say_failure(status.error(), usual_watch_status());
    }
    const std::vector<application::Decoy> decoys = status.ok() ? std::exchange(status->decoys, {}) : std::vector<application::Decoy>{};
    // The list first: a watch that is on takes what is in it for touched by somebody.
    if (const auto kept = decoys.empty() ? Result<Done>(Done{}) : application::write_watch_status(usual_watch_status(), *status); !kept.ok()) {
        return program.say_failure(kept.error(), usual_watch_status());
    }
    const auto taken = application::remove_decoys(decoys);
    if (!taken.ok()) {
        status->decoys = application::standing_decoys(decoys);
        static_cast<void>(application::write_watch_status(usual_watch_status(), *status));  // what could not be taken away is said below
        return program.say_failure(taken.error(), usual_watch_status());
    }
    std::string text = program.say(Word::watch_decoys_removed, {{"n", static_cast<std::int64_t>(taken->removed)}}) + "\n";
    for (const application::Decoy& decoy : taken->left) {
        text += program.say(Word::watch_decoy_left, {{"file", text::made_safe_to_show(decoy.path)}}) + "\n";
    }
    return program.print(text, ExitCode::all_met);
}

// Known to be startable now, and by its whole path: in an alarm it is too late to say otherwise.
ExitCode refuse_script(Program& program, const std::string& script, const Error& error)
{
    return program.say_failure_in(program.say(Word::watch_script_refused, {{"file", text::made_safe_to_show(script)}}), error);
}

ExitCode watch_command(Program& program, WatchOptions options)
{
    if (options.deals_with_alarms) {
        return deal_with_alarms(program);
    }
    if (options.shows_status) {
        return show_watch(program);
    }
    if (options.takes_decoys_away) {
        return take_decoys_away(program);
    }
    if (options.folders.empty()) {
        return say_refused(program, program.say(Word::watch_needs_folder));
    }
    for (std::string& folder : options.folders) {
        folder = storage::from_here(folder);
        if (!storage::is_folder(folder)) {
            return program.say_failure(fail(ErrorCode::not_found, "no folder"), folder);
        }
    }
    if (!options.script.empty()) {
        options.script = storage::from_here(options.script);
        if (const auto startable = platform::is_startable(options.script); !startable.ok()) {
            return refuse_script(program, options.script, startable.error());
        }
    }
    return options.installs ? install_watch(program, options) : watch_now(program, options);
}

}  // namespace

void watch(Program& program)
{
    const auto options = std::make_shared<WatchOptions>();
    CLI::App& command = program.add_command("watch", Word::command_watch, [&program, options] { return watch_command(program, *options); });
    StepOptions(program, command)
        .option("folders", options->folders, Word::argument_watch)
        .flag("--decoys", options->puts_decoys, Word::option_watch_decoys)
        .flag("--remove-decoys", options->takes_decoys_away, Word::option_watch_remove_decoys)
        .option("--on-alarm", options->script, Word::option_watch_script)
        .flag("--install", options->installs, Word::option_watch_install)
        .flag("--status", options->shows_status, Word::option_watch_status)
        .flag("--dealt-with", options->deals_with_alarms, Word::option_watch_dealt_with);
}

}  // namespace asepsie::cli::commands
