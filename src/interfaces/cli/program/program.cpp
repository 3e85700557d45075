#include "interfaces/cli/program/program.h"

#include "application/memento_pages.h"
#include "foundation/base/text.h"
#include "foundation/document/terminal.h"
#include "foundation/platform/linux/console.h"
#include "foundation/storage/files.h"
#include "interfaces/cli/program/version.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace asepsie::cli {
namespace {

using knowledge::Language;
using words::Word;

constexpr std::size_t widest_page = 80;
constexpr std::size_t narrowest_page = 40;

// The value of --NAME VALUE or --NAME=VALUE.
std::optional<std::string> value_of(const std::vector<std::string>& arguments, const std::string& name)
{
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        if (arguments[i] == name && i + 1 < arguments.size()) {
            return arguments[i + 1];
        }
        if (arguments[i].starts_with(name + "=")) {
            return arguments[i].substr(name.size() + 1);
        }
    }
    return std::nullopt;
}

std::string environment(const char* name)
{
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
}

// The locale of messages (POSIX: LC_ALL, then LC_MESSAGES, then LANG). French where it is neither: the people this is for are French.
Language language_of_the_locale()
{
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const std::string value = environment(name);
        if (!value.empty()) {
            return value.starts_with("en") ? Language::english : Language::french;
        }
    }
    return Language::french;
}

document::TerminalStyle style_of_the_screen()
{
    document::TerminalStyle style;
    const bool wants_colour = environment("NO_COLOR").empty() && environment("TERM") != "dumb";  // no-color.org
    style.colour = platform::output_is_terminal() && wants_colour ? document::Colour::ansi : document::Colour::none;
    style.width = std::clamp(platform::terminal_columns().value_or(widest_page), narrowest_page, widest_page);
    return style;
}

Word word_of(ErrorCode code)
{
    switch (code) {
    case ErrorCode::not_found: return Word::error_not_found;
    case ErrorCode::denied: return Word::error_denied;
    case ErrorCode::too_large: return Word::error_too_large;
    case ErrorCode::malformed: return Word::error_malformed;
    case ErrorCode::unsupported: return Word::error_unsupported;
    case ErrorCode::too_slow: return Word::error_too_slow;
    case ErrorCode::io_failed: return Word::error_io_failed;
    case ErrorCode::bad_usage: return Word::error_bad_usage;
    case ErrorCode::wrong_key: return Word::error_wrong_key;
    case ErrorCode::truncated: return Word::error_truncated;
    case ErrorCode::altered: return Word::error_altered;
    case ErrorCode::outdated: return Word::error_outdated;
    case ErrorCode::busy: return Word::error_busy;
    }
    return Word::error_bad_usage;
}

}  // namespace

Program::Program(Language language) : m_language(language), m_catalogue(&knowledge::embedded_catalogue()), m_app("", "asepsie") {}

Result<std::unique_ptr<Program>> Program::create(const std::vector<std::string>& arguments)
{
    Language language = language_of_the_locale();
    if (const auto asked = value_of(arguments, "--lang")) {
        language = *asked == "en" ? Language::english : Language::french;
    }
    std::unique_ptr<Program> program(new Program(language));
    if (const auto folder = value_of(arguments, "--knowledge")) {
        TRY(program->read_knowledge(*folder));
    }
    program->build();
    return program;
}

Result<Done> Program::read_knowledge(const std::string& folder)
{
    auto files = storage::read_tree_of_texts(folder, ".toml");
    if (!files.ok()) {
        say_failure(files.error(), folder);
        return files.error();
    }
    std::vector<knowledge::SourceFile> sources;
    for (auto& [path, text] : *files) {
        sources.push_back({path, std::move(text)});
    }
    knowledge::ParseOutcome outcome = knowledge::parse_catalogue(std::move(sources));
    // Facts and words are compiled in by their place: another list of them needs another program.
    if (outcome.catalogue) {
        const knowledge::Catalogue& read = outcome.catalogue->catalogue();
        const auto same_ids = [](const auto& a, const auto& b) {
            return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) { return x.id == y.id; });
        };
        if (!same_ids(read.facts, m_catalogue->facts) || !same_ids(read.messages, m_catalogue->messages)) {
            outcome.mistakes.push_back({"facts, words", 0, "their ids differ from those this program was built with: build it again"});
        }
    }
    if (!outcome.mistakes.empty()) {
        say_aside(say(Word::error_knowledge, {{"what", folder}}));
        for (const knowledge::Mistake& mistake : outcome.mistakes) {
            say_aside(knowledge::to_string(mistake));
        }
        return fail(ErrorCode::malformed, folder);
    }
    m_read_catalogue = std::make_unique<knowledge::ParsedCatalogue>(std::move(*outcome.catalogue));
    m_catalogue = &m_read_catalogue->catalogue();
    return Done{};
}

void Program::build()
{
    m_app.description(say(Word::program_about));
    const std::string options = say(Word::help_options);
    m_app.option_defaults()->group(options);  // commands take it over
    m_app.set_help_flag("-h,--help", say(Word::help_help))->group(options);
    m_app.set_version_flag("--version", std::string(version), say(Word::help_version))->group(options);
    m_app.add_option("--lang", m_ignored, say(Word::help_lang))->check(CLI::Validator(CLI::IsMember({"fr", "en"})).description(""));
    m_app.add_option("--knowledge", m_ignored, say(Word::help_knowledge));
    const auto formatter = std::make_shared<CLI::Formatter>();
    formatter->label("Usage", say(Word::help_usage));
    formatter->label("OPTIONS", "OPTIONS");
    formatter->label("SUBCOMMAND", say(Word::help_command));
    formatter->label("Positionals", say(Word::help_arguments));
    formatter->label("REQUIRED", "");
    formatter->column_width(28);
    m_app.formatter(formatter);
    m_app.require_subcommand(0, 1);
    m_app.fallthrough();
}

CLI::App& Program::add_command(const std::string& name, Word help, std::function<ExitCode()> run)
{
    CLI::App* command = m_app.add_subcommand(name, say(help))->group(say(Word::help_commands));
    command->callback([this, run = std::move(run)] { m_chosen = run; });
    return *command;
}

CLI::App& Program::add_group(const std::string& name, Word help, std::function<ExitCode()> alone)
{
    CLI::App* group = m_app.add_subcommand(name, say(help))->group(say(Word::help_commands));
    if (alone) {
        group->require_subcommand(0, 1);
        // Called after that of the step that was asked for, if one was.
        group->callback([this, alone = std::move(alone)] { m_chosen = m_chosen ? m_chosen : alone; });
    } else {
        group->require_subcommand(1);
    }
    return *group;
}

CLI::App& Program::add_inner_group(CLI::App& group, const std::string& name, Word help)
{
    CLI::App* inner = group.add_subcommand(name, say(help))->group(say(Word::help_commands));
    inner->require_subcommand(1);
    return *inner;
}

CLI::App& Program::add_step(CLI::App& group, const std::string& name, Word help, std::function<ExitCode()> run)
{
    CLI::App* step = group.add_subcommand(name, say(help))->group(say(Word::help_commands));
    step->callback([this, run = std::move(run)] { m_chosen = run; });
    return *step;
}

ExitCode Program::run(const std::vector<std::string>& arguments)
{
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend() - 1);  // CLI11 takes them last first
    // CLI11 throws: fenced here.
    try {
        m_app.parse(reversed);
    } catch (const CLI::CallForHelp&) {
        return print(m_app.help(), ExitCode::all_met);
    } catch (const CLI::CallForVersion&) {
        return print(std::string(version) + "\n", ExitCode::all_met);
    } catch (const CLI::ParseError& error) {
        say_failure(fail(ErrorCode::bad_usage, error.what()), text::join({arguments.begin() + 1, arguments.end()}, " "));
        return ExitCode::could_not_run;
    }
    return m_chosen ? m_chosen() : print(m_app.help(), ExitCode::all_met);
}

ExitCode Program::show(const document::Document& page, ExitCode code) { return print(document::to_terminal(page, style_of_the_screen()), code); }

ExitCode Program::show_with_hint(document::Document page, words::Word hint)
{
    page.add(document::Aside{say(hint)});
    return show(page, ExitCode::all_met);
}

ExitCode Program::print(const std::string& text, ExitCode code)
{
    const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
    return written ? code : say_failure(fail(ErrorCode::io_failed, "standard output"), "stdout");
}

ExitCode Program::say_failure(const Error& error, const std::string& what)
{
    return say_failure_in(say(word_of(error.code), {{"what", text::made_safe_to_show(what)}}), error);
}

ExitCode Program::say_failure_in(const std::string& words, const Error& error)
{
    say_aside("asepsie: " + document::plain(words));
    if (!error.detail.empty()) {
        say_aside("  " + say(Word::error_detail, {{"detail", text::made_safe_to_show(error.detail)}}));
    }
    return ExitCode::could_not_run;
}

ExitCode Program::say_no_such_id(const std::string& what)
{
    say_aside("asepsie: " + say(Word::error_no_such_id, {{"what", text::made_safe_to_show(what)}}));
    const auto similar = application::similar_ids(catalogue(), what);
    if (!similar.empty()) {
        say_aside("  " + say(Word::error_did_you_mean, {{"ids", text::join(similar, ", ")}}));
    }
    return ExitCode::could_not_run;
}

void Program::say_aside(const std::string& text) { std::fprintf(stderr, "%s\n", text.c_str()); }

}  // namespace asepsie::cli
