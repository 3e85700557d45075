// asepsie explain RULE|CHECK: a rule, or a check with what it finds on this computer.
#include "application/memento_pages.h"
#include "foundation/platform/linux/live_machine.h"
#include "interfaces/cli/program/program.h"

#include "interfaces/cli/commands/all.h"

namespace asepsie::cli::commands {
namespace {

using words::Word;

constexpr std::chrono::milliseconds explain_allowance{5'000};

ExitCode explain_one(Program& program, const std::string& id)
{
    const knowledge::Catalogue& catalogue = program.catalogue();
    if (const knowledge::Check* check = catalogue.check(id)) {
        const auto machine = platform::LiveMachine::create(explain_allowance);
        if (!machine.ok()) {
            return program.say_failure(machine.error(), id);
        }
        const application::Audit audit = application::audit_machine(**machine, catalogue);
        return program.show(application::check_page(catalogue, *check, audit, program.language()), ExitCode::all_met);
    }
    if (const knowledge::Rule* rule = catalogue.rule(id)) {
        return program.show(application::rule_page(catalogue, *rule, nullptr, program.language()), ExitCode::all_met);
    }
    return program.say_no_such_id(id);
}

}  // namespace

void explain(Program& program)
{
    const auto id = std::make_shared<std::string>();
    CLI::App& command = program.add_command("explain", Word::command_explain, [&program, id] { return explain_one(program, *id); });
    command.add_option("id", *id, program.say(Word::argument_explain))->type_name("")->required();
}

}  // namespace asepsie::cli::commands
