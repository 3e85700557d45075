// asepsie watch: an eye on folders of documents, that cries out where they are being encrypted.
#include "application/watch/watch_folders.h"
#include "application/watch/watch_page.h"
#include "foundation/base/text.h"
#include "foundation/platform/linux/child_process.h"
#include "foundation/platform/linux/desktop_notice.h"
#include "foundation/platform/linux/own_process.h"
#include "foundation/storage/disk.h"
#include "foundation/storage/files.h"
#include "interfaces/cli/program/door.h"
#include "interfaces/cli/program/outside.h"
#include "interfaces/cli/program/step_options.h"

#include "interfaces/cli/commands/all.h"

#include <cstdlib>

namespace asepsie::cli::commands {
namespace {

using application::WatchStatus;
using words::Word;

constexpr std::chrono::minutes sign_of_life{1};

struct WatchOptions {
    std::vector<std::string> folders;
    std::string script;
    bool puts_decoys = false;
    bool takes_decoys_away = false;
    bool installs = false;
    bool shows_status = false;
};

// What is kept while watching, written now and then: a disk that is full must not end the watch.
class Keeper {
public:
    Keeper(Program& program, WatchStatus status) : m_program(program), m_status(std::move(status)) {}

    void start(const application::WatchStart& start)
    {
        m_status.files = static_cast<std::int64_t>(start.files);
        m_program.say_aside(m_program.say(Word::watch_started, {{"files", m_status.files}, {"folders", static_cast<std::int64_t>(start.folders)}, {"decoys", static_cast<std::int64_t>(start.decoys)}}));
        keep();
    }

    void alarm(const watch::Raised& raised, const std::string& script)
    {
        const std::string sign(watch::sign_names.at(static_cast<std::size_t>(raised.sign)));
        m_status.alarms.push_back({present(), sign, raised.files});
        keep();  // first: what follows may take the program with it
        std::string text = words::say_named(m_program.catalogue(), "watch_sign_" + sign, m_program.language());
        m_program.say_aside("▲ " + m_program.say(Word::watch_alarm) + " " + text);
        for (const std::string& file : raised.files) {
            m_program.say_aside("  " + text::made_safe_to_show(file));
        }
        m_program.say_aside(m_program.say(Word::watch_what_to_do));
        static_cast<void>(platform::show_notice(m_program.say(Word::watch_alarm), text + " " + m_program.say(Word::watch_what_to_do)));  // where there is no desktop the terminal said it
        if (!script.empty()) {
            if (const auto ran = platform::run_own_script(script); !ran.ok()) {
                m_program.say_failure(ran.error(), script);
            }
        }
    }

    void sign_of_life_if_due()
    {
        if (present() - m_status.seen >= sign_of_life) {
            keep();
        }
    }

private:
    void keep()
    {
        m_status.seen = present();
        const auto kept = application::write_watch_status(usual_watch_status(), m_status);
        if (!kept.ok() && !m_said_full) {
            m_said_full = true;
            m_program.say_failure(kept.error(), usual_watch_status());
        }
    }

    Program& m_program;
    WatchStatus m_status;
    bool m_said_full = false;
};

ExitCode show_watch(Program& program)
{
    const auto status = application::read_watch_status(usual_watch_status());
    if (!status.ok() && status.error().code != ErrorCode::not_found) {
        return program.say_failure(status.error(), usual_watch_status());
    }
    const bool is_well = status.ok() && status->is_on(present()) && status->alarms.empty();
    return program.show(application::watch_page(status, setting_of(program), present()), is_well ? ExitCode::all_met : ExitCode::to_mend);
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

ExitCode watch_now(Program& program, const WatchOptions& options)
{
    const std::string text = program.say(Word::watch_decoy_text);
    WatchStatus status;
    status.folders = options.folders;
    status.since = present();
    for (const std::string& folder : options.puts_decoys ? options.folders : std::vector<std::string>{}) {
        const auto decoys = application::put_decoys(folder, text);
        if (!decoys.ok()) {
            return program.say_failure(decoys.error(), folder);
        }
        status.decoys.insert(status.decoys.end(), decoys->begin(), decoys->end());
    }
    if (const auto known = application::read_watch_status(usual_watch_status()); known.ok()) {
        status.alarms = known->alarms;
    }
    if (const auto made = storage::this_disk()->make_folder(usual_watch_status().substr(0, usual_watch_status().rfind('/'))); !made.ok()) {
        return program.say_failure(made.error(), usual_watch_status());
    }
    application::WatchOrder order{options.folders, status.decoys};
    Keeper keeper(program, status);
    order.on_start = [&](const application::WatchStart& start) { keeper.start(start); };
    order.on_alarm = [&](const watch::Raised& raised) { keeper.alarm(raised, options.script); };
    order.on_missed = [&] { program.say_aside(program.say(Word::watch_missed)); };
    order.goes_on = [&] {
        keeper.sign_of_life_if_due();
        return true;
    };
    order.clock = platform::since_boot;
    const auto ended = application::watch_folders(order);
    return ended.ok() ? ExitCode::all_met : program.say_failure(ended.error(), text::join(options.folders, ", "));
}

ExitCode take_decoys_away(Program& program)
{
    const auto status = application::read_watch_status(usual_watch_status());
    const auto removed = status.ok() ? application::remove_decoys(status->decoys, program.say(Word::watch_decoy_text)) : Result<Done>(status.error());
    return removed.ok() ? ExitCode::all_met : program.say_failure(removed.error(), usual_watch_status());
}

ExitCode watch_command(Program& program, WatchOptions options)
{
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
        .flag("--status", options->shows_status, Word::option_watch_status);
}

}  // namespace asepsie::cli::commands
