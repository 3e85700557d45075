// asepsie mail: whether an e-mail is a trap, and why.
#include "application/mail/check_mail.h"
#include "application/mail/mail_exports.h"
#include "application/mail/mail_pages.h"
#include "application/practice/page_words.h"
#include "domain/mail/mailbox.h"
#include "foundation/base/text.h"
#include "foundation/dns/txt_records.h"
#include "foundation/platform/linux/console.h"
#include "foundation/storage/files.h"
#include "interfaces/cli/program/door.h"
#include "interfaces/cli/program/mail_folders.h"
#include "interfaces/cli/program/mail_line.h"
#include "interfaces/cli/program/step_options.h"

#include "interfaces/cli/commands/all.h"

#include <algorithm>
#include <functional>
#include <set>
#include <thread>

namespace asepsie::cli::commands {
namespace {

using application::MailReport;
using mail::Opinion;
using words::Word;

constexpr std::size_t largest_mailbox = 2'000'000'000;  // bytes
constexpr std::size_t largest_pasted = 40'000'000;      // bytes
constexpr std::size_t most_files = 1'000'000;
constexpr std::size_t most_read_ahead = 512;            // messages
constexpr std::size_t most_bytes_ahead = 64U << 20U;
constexpr unsigned seconds_between_looks = 2;

struct Options {
    std::vector<std::string> files;
    std::vector<std::string> receivers;
    std::string sign;
    std::string place;  // a file or a folder
    bool dns = false;
    bool json = false;
    bool stix = false;
};

struct Named {
    std::string name;
    std::string message;
};

struct Looked {
    std::string name;
    MailReport report;
};

// What there is to look at, a few hundred messages at a time.
using VisitMessages = std::function<Result<Done>(std::vector<Named>)>;

class Gatherer {
public:
    explicit Gatherer(VisitMessages visit) : m_visit(std::move(visit)) {}

    Result<Done> add(std::string name, std::string message)
    {
        m_bytes += message.size();
        m_waiting.push_back({std::move(name), std::move(message)});
        return m_waiting.size() < most_read_ahead && m_bytes < most_bytes_ahead ? Result<Done>(Done{}) : flush();
    }

    Result<Done> flush()
    {
        m_bytes = 0;
        std::vector<Named> now;
        now.swap(m_waiting);
        return now.empty() ? Result<Done>(Done{}) : m_visit(std::move(now));
    }

private:
    VisitMessages m_visit;
    std::vector<Named> m_waiting;
    std::size_t m_bytes = 0;
};

Result<Done> add_file(Gatherer& gatherer, const std::string& path)
{
    const std::string content = TRY(path == "-" ? platform::read_input(largest_pasted) : storage::read_whole_file(path, largest_mailbox));
    const auto messages = mail::messages_in(content);
    for (std::size_t i = 0; i < messages.size(); ++i) {
        TRY(gatherer.add(messages.size() == 1 ? path : path + "#" + std::to_string(i + 1), std::string(messages[i])));
    }
    return Done{};
}

Result<Done> gather(const std::vector<std::string>& places, VisitMessages visit)
{
    Gatherer gatherer(std::move(visit));
    for (const std::string& place : places) {
        if (!storage::is_folder(place)) {
            TRY(add_file(gatherer, place));
            continue;
        }
        const std::vector<std::string> paths = TRY(storage::files_below(place, most_files));
        for (const std::string& path : paths) {
            TRY(add_file(gatherer, path));
        }
    }
    return gatherer.flush();
}

// Each half by a worker of its own.
Result<std::vector<MailReport>> look_at(const worker::Asking& worker, const std::vector<Named>& named, const application::MailContext& context, const knowledge::Catalogue& catalogue)
{
    const std::size_t hands = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 8);
    const std::size_t share = std::max<std::size_t>((named.size() + hands - 1) / hands, 1);
    std::vector<Result<std::vector<MailReport>>> parts((named.size() + share - 1) / share, std::vector<MailReport>{});
    std::vector<std::jthread> threads;
    for (std::size_t part = 0; part < parts.size(); ++part) {
        threads.emplace_back([&, part] {
            std::vector<std::string> messages;
            for (std::size_t i = part * share; i < std::min((part + 1) * share, named.size()); ++i) {
                messages.push_back(named[i].message);
            }
            parts[part] = application::check_mails(worker, messages, context, catalogue);
        });
    }
    threads.clear();
    std::vector<MailReport> reports;
    for (auto& part : parts) {
        std::vector<MailReport> some = TRY(std::move(part));
        std::move(some.begin(), some.end(), std::back_inserter(reports));
    }
    return reports;
}

// Asks the DNS whether the signatures hold, for one message after the other, within the whole time that asking may take.
Result<Done> look_again_with_dns(const worker::Asking& worker, const std::vector<Named>& named, std::vector<MailReport>& reports, const application::MailContext& context, const knowledge::Catalogue& catalogue)
{
    for (std::size_t i = 0; i < reports.size(); ++i) {
        if (reports[i].records.empty()) {
            continue;
        }
        const auto answered = dns::ask_txt({reports[i].records, dns::usual_budget, {}});
        if (answered.ok() && !answered->empty()) {
            application::MailContext known = context;
            known.records = *answered;
            reports[i] = TRY(application::check_mail(worker, named[i].message, known, catalogue));
        }
    }
    return Done{};
}

std::string short_line(const Program& program, const Looked& looked) { return mail_line(program, looked.name, looked.report); }

ExitCode code_of(Opinion opinion) { return opinion == Opinion::clear ? ExitCode::all_met : ExitCode::to_mend; }

application::MailContext context_of(const Options& options) { return {{}, options.receivers, {}, present()}; }

struct Count {
    std::size_t all = 0;
    std::array<std::size_t, mail::opinion_names.size()> by_opinion{};
    std::optional<Looked> only;  // the one, while it is the only one

    [[nodiscard]] std::int64_t of(Opinion opinion) const { return static_cast<std::int64_t>(by_opinion.at(static_cast<std::size_t>(opinion))); }
};

ExitCode say_count(Program& program, const Count& count)
{
    if (count.all == 0) {
        return program.say_failure(fail(ErrorCode::not_found, "no message"), program.say(Word::mail_no_file));
    }
    const bool is_well = count.of(Opinion::clear) == static_cast<std::int64_t>(count.all);
    return program.print(program.say(Word::mail_total, {{"n", static_cast<std::int64_t>(count.all)}, {"dangerous", count.of(Opinion::dangerous)}, {"suspicious", count.of(Opinion::suspicious)},
                             {"unreadable", count.of(Opinion::unreadable)}}) + "\n",
        is_well ? ExitCode::all_met : ExitCode::to_mend);
}

std::string exported(const Program& program, const Options& options, const Looked& looked)
{
    return options.stix ? application::as_stix(looked.report, present(), program.catalogue()) : application::as_json_line(looked.report, looked.name, program.catalogue()) + "\n";
}

ExitCode check(Program& program, const Options& options)
{
    const auto worker = worker::Worker::beside_this_program(application::mail_limits());
    if (!worker.ok()) {
        return program.say_failure(worker.error(), "asepsie-worker");
    }
    const application::MailContext context = context_of(options);
    const bool is_exported = options.json || options.stix;
    Count count;
    const auto gathered = gather(options.files, [&](std::vector<Named> named) -> Result<Done> {
        std::vector<MailReport> reports = TRY(look_at(*worker, named, context, program.catalogue()));
        if (options.dns) {
            TRY(look_again_with_dns(*worker, named, reports, context, program.catalogue()));
        }
        for (std::size_t i = 0; i < reports.size(); ++i) {
            Looked looked{std::move(named[i].name), std::move(reports[i])};
            ++count.by_opinion.at(static_cast<std::size_t>(looked.report.opinion));
            if (is_exported) {
                program.print(exported(program, options, looked), ExitCode::all_met);
            } else if (count.all > 0) {
                program.print((count.only ? short_line(program, *count.only) : "") + short_line(program, looked), ExitCode::all_met);
                count.only.reset();
            } else {
                count.only = std::move(looked);
            }
            ++count.all;
        }
        return Done{};
    });
    if (!gathered.ok()) {
        return program.say_failure(gathered.error(), options.files.front());
    }
    if (!is_exported && count.only) {
        return program.show(application::mail_page(count.only->report, count.only->name == "-" ? "" : count.only->name, application::PageSetting{program.catalogue(), program.language(), date_of(present())}), code_of(count.only->report.opinion));
    }
    if (is_exported && count.all > 0) {
        return count.of(Opinion::clear) == static_cast<std::int64_t>(count.all) ? ExitCode::all_met : ExitCode::to_mend;
    }
    return say_count(program, count);
}

ExitCode explain_sign(Program& program, const Options& options)
{
    const application::PageSetting setting{program.catalogue(), program.language(), date_of(present())};
    if (options.sign.empty()) {
        return program.show_with_hint(application::signs_page(setting), Word::mail_explain_how);
    }
    const knowledge::MailSign* sign = program.catalogue().mail_sign(options.sign);
    return sign == nullptr ? program.say_no_such_id(options.sign) : program.show(application::sign_page(*sign, setting), ExitCode::all_met);
}

ExitCode show_message(Program& program, const Options& options)
{
    const auto worker = worker::Worker::beside_this_program(application::mail_limits());
    const auto content = options.place == "-" ? platform::read_input(largest_pasted) : storage::read_whole_file(options.place, largest_pasted);
    if (!worker.ok() || !content.ok()) {
        return program.say_failure(worker.ok() ? content.error() : worker.error(), options.place);
    }
    const auto report = application::check_mail(*worker, *content, context_of(options), program.catalogue());
    if (!report.ok()) {
        return program.say_failure(report.error(), options.place);
    }
    const application::PageSetting setting{program.catalogue(), program.language(), date_of(present())};
    document::Document page = application::page_of(setting, program.say(Word::mail_shown_title));
    page.blocks = application::mail_contents(*report, setting);
    return page.blocks.empty() ? program.show(application::mail_page(*report, options.place, setting), code_of(report->opinion)) : program.show(page, ExitCode::all_met);
}

// What is there when it begins is not looked at; each new file is, once it has stopped growing.
ExitCode watch(Program& program, const Options& options)
{
    const auto worker = worker::Worker::beside_this_program(application::mail_limits());
    auto known = storage::files_below(options.place, most_files);
    if (!worker.ok() || !known.ok()) {
        return program.say_failure(worker.ok() ? known.error() : worker.error(), options.place);
    }
    std::set<std::string> seen(known->begin(), known->end());
    program.say_aside(program.say(Word::mail_watching, {{"folder", options.place}}));
    for (;;) {
        platform::pause_seconds(seconds_between_looks);
        const auto present_files = storage::files_below(options.place, most_files);
        if (!present_files.ok()) {
            return program.say_failure(present_files.error(), options.place);
        }
        for (const std::string& path : *present_files) {
            if (!seen.insert(path).second) {
                continue;
            }
            std::vector<Named> named;
            const auto gathered = gather({path}, [&](std::vector<Named> some) -> Result<Done> {
                named = std::move(some);
                return Done{};
            });
            const auto reports = gathered.ok() ? look_at(*worker, named, context_of(options), program.catalogue()) : Result<std::vector<MailReport>>(gathered.error());
            if (!reports.ok()) {
                program.say_failure(reports.error(), path);
                continue;
            }
            for (std::size_t i = 0; i < reports->size(); ++i) {
                const Looked looked{named[i].name, (*reports)[i]};
                if (program.print(options.json ? exported(program, options, looked) : short_line(program, looked), ExitCode::all_met) != ExitCode::all_met) {
                    return ExitCode::could_not_run;
                }
            }
        }
    }
}

}  // namespace

void mail(Program& program)
{
    const auto options = std::make_shared<Options>();
    CLI::App& group = program.add_group("mail", Word::command_mail);
    CLI::App& check_step = program.add_step(group, "check", Word::command_mail_check, [&program, options] { return check(program, *options); });
    StepOptions(program, check_step)
        .needed("files", options->files, Word::argument_mail_files)
        .option("--receiver", options->receivers, Word::option_mail_receiver)
        .flag("--dns", options->dns, Word::option_mail_dns)
        .flag("--json", options->json, Word::option_mail_json)
        .flag("--stix", options->stix, Word::option_mail_stix);
    CLI::App& explain_step = program.add_step(group, "explain", Word::command_mail_explain, [&program, options] { return explain_sign(program, *options); });
    StepOptions(program, explain_step).option("sign", options->sign, Word::argument_mail_sign);
    CLI::App& show_step = program.add_step(group, "show", Word::command_mail_show, [&program, options] { return show_message(program, *options); });
    StepOptions(program, show_step).needed("file", options->place, Word::argument_mail_files);
    CLI::App& watch_step = program.add_step(group, "watch", Word::command_mail_watch, [&program, options] { return watch(program, *options); });
    StepOptions(program, watch_step).needed("folder", options->place, Word::argument_mail_folder).flag("--json", options->json, Word::option_mail_json);
    add_mail_folder_steps(program, group);
}

}  // namespace asepsie::cli::commands
