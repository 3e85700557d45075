// asepsie password: what one is worth, one drawn by chance, the list of stolen ones.
#include "application/leaks/build_leak_list.h"
#include "application/passwords/leak_answer.h"
#include "application/passwords/password_pages.h"
#include "domain/passwords/tried_words.h"
#include "foundation/base/text.h"
#include "foundation/crypto/seal.h"
#include "foundation/platform/linux/console.h"
#include "foundation/storage/disk.h"
#include "foundation/storage/files.h"
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

ExitCode judge_password(Program& program, const PasswordOptions& options, const std::vector<std::string>& own)
{
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
    const passwords::Strength strength = passwords::strength_of(password, *passwords::tried_words(own));
    const application::Worth worth = application::worth_of(strength, leaks);
    document::Document page = application::whole(application::password_page(strength, leaks, setting), setting);
    if (const std::string absent = options.leaks.empty() ? std::string() : application::absent_list_in_words(leaks, setting); !absent.empty()) {
        page.add(document::Paragraph{absent});
    }
    return program.show(page, worth == application::Worth::strong ? ExitCode::all_met : ExitCode::to_mend);
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

ExitCode say_why_none_was_built(Program& program, const Error& error, const std::string& files)
{
    switch (error.code) {
    case ErrorCode::altered: return program.say_failure_in(program.say(Word::leaks_error_altered), error);
    case ErrorCode::busy: return program.say_failure_in(program.say(Word::leaks_error_busy), error);
    case ErrorCode::malformed: return program.say_failure_in(program.say(Word::leaks_error_malformed), error);
    default: return program.say_failure(error, files);
    }
}

ExitCode build_leaks(Program& program, const PasswordOptions& options)
{
    const std::string output = options.leaks.empty() ? usual_leak_list() : storage::from_here(options.leaks);
    const auto disk = storage::this_disk();
    if (const auto made = disk->make_folder(output.substr(0, output.rfind('/'))); !made.ok()) {
        return program.say_failure(made.error(), output);
    }
    leaks::BuildOrder order;
    order.files = options.files;
    order.output = output;
    order.kind = options.are_passwords ? leaks::LineKind::password : leaks::LineKind::sha1;
    order.origin = options.origin.empty() ? options.files.front().substr(options.files.front().rfind('/') + 1) : options.origin;
    order.date = date_of(present());
    const auto report = leaks::build_leak_list(*disk, order, [&](const leaks::BuildProgress& progress) {
        platform::show_progress(how_far(program, progress));
        return leaks::Continue::yes;
    });
    platform::show_progress("");
    if (!report.ok()) {
        return say_why_none_was_built(program, report.error(), text::join(options.files, ", "));
    }
    if (report->counts.broken > 0) {
        program.say_aside(program.say(Word::leaks_broken_lines, {{"n", static_cast<std::int64_t>(report->counts.broken)}}));
    }
    const std::string size = words::show_quantity(program.catalogue(), static_cast<std::int64_t>(report->file_bytes), facts::Unit::bytes, program.language());
    return program.print(program.say(Word::leaks_built, {{"entries", words::show_integer(static_cast<std::int64_t>(report->entries), program.language())}, {"size", size}, {"file", output}}) + "\n", ExitCode::all_met);
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
