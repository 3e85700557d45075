// asepsie checklist: the ten items with their evidence.
#include "application/practice/phones.h"
#include "application/practice/practice_changes.h"
#include "application/practice/report_import.h"
#include "foundation/platform/linux/live_machine.h"
#include "foundation/storage/files.h"
#include "interfaces/cli/program/door.h"

#include "interfaces/cli/commands/all.h"

#include <algorithm>

namespace asepsie::cli::commands {
namespace {

using application::PracticeFile;
using ::asepsie::checklist::Evidence;
using words::Word;

constexpr std::chrono::milliseconds checklist_allowance{5'000};

struct ChecklistOptions {
    Door door;
    std::string what;
    std::string answer;
    std::string note;
    std::string by;
    std::string attach;
    std::string report;
    std::string computer;
    std::vector<std::string> confirmed;
};

ExitCode show(Program& program, const ChecklistOptions& options)
{
    return with_file(program, options.door, After::leave, [&](PracticeFile& file) {
        const application::PageSetting setting = setting_of(program);
        const auto view = view_of(file, setting.catalogue, setting.today);
        if (!view.ok()) {
            return program.say_failure(view.error(), "checklist");
        }
        if (options.what.empty()) {
            return program.show_with_hint(application::items_page(**view, setting), Word::items_how);
        }
        if (const knowledge::Item* item = setting.catalogue.item(options.what)) {
            return program.show(application::item_standing_page(**view, (*view)->standing.items[static_cast<std::size_t>(item - setting.catalogue.items.data())], setting), ExitCode::all_met);
        }
        const knowledge::Rule* rule = setting.catalogue.rule(options.what);
        if (rule == nullptr) {
            return program.say_no_such_id(options.what);
        }
        const auto& standing = (*view)->standing.rules[static_cast<std::size_t>(rule - setting.catalogue.rules.data())];
        document::Document page = application::rule_standing_page(**view, standing, file.evidence().value_or({}), file.findings().value_or({}), setting);
        page.add(document::Heading{2, program.say(Word::question_title)});
        page.add(document::Paragraph{std::string(rule->question.in(program.language()))});
        return program.show(page, ExitCode::all_met);
    });
}

ExitCode answer(Program& program, const ChecklistOptions& options)
{
    const knowledge::Rule* rule = program.catalogue().rule(options.what);
    if (rule == nullptr) {
        return program.say_no_such_id(options.what);
    }
    const auto answer = ::asepsie::checklist::answer_named(options.answer);
    if (!answer) {
        program.say_aside("asepsie: " + program.say(Word::error_bad_answer));
        return ExitCode::could_not_run;
    }
    application::Declaration declaration{*answer, options.by, options.note, std::nullopt};
    if (!options.attach.empty()) {
        auto content = storage::read_whole_file(options.attach, storage::max_attachment_bytes);
        if (!content.ok()) {
            return program.say_failure(content.error(), options.attach);
        }
        declaration.attachment.emplace(options.attach.substr(options.attach.rfind('/') + 1), std::move(content).value());
    }
    return with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        const auto kept = application::answer_rule(file, program.catalogue(), *rule, declaration, present());
        return kept.ok() ? ExitCode::all_met : program.say_failure(kept.error(), options.what);
    });
}

Result<::asepsie::checklist::Look> looked_at(const Program& program, const ChecklistOptions& options, const std::string& computer)
{
    if (!options.report.empty()) {
        constexpr std::size_t most = 8U << 20U;
        return application::look_in_report(TRY(storage::read_whole_file(options.report, most)), program.catalogue(), computer, date_of(present()));
    }
    const auto machine = TRY(platform::LiveMachine::create(checklist_allowance));
    return application::look_at(*machine, program.catalogue(), computer, program.language());
}

ExitCode observe(Program& program, const ChecklistOptions& options)
{
    // Kept without a name where it is this computer: pages then say "this computer" in the reader's language.
    const auto look = looked_at(program, options, options.computer);
    if (!look.ok()) {
        return program.say_failure(look.error(), options.report.empty() ? program.say(Word::this_computer) : options.report);
    }
    return with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        const auto kept = application::keep_look(file, program.catalogue(), *look, present());
        if (!kept.ok()) {
            return program.say_failure(kept.error(), "checklist");
        }
        const std::string computer = options.computer.empty() ? program.say(Word::this_computer) : options.computer;
        program.say_aside(program.say(Word::observed_kept, {{"n", static_cast<std::int64_t>(*kept)}, {"computer", computer}}));
        return ExitCode::all_met;
    });
}

ExitCode questions(Program& program, const ChecklistOptions& options)
{
    return with_file(program, options.door, After::leave, [&](PracticeFile& file) {
        const application::PageSetting setting = setting_of(program);
        const auto view = view_of(file, setting.catalogue, setting.today);
        const auto entries = application::entries_to_ask(file, setting.today);
        if (!view.ok() || !entries.ok()) {
            return program.say_failure(view.ok() ? entries.error() : view.error(), "checklist");
        }
        return program.show(application::questions_page(application::letters_of(**view, *entries, setting), setting), ExitCode::all_met);
    });
}

ExitCode phones(Program& program, const ChecklistOptions& options)
{
    return with_file(program, options.door, After::leave, [&](PracticeFile& file) {
        const application::PageSetting setting = setting_of(program);
        const auto devices = file.entries(application::Register::device, setting.today);
        const auto evidence = file.evidence();
        return devices.ok() && evidence.ok() ? program.show_with_hint(application::phones_page(*devices, *evidence, setting), Word::phones_how)
                                             : program.say_failure(devices.ok() ? evidence.error() : devices.error(), "checklist");
    });
}

ExitCode review(Program& program, const ChecklistOptions& options)
{
    const application::PageSetting setting = setting_of(program);
    if (options.confirmed.empty()) {
        return with_file(program, options.door, After::leave, [&](PracticeFile& file) {
            const auto view = view_of(file, setting.catalogue, setting.today);
            return view.ok() ? program.show_with_hint(application::review_page(application::to_review(file, setting.catalogue, setting.today), **view, setting), Word::review_how)
                             : program.say_failure(view.error(), "checklist");
        });
    }
    return with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        const auto kept = application::confirm_answers(file, setting.catalogue, options.confirmed, present());
        return kept.ok() ? ExitCode::all_met : program.say_failure(kept.error(), options.confirmed.front());
    });
}

}  // namespace

void checklist(Program& program)
{
    const auto options = std::make_shared<ChecklistOptions>();
    CLI::App& group = program.add_group("checklist", Word::command_checklist);
    const auto step = [&](const std::string& name, Word help, ExitCode (*run)(Program&, const ChecklistOptions&)) -> CLI::App& {
        CLI::App& command = program.add_step(group, name, help, [&program, options, run] { return run(program, *options); });
        add_door_options(program, command, options->door);
        return command;
    };
    step("show", Word::command_checklist_show, show).add_option("what", options->what, program.say(Word::argument_memento))->type_name("");
    CLI::App& answering = step("answer", Word::command_checklist_answer, answer);
    answering.add_option("rule", options->what, program.say(Word::option_rule))->type_name("")->required();
    answering.add_option("answer", options->answer, program.say(Word::option_answer))->type_name("")->required();
    answering.add_option("--note", options->note, program.say(Word::option_note))->type_name("");
    answering.add_option("--by", options->by, program.say(Word::option_by))->type_name("");
    answering.add_option("--attach", options->attach, program.say(Word::option_attach))->type_name("");
    CLI::App& observing = step("observe", Word::command_checklist_observe, observe);
    CLI::Option* computer = observing.add_option("--as", options->computer, program.say(Word::option_as))->type_name("");
    observing.add_option("--report", options->report, program.say(Word::option_report))->type_name("")->needs(computer);
    step("phones", Word::command_checklist_phones, phones);
    step("review", Word::command_checklist_review, review).add_option("--confirm", options->confirmed, program.say(Word::option_confirm))->type_name("");
    step("questions", Word::command_checklist_questions, questions);
}

}  // namespace asepsie::cli::commands
