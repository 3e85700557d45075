// asepsie memento [ITEM|RULE]: reads the rules.
#include "application/memento_pages.h"
#include "interfaces/cli/program/program.h"

#include "interfaces/cli/commands/all.h"

namespace asepsie::cli::commands {
namespace {

using words::Word;

ExitCode read(Program& program, const std::string& what, const std::string& profession_id)
{
    const knowledge::Catalogue& catalogue = program.catalogue();
    const knowledge::Profession* profession = catalogue.profession(profession_id);
    if (!profession_id.empty() && profession == nullptr) {
        return program.say_failure(fail(ErrorCode::bad_usage, "--for"), profession_id);
    }
    if (what.empty()) {
        return program.show_with_hint(application::memento_contents(catalogue, program.language()), words::Word::memento_how_to_read);
    }
    if (const knowledge::Item* item = catalogue.item(what)) {
        return program.show_with_hint(application::item_page(catalogue, *item, program.language()), words::Word::item_how_to_read);
    }
    if (const knowledge::Rule* rule = catalogue.rule(what)) {
        return program.show(application::rule_page(catalogue, *rule, profession, program.language()), ExitCode::all_met);
    }
    return program.say_no_such_id(what);
}

std::string profession_ids(const knowledge::Catalogue& catalogue)
{
    std::string ids;
    for (const knowledge::Profession& profession : catalogue.professions) {
        ids += (ids.empty() ? "" : ", ") + std::string(profession.id);
    }
    return ids;
}

}  // namespace

void memento(Program& program)
{
    const auto what = std::make_shared<std::string>();
    const auto profession = std::make_shared<std::string>();
    CLI::App& command = program.add_command("memento", Word::command_memento, [&program, what, profession] { return read(program, *what, *profession); });
    command.add_option("what", *what, program.say(Word::argument_memento))->type_name("");
    command.add_option("--for", *profession, program.say(Word::option_for, {{"ids", profession_ids(program.catalogue())}}))->type_name("");
}

}  // namespace asepsie::cli::commands
