// The command line: what every command shares, the reader's language, the screen, and how failures are said.
#pragma once

#include "domain/knowledge/parse.h"
#include "domain/words/say.h"
#include "foundation/base/result.h"
#include "foundation/document/document.h"
#include "foundation/platform/machine.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <functional>
#include <memory>
#include <string>

namespace asepsie::cli {

// What the program ends with. Documented in README.md.
enum class ExitCode : int {
    all_met = 0,        // all is well, or what was asked for was done
    to_mend = 1,        // something is to be mended
    could_not_run = 2,  // the command could not do its work; the words on standard error say why
};

class Program {
public:
    // arguments: those of main, the program's name first.
    static Result<std::unique_ptr<Program>> create(const std::vector<std::string>& arguments);

    // Carries out the command that the arguments name.
    ExitCode run(const std::vector<std::string>& arguments);

    // ---- for the commands ----

    // A new command; run is called when it is the one asked for.
    CLI::App& add_command(const std::string& name, words::Word help, std::function<ExitCode()> run);

    // A command that gathers others, and one of those: "vault" and "create". alone: what it does where none of them is asked for; nothing: one must be.
    CLI::App& add_group(const std::string& name, words::Word help, std::function<ExitCode()> alone = {});
    // A group within a group: "mail folder" and "list".
    CLI::App& add_inner_group(CLI::App& group, const std::string& name, words::Word help);
    CLI::App& add_step(CLI::App& group, const std::string& name, words::Word help, std::function<ExitCode()> run);

    [[nodiscard]] const knowledge::Catalogue& catalogue() const { return *m_catalogue; }
    [[nodiscard]] knowledge::Language language() const { return m_language; }
    [[nodiscard]] std::string say(words::Word word, std::initializer_list<words::Gap> gaps = {}) const { return words::say(catalogue(), word, m_language, gaps); }

    // To standard output: could_not_run where it cannot be written (a full disk, a closed pipe).
    ExitCode show(const document::Document& page, ExitCode code);
    // The same with a last line: what to type next.
    ExitCode show_with_hint(document::Document page, words::Word hint);
    ExitCode print(const std::string& text, ExitCode code);
    // What happened and what to do now, to standard error.
    ExitCode say_failure(const Error& error, const std::string& what);
    // The same in words of its own.
    ExitCode say_failure_in(const std::string& words, const Error& error);
    // No rule and no check is called so; names that look like it are proposed.
    ExitCode say_no_such_id(const std::string& what);
    void say_aside(const std::string& text);  // to standard error

private:
    explicit Program(knowledge::Language language);
    Result<Done> read_knowledge(const std::string& folder);
    void build();

    knowledge::Language m_language;
    const knowledge::Catalogue* m_catalogue;
    std::unique_ptr<knowledge::ParsedCatalogue> m_read_catalogue;
    CLI::App m_app;
    std::string m_ignored;  // --lang and --knowledge are read before the rest, so that help speaks the right language
    std::function<ExitCode()> m_chosen;
};

}  // namespace asepsie::cli
