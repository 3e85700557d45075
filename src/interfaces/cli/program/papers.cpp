#include "interfaces/cli/program/papers.h"

#include "foundation/storage/files.h"

namespace asepsie::cli {

using words::Word;

ExitCode write_out(Program& program, application::PracticeFile& file, const std::string& path, const std::string& content, Word what)
{
    if (const auto noted = file.note_departure({present(), program.say(what), path}); !noted.ok()) {
        return program.say_failure(noted.error(), path);
    }
    if (const auto written = storage::write_whole_file(path, content); !written.ok()) {
        return program.say_failure(written.error(), path);
    }
    program.say_aside(program.say(Word::written_to, {{"file", path}}));
    return ExitCode::all_met;
}

application::PaperOptions paper_options(const Program& program, const std::string& author)
{
    return {author, present(), author, program.say(Word::paper_page, {{"n", std::string("{n}")}, {"of", std::string("{of}")}}), {}};
}

std::optional<application::PaperFormat> format_of(const std::string& path)
{
    const std::size_t dot = path.rfind('.');
    return dot == std::string::npos ? std::nullopt : application::paper_format_named(path.substr(dot + 1));
}

}  // namespace asepsie::cli
