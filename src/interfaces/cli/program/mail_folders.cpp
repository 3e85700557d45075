#include "interfaces/cli/program/mail_folders.h"

#include "application/mail/acquaintances.h"
#include "application/mail/mail_exports.h"
#include "application/mail/mail_folders.h"
#include "application/mail/mail_pages.h"
#include "application/practice/page_words.h"
#include "foundation/base/text.h"
#include "foundation/platform/linux/console.h"
#include "interfaces/cli/program/door.h"
#include "interfaces/cli/program/mail_line.h"
#include "interfaces/cli/program/outside.h"
#include "interfaces/cli/program/step_options.h"

#include <algorithm>

namespace asepsie::cli {
namespace {

using application::FolderFailure;
using application::FolderMessage;
using application::FolderReading;
using application::FolderStep;
using application::MailFolder;
using application::MailFolderBook;
using application::MailReport;
using application::PracticeFile;
using mail::Opinion;
using words::Word;

constexpr std::int64_t usual_last = 50;            // messages
constexpr std::size_t most_bytes_ahead = 32U << 20U;
constexpr std::size_t most_subject_columns = 60;   // signs

struct FolderOptions {
    Door door;
    std::string host, account;
    std::string folder = std::string(application::usual_folder);
    std::int64_t port = imap::usual_port;
    std::int64_t number = 0;
    std::int64_t last = usual_last;
    bool json = false;
};

// What is needed of the practice's file to ask a server, so that the file is closed while it is asked.
struct Asking {
    MailFolder folder;
    crypto::Secret secret;
    application::MailContext context;
};

struct Seen {
    std::int64_t all = 0, dangerous = 0, suspicious = 0, unreadable = 0;
};

ExitCode add(Program& program, const FolderOptions& options)
{
    if (options.port < 1 || options.port > 65'535) {
        return program.say_failure(fail(ErrorCode::bad_usage, "1 - 65535"), "--port");
    }
    return with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        auto typed = platform::read_line_unseen(program.say(Word::ask_mail_password));
        if (!typed.ok()) {
            return program.say_failure(typed.error(), options.account);
        }
        const crypto::Secret secret = crypto::Secret::copy_of(*typed);
        crypto::wipe(*typed);
        const auto id = MailFolderBook(file).add({0, options.host, static_cast<std::uint16_t>(options.port), options.account, options.folder, {}}, secret, present());
        if (!id.ok()) {
            return program.say_failure(id.error(), options.host);
        }
        return program.print(program.say(Word::mail_folder_how, {{"n", *id}}) + "\n", ExitCode::all_met);
    });
}

std::string line_of(const MailFolder& folder)
{
    return text::made_safe_to_show(std::to_string(folder.id) + "  " + folder.account + "  " + folder.host + ":" + std::to_string(folder.port) + "  " + folder.folder) + "\n";
}

ExitCode list(Program& program, const FolderOptions& options)
{
    return with_file(program, options.door, After::leave, [&](PracticeFile& file) {
        const auto folders = MailFolderBook(file).list();
        if (!folders.ok()) {
            return program.say_failure(folders.error(), "mail folder");
        }
        std::string lines;
        for (const MailFolder& folder : *folders) {
            lines += line_of(folder);
        }
        return program.print(lines.empty() ? program.say(Word::mail_folder_none) + "\n" : lines, ExitCode::all_met);
    });
}

ExitCode remove(Program& program, const FolderOptions& options)
{
    return with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        const auto removed = MailFolderBook(file).remove(options.number, present());
        return removed.ok() ? ExitCode::all_met : program.say_failure(removed.error(), std::to_string(options.number));
    });
}

// Notes that the server is asked, durably, before anything leaves.
Result<Asking> prepared(Program& program, PracticeFile& file, std::int64_t number)
{
    MailFolderBook book(file);
    MailFolder folder = TRY(book.folder(number));
    crypto::Secret secret = TRY(book.secret(number));
    application::MailContext context;
    context.now = present();
    context.people = TRY(application::acquaintances(file, program.catalogue(), date_of(context.now)));
    TRY(book.note_asked(folder, program.say(Word::departure_mail_folder), context.now));
    TRY(file.save(context.now));
    return Asking{std::move(folder), std::move(secret), std::move(context)};
}

Word word_of(const FolderFailure& failure)
{
    const ErrorCode code = failure.error.code;
    if (code == ErrorCode::too_slow) {
        return Word::mail_folder_too_slow;
    }
    switch (failure.step) {
    case FolderStep::connect:
        return code == ErrorCode::not_found ? Word::mail_folder_no_host : code == ErrorCode::denied ? Word::mail_folder_not_trusted : code == ErrorCode::io_failed ? Word::mail_folder_no_answer : Word::mail_folder_no_server;
    case FolderStep::log_in: return code == ErrorCode::wrong_key ? Word::mail_folder_wrong_password : Word::mail_folder_not_let_in;
    case FolderStep::open: return code == ErrorCode::not_found ? Word::mail_folder_missing : Word::mail_folder_broke_off;
    case FolderStep::read: break;
    }
    return Word::mail_folder_broke_off;
}

ExitCode say_why(Program& program, const MailFolder& folder, const FolderFailure& failure)
{
    const std::string host = text::made_safe_to_show(folder.host);
    say_refused(program, program.say(word_of(failure), {{"host", host}, {"folder", text::made_safe_to_show(folder.folder)}}));
    program.say_aside("  " + program.say(Word::error_detail, {{"detail", text::in_one_line(failure.error.detail, practice::longest_name)}}));
    return ExitCode::could_not_run;
}

// Looks at what was read, some megabytes at a time, and prints each.
class FolderLook {
public:
    FolderLook(Program& program, const worker::Asking& worker, const Asking& asking, bool is_json) : m_program(program), m_worker(worker), m_asking(asking), m_is_json(is_json) {}

    Result<Done> add(FolderMessage message)
    {
        m_bytes += message.content.size();
        m_names.push_back(std::move(message.name));
        m_contents.push_back(std::move(message.content));
        return m_bytes < most_bytes_ahead ? Result<Done>(Done{}) : flush();
    }

    Result<Done> flush()
    {
        const std::vector<MailReport> reports = TRY(application::check_mails(m_worker, m_contents, m_asking.context, m_program.catalogue()));
        for (std::size_t i = 0; i < reports.size(); ++i) {
            if (show(m_names[i], reports[i]) != ExitCode::all_met) {
                return fail(ErrorCode::io_failed, "standard output");
            }
        }
        m_bytes = 0;
        m_names.clear();
        m_contents.clear();
        return Done{};
    }

    [[nodiscard]] const Seen& seen() const { return m_seen; }

private:
    ExitCode show(const std::string& name, const MailReport& report)
    {
        ++m_seen.all;
        m_seen.dangerous += report.opinion == Opinion::dangerous ? 1 : 0;
        m_seen.suspicious += report.opinion == Opinion::suspicious ? 1 : 0;
        m_seen.unreadable += report.opinion == Opinion::unreadable ? 1 : 0;
        const std::string full_name = m_asking.folder.host + "/" + name;
        if (m_is_json) {
            return m_program.print(application::as_json_line(report, full_name, m_program.catalogue()) + "\n", ExitCode::all_met);
        }
        const std::string subject = text::in_one_line(report.subject, most_subject_columns);
        return m_program.print(mail_line(m_program, subject.empty() ? name : subject + " (" + name + ")", report), ExitCode::all_met);
    }

    Program& m_program;
    const worker::Asking& m_worker;
    const Asking& m_asking;
    bool m_is_json;
    Seen m_seen;
    std::size_t m_bytes = 0;
    std::vector<std::string> m_names;
    std::vector<std::string> m_contents;
};

ExitCode read_and_say(Program& program, const Asking& asking, const FolderOptions& options)
{
    const auto worker = worker::Worker::beside_this_program(application::mail_limits());
    if (!worker.ok()) {
        return program.say_failure(worker.error(), "asepsie-worker");
    }
    FolderLook look(program, *worker, asking, options.json);
    const FolderReading reading = application::read_newest(application::server_of(asking.folder), asking.folder, asking.secret, static_cast<std::size_t>(options.last), {}, [&](FolderMessage message) { return look.add(std::move(message)); });
    const auto flushed = look.flush();
    for (const std::string& name : reading.too_large) {
        program.say_aside(program.say(Word::mail_folder_too_large, {{"file", text::made_safe_to_show(name)}}));
    }
    if (reading.failure) {
        return say_why(program, asking.folder, *reading.failure);
    }
    if (!flushed.ok()) {
        return program.say_failure(flushed.error(), "asepsie-worker");
    }
    const Seen& seen = look.seen();
    const bool is_well = seen.dangerous + seen.suspicious + seen.unreadable == 0 && reading.too_large.empty();
    const ExitCode code = is_well ? ExitCode::all_met : ExitCode::to_mend;
    if (options.json) {
        return code;
    }
    return program.print(seen.all == 0 ? program.say(Word::mail_folder_empty) + "\n"
                                       : program.say(Word::mail_total, {{"n", seen.all}, {"dangerous", seen.dangerous}, {"suspicious", seen.suspicious}, {"unreadable", seen.unreadable}}) + "\n",
        code);
}

ExitCode check(Program& program, const FolderOptions& options)
{
    if (options.last < 1 || options.last > static_cast<std::int64_t>(imap::most_listed)) {
        return program.say_failure(fail(ErrorCode::bad_usage, "1 - " + std::to_string(imap::most_listed)), "--last");
    }
    std::optional<Asking> asking;
    const ExitCode opened = with_file(program, options.door, After::leave, [&](PracticeFile& file) {
        auto ready = prepared(program, file, options.number);
        if (!ready.ok()) {
            return program.say_failure(ready.error(), std::to_string(options.number));
        }
        asking = std::move(*ready);
        return ExitCode::all_met;
    });
    return asking ? read_and_say(program, *asking, options) : opened;
}

}  // namespace

void add_mail_folder_steps(Program& program, CLI::App& mail)
{
    const auto options = std::make_shared<FolderOptions>();
    FolderOptions& o = *options;
    CLI::App& group = program.add_inner_group(mail, "folder", Word::command_mail_folder);
    const auto step = [&](const std::string& name, Word help, ExitCode (*run)(Program&, const FolderOptions&)) {
        CLI::App& added = program.add_step(group, name, help, [&program, options, run] { return run(program, *options); });
        add_door_options(program, added, options->door);
        return StepOptions(program, added);
    };
    step("add", Word::command_mail_folder_add, add)
        .needed("--host", o.host, Word::option_mail_host)
        .needed("--account", o.account, Word::option_mail_account)
        .option("--folder", o.folder, Word::option_mail_folder)
        .option("--port", o.port, Word::option_mail_port);
    step("list", Word::command_mail_folder_list, list);
    step("remove", Word::command_mail_folder_remove, remove).needed("number", o.number, Word::argument_mail_folder_number);
    step("check", Word::command_mail_folder_check, check)
        .needed("number", o.number, Word::argument_mail_folder_number)
        .option("--last", o.last, Word::option_mail_last)
        .flag("--json", o.json, Word::option_mail_json);
}

}  // namespace asepsie::cli
