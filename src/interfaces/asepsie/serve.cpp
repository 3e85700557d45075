#include "interfaces/asepsie/serve.h"

#include "application/mail/check_mail.h"
#include "foundation/platform/linux/console.h"
#include "foundation/platform/linux/live_machine.h"
#include "foundation/platform/linux/own_process.h"
#include "foundation/storage/files.h"
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

// A page for this account alone that sends the browser to the address: as an argument of a program every account could read it. Empty where it cannot be written.
std::string written_opener(const std::string& address)
{
    const std::string folder = cli::folder_for_moments();
    const std::string file = folder + "/open.html";
    const std::string page = "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"refresh\" content=\"0; url=" + address + "\">\n<title>Asepsie</title>\n<a href=\"" + address + "\">Asepsie</a>\n";
    return storage::this_disk()->make_folder(folder).ok() && storage::write_whole_file(file, page).ok() ? file : std::string();
}

cli::ExitCode serve(cli::Program& program, const Options& options)
{
    auto server = http::Server::listen(options.port, http::Limits{});
    if (!server.ok()) {
        return program.say_failure(server.error(), "port " + std::to_string(options.port));
    }
    auto worker = worker::Worker::beside_this_program();
    auto mail_worker = worker::Worker::beside_this_program(application::mail_limits());
    if (!worker.ok() || !mail_worker.ok()) {
        return program.say_failure(worker.error(), "asepsie-worker");
    }
    platform::keep_memory_private();
    const std::uint16_t port = server->port();
    const auto is_own_account = [port](std::uint16_t from) { return platform::is_own_connection(from, port).value_or(true); };  // where the system does not say, the cookie decides
    web::Site site({program.catalogue(), program.language(), cli::folder_behind({options.folder, false, false}), crypto::Cost{}, cli::present, cli::last_seen, cli::remember_seen,
                       [] { return this_computer(); }, platform::since_boot, is_own_account, platform::give_back_free_memory, std::make_shared<worker::Worker>(std::move(worker).value()), std::make_shared<worker::Worker>(std::move(mail_worker).value()), platform::boot_name(), cli::usual_leak_list(), cli::usual_manifests(), cli::usual_watch_status()},
        port);
    for (const web::pages::Unit& page : web::pages::all) {
        page.run(site);
    }
    const std::string address = "http://127.0.0.1:" + std::to_string(port) + site.entry_path();
    if (program.print(program.say(Word::serve_address, {{"address", address}}) + "\n" + program.say(Word::serve_stop) + "\n", cli::ExitCode::all_met) != cli::ExitCode::all_met) {
        return cli::ExitCode::could_not_run;
    }
    const std::string opener = options.stays_closed ? std::string() : written_opener(address);
    if (!opener.empty()) {
        platform::open_in_browser(opener);
    }
    server->run(site);
    static_cast<void>(storage::this_disk()->remove(opener));  // where there is none nothing is removed
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
