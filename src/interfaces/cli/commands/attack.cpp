// asepsie attack: the first gestures and whom to call. It asks for no passphrase: nobody has time for one then.
#include "application/practice/attack_sheet.h"
#include "interfaces/cli/program/door.h"

#include "interfaces/cli/commands/all.h"

namespace asepsie::cli::commands {

void attack(Program& program)
{
    program.add_command("attack", words::Word::command_attack, [&program] {
        const application::AttackSheet sheet = application::attack_sheet(program.catalogue(), nullptr, date_of(present()), program.language());
        return program.show(as_document(sheet), ExitCode::all_met);
    });
}

}  // namespace asepsie::cli::commands
