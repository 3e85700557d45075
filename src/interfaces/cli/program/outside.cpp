#include "interfaces/cli/program/outside.h"

#include "foundation/storage/files.h"
#include "interfaces/cli/program/door.h"

namespace asepsie::cli {
namespace {

using words::Word;

Result<std::vector<std::string>> anchors_in(const std::string& file)
{
    std::vector<std::string> anchors;
    if (!file.empty()) {
        constexpr std::size_t most = 1U << 20U;
        anchors.push_back(TRY(storage::read_whole_file(file, most)));
    }
    return anchors;
}

}  // namespace

ExitCode say_refused(Program& program, const std::string& what)
{
    program.say_aside("asepsie: " + document::plain(what));
    return ExitCode::could_not_run;
}

ExitCode write_beside(Program& program, const std::string& path, const std::string& content)
{
    if (const auto written = storage::write_whole_file(path, content); !written.ok()) {
        return program.say_failure(written.error(), path);
    }
    program.say_aside(program.say(Word::written_to, {{"file", path}}));
    return ExitCode::all_met;
}

ExitCode write_out(Program& program, application::PracticeFile& file, const std::string& path, const std::string& content, Word what)
{
    const auto noted = file.note_departure({present(), program.say(what), path});
    return noted.ok() ? write_beside(program, path, content) : program.say_failure(noted.error(), path);
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

std::optional<application::Incoming> read_answer_file(Program& program, const std::string& file, const std::string& anchors_file)
{
    auto content = storage::read_whole_file(file, application::max_answer_bytes);
    const auto anchors = anchors_in(anchors_file);
    const auto worker = worker::Worker::beside_this_program();
    if (!content.ok() || !anchors.ok()) {
        program.say_failure(content.ok() ? anchors.error() : content.error(), content.ok() ? anchors_file : file);
        return std::nullopt;
    }
    if (!worker.ok()) {
        program.say_failure(worker.error(), "asepsie-worker");
        return std::nullopt;
    }
    auto read = application::read_incoming(file.substr(file.rfind('/') + 1), std::move(content).value(), program.catalogue(), *worker, *anchors, present());
    if (read.ok() && read->is_blank()) {
        say_refused(program, program.say(Word::refused_nothing_answered));
        return std::nullopt;
    }
    if (read.ok()) {
        return std::move(read).value();
    }
    if (read.error().code == ErrorCode::denied) {
        say_refused(program, program.say(Word::note_needs_password));
    } else {
        program.say_failure(read.error(), read.error().code == ErrorCode::bad_usage ? anchors_file : file);
    }
    return std::nullopt;
}

}  // namespace asepsie::cli
