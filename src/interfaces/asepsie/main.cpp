#include "interfaces/asepsie/serve.h"

#include "interfaces/cli/commands/all.h"

int main(int argc, char** argv)
{
    const std::vector<std::string> arguments(argv, argv + argc);
    const auto program = asepsie::cli::Program::create(arguments);
    if (!program.ok()) {
        return static_cast<int>(asepsie::cli::ExitCode::could_not_run);
    }
    for (const asepsie::cli::commands::Unit& command : asepsie::cli::commands::all) {
        command.run(**program);
    }
    asepsie::add_serve(**program);
    return static_cast<int>((*program)->run(arguments));
}
