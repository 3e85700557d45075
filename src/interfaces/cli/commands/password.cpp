// asepsie password: what one is worth, one drawn by chance, the list of stolen ones.
#include "application/leaks/build_leak_list.h"
#include "application/leaks/leak_list.h"
#include "application/passwords/leak_answer.h"
#include "application/passwords/password_pages.h"
#include "domain/passwords/tried_words.h"
#include "foundation/base/text.h"
#include "foundation/crypto/seal.h"
#include "foundation/platform/linux/console.h"
#include "foundation/storage/disk.h"
#include "foundation/storage/files.h"
#include "foundation/storage/open_file.h"
#include "interfaces/cli/program/door.h"
#include "interfaces/cli/program/outside.h"
#include "interfaces/cli/program/step_options.h"

#include "interfaces/cli/commands/all.h"

#include <algorithm>
#include <cmath>

namespace asepsie::cli::commands {
namespace {

using words::Word;

struct PasswordOptions {
    Door door;
    std::string leaks;
    std::string origin;
    std::vector<std::string> files;
    std::int64_t words = static_cast<std::int64_t>(passwords::usual_words);
    std::optional<std::int64_t> signs;
    bool knows_practice = false;
    bool are_passwords = false;  // lines of a list, as opposed to their SHA-1
};

// A list named by hand must be asked, or nothing is judged; the usual one may be absent.
ExitCode say_list_cannot_be_asked(Program& program, const std::string& list, const Error& error)
{
    const words::Gap file{"file", text::made_safe_to_show(list)};
    switch (error.code) {
    case ErrorCode::not_found: return program.say_failure_in(program.say(Word::password_list_absent, {file}), error);
    case ErrorCode::malformed:
    case ErrorCode::truncated:
    case ErrorCode::altered:
    case ErrorCode::unsupported: return program.say_failure_in(program.say(Word::password_list_damaged, {file}), error);
    default: return program.say_failure(error, list);
    }
}

ExitCode judge_password(Program& program, const PasswordOptions& options, const std::vector<std::string>& own)
{
    if (!options.leaks.empty()) {
        if (const auto named = leaks::LeakList::open(options.leaks); !named.ok()) {
            return say_list_cannot_be_asked(program, options.leaks, named.error());
        }
    }
    auto typed = platform::read_line_unseen(program.say(Word::password_prompt));
    if (!typed.ok()) {
        return program.say_failure(typed.error(), program.say(Word::password_label));
    }
    const crypto::Secret password = crypto::Secret::copy_of(*typed);
    crypto::wipe(*typed);
    if (password.empty()) {
        return say_refused(program, program.say(Word::password_nothing_given));
    }
    const application::PageSetting setting = setting_of(program);
    const application::LeakAnswer leaks = application::leak_answer(password, options.leaks.empty() ? usual_leak_list() : options.leaks);
    const bool is_unreadable = leaks.own == application::LeakAnswer::OwnList::unreadable;
    if (!options.leaks.empty() && is_unreadable) {
        return say_list_cannot_be_asked(program, options.leaks, fail(ErrorCode::altered, "the part of the list that was asked"));
    }
    const passwords::Strength strength = passwords::strength_of(password, *passwords::tried_words(own));
    const bool holds = application::worth_of(strength, leaks) == application::Worth::strong && !is_unreadable;
    return program.show(application::whole(application::password_page(strength, leaks, setting), setting), holds ? ExitCode::all_met : ExitCode::to_mend);
}

ExitCode check_password(Program& program, const PasswordOptions& options)
{
    if (!options.knows_practice) {
        return judge_password(program, options, {});
    }
    return with_file(program, options.door, After::leave, [&](application::PracticeFile& file) {
        const auto own = application::words_of_practice(file, date_of(present()));
        return own.ok() ? judge_password(program, options, *own) : program.say_failure(own.error(), "practice");
    });
}

ExitCode draw_password(Program& program, const PasswordOptions& options)
{
    const auto wanted = static_cast<std::size_t>(std::max<std::int64_t>(options.signs.value_or(options.words), 0));
    const auto drawn = options.signs ? passwords::draw_signs(wanted, crypto::draw_below) : passwords::draw_words(wanted, crypto::draw_below);
    if (!drawn.ok()) {
        const auto in_range = [&](Word word, std::size_t from, std::size_t to) { return program.say(word, {{"from", static_cast<std::int64_t>(from)}, {"to", static_cast<std::int64_t>(to)}}); };
        return say_refused(program, options.signs ? in_range(Word::password_draw_signs_range, passwords::fewest_signs, passwords::most_signs)
                                                  : in_range(Word::password_draw_words_range, passwords::fewest_words, passwords::most_words));
    }
    const std::span<const std::uint8_t> bytes = drawn->password.bytes();
    std::string line(bytes.begin(), bytes.end());
    line += '\n';
    const ExitCode code = program.print(line, ExitCode::all_met);
    crypto::wipe(line);
    const bool holds = drawn->bits >= passwords::bits_asked.back();
    program.say_aside(program.say(Word::password_draw_bits_alone, {{"holds", program.say(holds ? Word::password_draw_holds : Word::password_draw_holds_less)}, {"bits", std::int64_t{std::llround(drawn->bits)}}}));
    return code;
}

std::string how_far(const Program& program, const leaks::BuildProgress& progress)
{
    const std::uint64_t share = progress.stage == leaks::BuildStage::reading ? progress.bytes_in_all == 0 ? 0 : 100 * progress.bytes_read / progress.bytes_in_all
                                                                             : progress.segments_in_all == 0 ? 100 : 100 * progress.segments_done / progress.segments_in_all;
    return program.say(Word::leaks_building, {{"n", words::show_integer(static_cast<std::int64_t>(progress.lines), program.language())}, {"share", static_cast<std::int64_t>(share)}});
}

ExitCode say_why_none_was_built(Program& program, const Error& error, const leaks::BuildOrder& order)
{
    const std::string& file = leaks::file_in(error, order);
    switch (error.code) {
    case ErrorCode::altered: return program.say_failure_in(program.say(Word::leaks_error_altered), error);
    case ErrorCode::busy: return program.say_failure_in(program.say(Word::leaks_error_busy), error);
    case ErrorCode::malformed: return program.say_failure_in(program.say(Word::leaks_error_malformed), error);
    case ErrorCode::io_failed:
        if (&file == &order.output) {
            return program.say_failure_in(program.say(Word::leaks_error_output, {{"file", text::made_safe_to_show(file)}}), error);
        }
        return program.say_failure(error, file);
    default: return program.say_failure(error, file);
    }
}

std::string broken_line(const Program& program, const std::string& file, std::uint64_t line, leaks::LineFlaw flaw)
{
    const std::string what = words::say_named(program.catalogue(), "leaks_flaw_" + std::string(leaks::name_of(flaw)), program.language());
    return program.say(Word::leaks_broken_line, {{"file", text::made_safe_to_show(file)}, {"line", words::show_integer(static_cast<std::int64_t>(line), program.language())}, {"flaw", what}});
}

// What can be told by the first bytes, before hours are spent on all of them; nothing where all is well, or where it is for the reading to tell.
std::optional<ExitCode> refused_at_first_sight(Program& program, const leaks::BuildOrder& order)
{
    constexpr std::size_t looked_at = 4'096;
    if (order.files.size() > leaks::max_input_files) {
        return say_refused(program, program.say(Word::leaks_error_too_many_files, {{"n", static_cast<std::int64_t>(order.files.size())}, {"most", static_cast<std::int64_t>(leaks::max_input_files)}}));
    }
    for (const std::string& file : order.files) {
        std::string start;
        const auto opened = storage::OpenFile::open(file, storage::Links::followed);
        if (!opened.ok() || !opened->read_at(0, looked_at, start).ok()) {
            continue;
        }
        const words::Gap gap{"file", text::made_safe_to_show(file)};
        switch (leaks::look_at(start, file, order.kind)) {
        case leaks::FileLook::packed: return say_refused(program, program.say(Word::leaks_error_packed, {gap}));
        case leaks::FileLook::ntlm: return say_refused(program, program.say(Word::leaks_error_ntlm, {gap}));
        case leaks::FileLook::suffixes: return say_refused(program, broken_line(program, file, 1, leaks::LineFlaw::suffix));
        case leaks::FileLook::lines: break;
        }
    }
    return std::nullopt;
}

// Where they stand and what is wrong; never the lines, which may be passwords.
void say_broken_lines(Program& program, const leaks::BuildOrder& order, const leaks::LineCounts& counts)
{
    if (counts.broken == 0) {
        return;
    }
    program.say_aside(program.say(Word::leaks_broken_lines, {{"n", static_cast<std::int64_t>(counts.broken)}}));
    for (const leaks::BrokenLine& broken : counts.first_broken) {
        program.say_aside("  " + broken_line(program, order.files.at(broken.file), broken.line, broken.flaw));
    }
    if (counts.are_many_broken()) {
        program.say_aside(program.say(Word::leaks_too_many_broken));
    }
}

ExitCode build_leaks(Program& program, const PasswordOptions& options)
{
    leaks::BuildOrder order;
    order.files = options.files;
    order.output = options.leaks.empty() ? usual_leak_list() : storage::from_here(options.leaks);
    order.kind = options.are_passwords ? leaks::LineKind::password : leaks::LineKind::sha1;
    order.origin = options.origin.empty() ? options.files.front().substr(options.files.front().rfind('/') + 1) : options.origin;
    order.date = date_of(present());
    if (const auto refused = refused_at_first_sight(program, order)) {
        return *refused;
    }
    const auto disk = storage::this_disk();
    if (const auto made = disk->make_folder(order.output.substr(0, order.output.rfind('/'))); !made.ok()) {
        return program.say_failure(made.error(), order.output);
    }
    const auto report = leaks::build_leak_list(*disk, order, [&](const leaks::BuildProgress& progress) {
        platform::show_progress(how_far(program, progress));
        return leaks::Continue::yes;
    });
    platform::show_progress("");
    if (!report.ok()) {
        return say_why_none_was_built(program, report.error(), order);
    }
    say_broken_lines(program, order, report->counts);
    const std::string size = words::show_quantity(program.catalogue(), static_cast<std::int64_t>(report->file_bytes), facts::Unit::bytes, program.language());
    const std::string entries = words::show_integer(static_cast<std::int64_t>(report->entries), program.language());
    return program.print(program.say(Word::leaks_built, {{"entries", entries}, {"size", size}, {"file", order.output}}) + "\n", report->counts.are_many_broken() ? ExitCode::to_mend : ExitCode::all_met);
}

}  // namespace

void password(Program& program)
{
    const auto options = std::make_shared<PasswordOptions>();
    CLI::App& group = program.add_group("password", Word::command_password);
    CLI::App& check_step = program.add_step(group, "check", Word::command_password_check, [&program, options] { return check_password(program, *options); });
    add_door_options(program, check_step, options->door);
    StepOptions(program, check_step).option("--leaks", options->leaks, Word::option_password_leaks).flag("--own", options->knows_practice, Word::option_password_own);
    CLI::App& draw_step = program.add_step(group, "generate", Word::command_password_generate, [&program, options] { return draw_password(program, *options); });
    StepOptions(program, draw_step).option("--words", options->words, Word::option_password_words).option("--signs", options->signs, Word::option_password_signs);
    CLI::App& build_step = program.add_step(group, "build-leaks", Word::command_password_build_leaks, [&program, options] { return build_leaks(program, *options); });
    StepOptions(program, build_step)
        .needed("files", options->files, Word::option_leaks_files)
        .option("--out", options->leaks, Word::option_password_leaks)
        .option("--origin", options->origin, Word::option_leaks_origin)
        .flag("--passwords", options->are_passwords, Word::option_leaks_passwords);
}

}  // namespace asepsie::cli::commands
