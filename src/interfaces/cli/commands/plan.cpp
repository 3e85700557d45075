// asepsie plan: what to do next, by whom, by when.
#include "application/practice/practice_changes.h"
#include "foundation/base/text.h"
#include "foundation/storage/files.h"
#include "interfaces/cli/program/door.h"

#include "interfaces/cli/commands/all.h"

namespace asepsie::cli::commands {
namespace {

using application::PracticeFile;
using ::asepsie::practice::Decision;
using ::asepsie::practice::DecisionState;
using words::Word;

struct PlanOptions {
    Door door;
    std::string rule;
    std::string owner;
    std::string due;
    std::string reason;
    std::string file;
};

ExitCode with_view(Program& program, const PlanOptions& options, const std::function<ExitCode(const application::PracticeView&, const application::PageSetting&)>& work)
{
    return with_file(program, options.door, After::leave, [&](PracticeFile& file) {
        const application::PageSetting setting = setting_of(program);
        const auto view = view_of(file, setting.catalogue, setting.today);
        return view.ok() ? work(**view, setting) : program.say_failure(view.error(), "plan");
    });
}

ExitCode show(Program& program, const PlanOptions& options)
{
    return with_view(program, options, [&](const auto& view, const auto& setting) { return program.show_with_hint(application::plan_page(view, setting), Word::plan_how); });
}

ExitCode decide(Program& program, const PlanOptions& options, DecisionState state)
{
    const knowledge::Rule* rule = program.catalogue().rule(options.rule);
    if (rule == nullptr) {
        return program.say_no_such_id(options.rule);
    }
    Decision decision{options.rule, state, options.owner, std::nullopt, options.reason, date_of(present())};
    if (!options.due.empty()) {
        decision.due = parse_date(options.due);
        if (!decision.due) {
            program.say_aside("asepsie: " + program.say(Word::error_bad_date, {{"what", text::made_safe_to_show(options.due)}}));
            return ExitCode::could_not_run;
        }
    }
    if (state == DecisionState::set_aside && options.reason.empty()) {
        program.say_aside("asepsie: " + document::plain(program.say(Word::error_needs_reason)));
        return ExitCode::could_not_run;
    }
    return with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        const auto kept = application::decide_action(file, program.catalogue(), *rule, decision, present());
        return kept.ok() ? ExitCode::all_met : program.say_failure(kept.error(), options.rule);
    });
}

ExitCode take(Program& program, const PlanOptions& options) { return decide(program, options, DecisionState::planned); }
ExitCode done(Program& program, const PlanOptions& options) { return decide(program, options, DecisionState::done); }
ExitCode later(Program& program, const PlanOptions& options) { return decide(program, options, DecisionState::later); }
ExitCode aside(Program& program, const PlanOptions& options) { return decide(program, options, DecisionState::set_aside); }

ExitCode ics(Program& program, const PlanOptions& options)
{
    return with_view(program, options, [&](const auto& view, const auto& setting) {
        const auto written = storage::write_whole_file(options.file, application::plan_as_calendar(view, setting, present()));
        if (!written.ok()) {
            return program.say_failure(written.error(), options.file);
        }
        program.say_aside(program.say(Word::written_to, {{"file", options.file}}));
        return ExitCode::all_met;
    });
}

}  // namespace

void plan(Program& program)
{
    const auto options = std::make_shared<PlanOptions>();
    CLI::App& group = program.add_group("plan", Word::command_plan);
    const auto step = [&](const std::string& name, Word help, ExitCode (*run)(Program&, const PlanOptions&)) -> CLI::App& {
        CLI::App& command = program.add_step(group, name, help, [&program, options, run] { return run(program, *options); });
        add_door_options(program, command, options->door);
        return command;
    };
    const auto rule_step = [&](const std::string& name, Word help, ExitCode (*run)(Program&, const PlanOptions&)) -> CLI::App& {
        CLI::App& command = step(name, help, run);
        command.add_option("rule", options->rule, program.say(Word::option_rule))->type_name("")->required();
        command.add_option("--owner", options->owner, program.say(Word::option_owner))->type_name("");
        command.add_option("--reason", options->reason, program.say(Word::option_reason))->type_name("");
        return command;
    };
    step("show", Word::command_plan_show, show);
    rule_step("take", Word::command_plan_take, take).add_option("--due", options->due, program.say(Word::option_due))->type_name("");
    rule_step("done", Word::command_plan_done, done);
    rule_step("later", Word::command_plan_later, later).add_option("--until", options->due, program.say(Word::option_until))->type_name("")->required();
    rule_step("aside", Word::command_plan_aside, aside);
    step("ics", Word::command_plan_ics, ics).add_option("file", options->file, program.say(Word::option_file))->type_name("")->required();
}

}  // namespace asepsie::cli::commands
