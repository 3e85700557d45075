#include "interfaces/asepsie/serve.h"

#include "foundation/platform/linux/console.h"
#include "foundation/platform/linux/live_machine.h"
#include "interfaces/cli/program/door.h"
#include "interfaces/web/site/site.h"

#include "interfaces/web/pages/all.h"

namespace asepsie {
namespace {

using words::Word;

constexpr std::chrono::milliseconds allowance{5'000};  // for a look at this computer

struct Options {
    std::string folder;
    std::uint16_t port = 0;
    bool stays_closed = false;
};

Result<std::unique_ptr<platform::Machine>> this_computer() { return std::unique_ptr<platform::Machine>(TRY(platform::LiveMachine::create(allowance))); }

cli::ExitCode serve(cli::Program& program, const Options& options)
{
    auto server = http::Server::listen(options.port, http::Limits{});
    if (!server.ok()) {
        return program.say_failure(server.error(), "port " + std::to_string(options.port));
    }
    auto worker = worker::Worker::beside_this_program();
    if (!worker.ok()) {
        return program.say_failure(worker.error(), "asepsie-worker");
    }
    web::Site site({program.catalogue(), program.language(), cli::folder_behind({options.folder, false, false}), crypto::Cost{}, cli::present, cli::last_seen, cli::remember_seen,
                       [] { return this_computer(); }, std::make_shared<worker::Worker>(std::move(worker).value())},
        server->port());
    for (const web::pages::Unit& page : web::pages::all) {
        page.run(site);
    }
    const std::string address = "http://127.0.0.1:" + std::to_string(server->port()) + site.entry_path();
    if (program.print(program.say(Word::serve_address, {{"address", address}}) + "\n" + program.say(Word::serve_stop) + "\n", cli::ExitCode::all_met) != cli::ExitCode::all_met) {
        return cli::ExitCode::could_not_run;
    }
    if (!options.stays_closed) {
        platform::open_in_browser(address);
    }
    server->run(site);
    return cli::ExitCode::all_met;
}

}  // namespace

void add_serve(cli::Program& program)
{
    const auto options = std::make_shared<Options>();
    CLI::App& command = program.add_command("serve", Word::command_serve, [&program, options] { return serve(program, *options); });
    command.add_option("--vault", options->folder, program.say(Word::option_vault))->type_name("");
    command.add_option("--port", options->port, program.say(Word::option_port))->type_name("");
    command.add_flag("--no-open", options->stays_closed, program.say(Word::option_no_open));
}

}  // namespace asepsie
