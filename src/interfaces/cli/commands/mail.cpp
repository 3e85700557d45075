// asepsie mail: whether an e-mail is a trap, and why.
#include "application/mail/acquaintances.h"
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
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
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

struct MailOptions {
    std::vector<std::string> files;
    std::vector<std::string> receivers;
    std::string sign;
    std::string place;  // a file or a folder
    bool dns = false;
    bool json = false;
    bool stix = false;
    bool practice = false;  // whether the notebook is opened
    Door door;
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

Result<Done> add_messages(Gatherer& gatherer, const std::string& path, std::string_view content)
{
    const auto messages = mail::messages_in(content);
    for (std::size_t i = 0; i < messages.size(); ++i) {
        TRY(gatherer.add(messages.size() == 1 ? path : path + "#" + std::to_string(i + 1), std::string(messages[i])));
    }
    return Done{};
}

std::vector<std::string> files_at(Program& program, const std::string& place, bool& is_all_read)
{
    if (!storage::is_folder(place)) {
        return {place};
    }
    auto paths = storage::files_below(place, most_files);
    if (!paths.ok()) {
        program.say_failure(paths.error(), place);
        is_all_read = false;
    }
    return paths.ok() ? std::move(*paths) : std::vector<std::string>{};
}

// A place that cannot be read is said, and the others are looked at all the same. Whether all could be read; an error is one of visiting.
Result<bool> gather(Program& program, const std::vector<std::string>& places, VisitMessages visit)
{
    bool is_all_read = true;
    Gatherer gatherer(std::move(visit));
    for (const std::string& place : places) {
        for (const std::string& path : files_at(program, place, is_all_read)) {
            const auto content = path == "-" ? platform::read_input(largest_pasted) : storage::read_whole_file(path, largest_mailbox);
            if (!content.ok()) {
                program.say_failure(content.error(), path);
                is_all_read = false;
                continue;
            }
            TRY(add_messages(gatherer, path, *content));
        }
    }
    TRY(gatherer.flush());
    return is_all_read;
}

// Each share by a worker of its own.
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

// Asks the DNS whether the signatures hold, for one message after the other; each may take as long as asking usually may.
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

application::MailContext context_of(const MailOptions& options) { return {{}, options.receivers, {}, present()}; }

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

std::string exported(const Program& program, const MailOptions& options, const Looked& looked)
{
    return options.stix ? application::as_stix(looked.report, present(), program.catalogue()) : application::as_json_line(looked.report, looked.name, program.catalogue()) + "\n";
}

// The page of the one message there was, or how many were what.
ExitCode say_checked(Program& program, const MailOptions& options, const Count& count)
{
    const bool is_exported = options.json || options.stix;
    if (!is_exported && count.only) {
        const application::PageSetting setting = setting_of(program);
        document::Document page = application::mail_page(count.only->report, count.only->name == "-" ? "" : count.only->name, setting);
        page.add(application::mail_last(count.only->report, setting));  // what a terminal shows last is what is read first
        return program.show(page, code_of(count.only->report.opinion));
    }
    if (is_exported && count.all > 0) {
        return count.of(Opinion::clear) == static_cast<std::int64_t>(count.all) ? ExitCode::all_met : ExitCode::to_mend;
    }
    return say_count(program, count);
}

ExitCode check_knowing(Program& program, const MailOptions& options, const application::MailContext& context)
{
    const auto worker = worker::Worker::beside_this_program(application::mail_limits());
    if (!worker.ok()) {
        return program.say_failure(worker.error(), "asepsie-worker");
    }
    const bool is_exported = options.json || options.stix;
    Count count;
    const auto gathered = gather(program, options.files, [&](std::vector<Named> named) -> Result<Done> {
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
        return program.say_failure(gathered.error(), "asepsie-worker");
    }
    if (!*gathered && count.all == 0) {
        return ExitCode::could_not_run;
    }
    const ExitCode said = say_checked(program, options, count);
    return *gathered ? said : ExitCode::could_not_run;
}

ExitCode check(Program& program, const MailOptions& options)
{
    if (!options.practice && options.door.folder.empty()) {
        return check_knowing(program, options, context_of(options));
    }
    return with_file(program, options.door, After::leave, [&](application::PracticeFile& file) {
        auto context = application::mail_context(file, program.catalogue(), present());
        if (!context.ok()) {
            return program.say_failure(context.error(), folder_behind(options.door));
        }
        context->receivers.insert(context->receivers.end(), options.receivers.begin(), options.receivers.end());
        return check_knowing(program, options, *context);
    });
}

ExitCode explain_sign(Program& program, const MailOptions& options)
{
    const application::PageSetting setting{program.catalogue(), program.language(), date_of(present())};
    if (options.sign.empty()) {
        return program.show_with_hint(application::signs_page(setting), Word::mail_explain_how);
    }
    const knowledge::MailSign* sign = program.catalogue().mail_sign(options.sign);
    return sign == nullptr ? program.say_no_such_id(options.sign) : program.show(application::sign_page(*sign, setting), ExitCode::all_met);
}

ExitCode show_message(Program& program, const MailOptions& options)
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

// What one file holds, as lines. False where nobody reads them any more.
bool say_messages(Program& program, const MailOptions& options, const worker::Asking& worker, const std::string& path)
{
    bool is_read = true;
    const auto gathered = gather(program, {path}, [&](std::vector<Named> named) -> Result<Done> {
        std::vector<MailReport> reports = TRY(look_at(worker, named, context_of(options), program.catalogue()));
        for (std::size_t i = 0; is_read && i < reports.size(); ++i) {
            const Looked looked{std::move(named[i].name), std::move(reports[i])};
            is_read = program.print(options.json ? exported(program, options, looked) : short_line(program, looked), ExitCode::all_met) == ExitCode::all_met;
        }
        return Done{};
    });
    if (!gathered.ok()) {
        program.say_failure(gathered.error(), path);
    }
    return is_read;
}

// What is there when it begins is not looked at; each new file is, once it has stopped growing: when it is as long as it was at the look before.
ExitCode watch(Program& program, const MailOptions& options)
{
    const auto worker = worker::Worker::beside_this_program(application::mail_limits());
    auto known = storage::files_below(options.place, most_files);
    if (!worker.ok() || !known.ok()) {
        return program.say_failure(worker.ok() ? known.error() : worker.error(), options.place);
    }
    std::set<std::string> seen(known->begin(), known->end());
    std::map<std::string, std::uint64_t> growing;  // bytes at the look before
    program.say_aside(program.say(Word::mail_watching, {{"folder", options.place}}));
    for (;;) {
        platform::pause_seconds(seconds_between_looks);
        const auto present_files = storage::files_below(options.place, most_files);
        if (!present_files.ok()) {
            return program.say_failure(present_files.error(), options.place);
        }
        for (const std::string& path : *present_files) {
            if (seen.contains(path)) {
                continue;
            }
            const std::uint64_t bytes = storage::size_of_file(path).value_or(0);
            const auto [before, is_new] = growing.emplace(path, bytes);
            if (is_new || before->second != bytes || bytes == 0) {
                before->second = bytes;
                continue;
            }
            growing.erase(before);
            seen.insert(path);
            if (!say_messages(program, options, *worker, path)) {
                return ExitCode::could_not_run;
            }
        }
    }
}

}  // namespace

void mail(Program& program)
{
    const auto options = std::make_shared<MailOptions>();
    CLI::App& group = program.add_group("mail", Word::command_mail);
    CLI::App& check_step = program.add_step(group, "check", Word::command_mail_check, [&program, options] { return check(program, *options); });
    StepOptions(program, check_step)
        .needed("files", options->files, Word::argument_mail_files)
        .option("--receiver", options->receivers, Word::option_mail_receiver)
        .flag("--dns", options->dns, Word::option_mail_dns)
        .flag("--json", options->json, Word::option_mail_json)
        .flag("--stix", options->stix, Word::option_mail_stix)
        .flag("--practice", options->practice, Word::option_mail_practice);
    add_door_options(program, check_step, options->door);
    CLI::App& explain_step = program.add_step(group, "explain", Word::command_mail_explain, [&program, options] { return explain_sign(program, *options); });
    StepOptions(program, explain_step).option("sign", options->sign, Word::argument_mail_sign);
    CLI::App& show_step = program.add_step(group, "show", Word::command_mail_show, [&program, options] { return show_message(program, *options); });
    StepOptions(program, show_step).needed("file", options->place, Word::argument_mail_files);
    CLI::App& watch_step = program.add_step(group, "watch", Word::command_mail_watch, [&program, options] { return watch(program, *options); });
    StepOptions(program, watch_step).needed("folder", options->place, Word::argument_mail_folder).flag("--json", options->json, Word::option_mail_json);
    add_mail_folder_steps(program, group);
}

}  // namespace asepsie::cli::commands
