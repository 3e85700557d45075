// asepsie audit: looks at this computer, or a recorded one, and says what matters.
#include "application/audit.h"
#include "application/audit_exports.h"
#include "application/audit_report.h"
#include "application/redaction/redact_recording.h"
#include "foundation/document/html_page.h"
#include "foundation/platform/linux/console.h"
#include "foundation/platform/linux/live_machine.h"
#include "foundation/platform/recording.h"
#include "foundation/storage/files.h"
#include "foundation/storage/recording_store.h"
#include "interfaces/cli/program/program.h"
#include "interfaces/cli/program/version.h"

#include "interfaces/cli/commands/all.h"

#include <algorithm>

namespace asepsie::cli::commands {
namespace {

using application::Audit;
using words::Word;

constexpr std::chrono::milliseconds audit_allowance{5'000};  // for a whole audit; it takes a hundredth of that
constexpr unsigned watch_every_seconds = 2;
constexpr int watch_times = 450;  // a quarter of an hour

struct AuditOptions {
    bool all = false;
    bool json = false;
    bool ocsf = false;
    std::string html;
    std::string save;
    std::string machine;
    std::string watch;
};

Result<std::unique_ptr<platform::Machine>> machine_to_look_at(const AuditOptions& options)
{
    if (!options.machine.empty()) {
        auto recording = TRY(storage::load_recording(options.machine));
        return std::unique_ptr<platform::Machine>(new platform::RecordedMachine(std::move(recording)));
    }
    return std::unique_ptr<platform::Machine>(TRY(platform::LiveMachine::create(audit_allowance)));
}

ExitCode code_of(const Audit& audit) { return application::count(audit.findings).not_met > 0 ? ExitCode::to_mend : ExitCode::all_met; }

ExitCode watch(Program& program, const AuditOptions& options)
{
    const knowledge::Check* check = program.catalogue().check(options.watch);
    if (check == nullptr) {
        return program.say_no_such_id(options.watch);
    }
    for (int i = 0;; ++i) {
        auto machine = machine_to_look_at(options);
        if (!machine.ok()) {
            return program.say_failure(machine.error(), options.machine);
        }
        const Audit audit = application::audit_machine(**machine, program.catalogue());
        const auto found = std::find_if(audit.findings.begin(), audit.findings.end(), [&](const auto& finding) { return finding.check == check; });
        const bool is_to_mend = found->verdict == checks::Verdict::not_met;
        if (i == 0 || !is_to_mend) {
            document::Document page;
            application::add_finding(page, *found, audit, program.catalogue(), program.language());
            if (const ExitCode code = program.show(page, ExitCode::all_met); code != ExitCode::all_met) {
                return code;
            }
        }
        if (!is_to_mend) {
            return program.print(i > 0 ? program.say(Word::watch_done) + "\n" : "", ExitCode::all_met);
        }
        if (!options.machine.empty()) {
            return ExitCode::to_mend;  // a recorded computer does not change
        }
        if (i == 0) {
            program.say_aside(program.say(Word::watch_waiting));
        }
        if (i == watch_times) {
            program.say_aside(program.say(Word::watch_gave_up));
            return ExitCode::to_mend;
        }
        platform::pause_seconds(watch_every_seconds);
    }
}

ExitCode write_file(Program& program, const std::string& path, const std::string& content, ExitCode code)
{
    const auto written = storage::write_whole_file(path, content);
    if (!written.ok()) {
        return program.say_failure(written.error(), path);
    }
    program.say_aside(program.say(Word::written_to, {{"file", path}}));
    return code;
}

ExitCode look(Program& program, const AuditOptions& options)
{
    if (!options.watch.empty()) {
        return watch(program, options);
    }
    const auto machine = machine_to_look_at(options);
    if (!machine.ok()) {
        return program.say_failure(machine.error(), options.machine);
    }
    const platform::RecordingMachine recording(**machine);
    const bool saves = !options.save.empty();
    const Audit audit = application::audit_machine(saves ? static_cast<const platform::Machine&>(recording) : **machine, program.catalogue());
    ExitCode code = code_of(audit);
    if (saves) {
        code = write_file(program, options.save, platform::write_recording(application::redact_recording(recording.recording())), code);
    }
    if (!options.html.empty() && code != ExitCode::could_not_run) {
        const auto page = application::audit_report(audit, program.catalogue(), program.language(), application::Extent::everything);
        code = write_file(program, options.html, document::to_html_page(page), code);
    }
    if (code == ExitCode::could_not_run) {
        return code;
    }
    if (options.json) {
        return program.print(application::audit_as_json(audit, program.catalogue(), program.language()), code);
    }
    if (options.ocsf) {
        return program.print(application::audit_as_ocsf(audit, program.catalogue(), program.language(), version), code);
    }
    if (saves || !options.html.empty()) {
        return code;
    }
    const auto extent = options.all ? application::Extent::everything : application::Extent::what_matters;
    return program.show(application::audit_report(audit, program.catalogue(), program.language(), extent), code);
}

}  // namespace

void audit(Program& program)
{
    const auto options = std::make_shared<AuditOptions>();
    CLI::App& command = program.add_command("audit", Word::command_audit, [&program, options] { return look(program, *options); });
    command.add_flag("--all", options->all, program.say(Word::option_all));
    CLI::Option* json = command.add_flag("--json", options->json, program.say(Word::option_json));
    command.add_flag("--ocsf", options->ocsf, program.say(Word::option_ocsf))->excludes(json);
    command.add_option("--html", options->html, program.say(Word::option_html))->type_name("");
    command.add_option("--save", options->save, program.say(Word::option_save))->type_name("");
    command.add_option("--machine", options->machine, program.say(Word::option_machine))->type_name("");
    command.add_option("--watch", options->watch, program.say(Word::option_watch))->type_name("");
}

}  // namespace asepsie::cli::commands
