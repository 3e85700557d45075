#include "foundation/platform/linux/outside_program.h"

#include "foundation/base/text.h"
#include "foundation/descriptor/transfer.h"
#include "foundation/platform/linux/child_end.h"
#include "foundation/platform/linux/child_start.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace asepsie::platform {
namespace {

using Instant = std::chrono::steady_clock::time_point;

constexpr std::array<std::string_view, 3> program_folders{"/usr/bin", "/bin", "/usr/local/bin"};
constexpr std::array<std::string_view, 4> plain_environment{"LC_ALL=C.UTF-8", "TZ=UTC", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/nonexistent"};
constexpr int look_every_ms = 100;    // whether somebody wants it to end

struct Pipe {
    Descriptor read_end;
    Descriptor write_end;

    Result<Done> open()
    {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
            return fail(ErrorCode::io_failed, fmt::format("pipe: errno {}", errno));
        }
        read_end.become(ends[0]);
        write_end.become(ends[1]);
        return Done{};
    }
};

struct ProgramPipes {
    Pipe output;
    Pipe complaints;
    Pipe handed;
};

std::vector<std::string> environment_of(const ProgramCall& call)
{
    std::vector<std::string> environment(plain_environment.begin(), plain_environment.end());
    for (const auto& [name, value] : call.environment) {
        std::erase_if(environment, [&](const std::string& set) { return set.starts_with(name + "="); });
        environment.push_back(name + "=" + value);
    }
    if (!call.secret_variable.empty()) {
        // Its memory is taken at once: none is copied as it grows and left behind.
        std::string& secret = environment.emplace_back();
        secret.reserve(call.secret_variable.size() + 1 + call.secret_value.size());
        secret.append(call.secret_variable).append("=").append(call.secret_value);
    }
    return environment;
}

Result<Done> is_well_formed(const ProgramCall& call)
{
    const auto holds_nul = [](std::string_view text) { return text.find('\0') != std::string_view::npos; };
    for (const std::string_view secret : {call.handed_over, call.secret_value}) {
        if (secret.size() > most_secret_bytes || holds_nul(secret)) {
            return fail(ErrorCode::bad_usage, "a secret that no program takes");
        }
    }
    if (holds_nul(call.folder) || std::any_of(call.arguments.begin(), call.arguments.end(), holds_nul)) {
        return fail(ErrorCode::bad_usage, "a NUL in an argument");
    }
    return Done{};
}

Result<Done> open_pipes(ProgramPipes& pipes, const ProgramCall& call)
{
    TRY(pipes.output.open());
    TRY(pipes.complaints.open());
    if (call.handed_over.empty()) {
        return Done{};
    }
    TRY(pipes.handed.open());
    // It is smaller than what a pipe holds.
    const bool is_written = write_all(pipes.handed.write_end, call.handed_over);
    pipes.handed.write_end.close();
    return is_written ? Result<Done>(Done{}) : fail(ErrorCode::io_failed, "the pipe of a secret");
}

Result<pid_t> start(const std::string& path, const ProgramCall& call, const ProgramPipes& pipes)
{
    std::vector<std::string> words{path};
    words.insert(words.end(), call.arguments.begin(), call.arguments.end());
    std::vector<std::string> environment = environment_of(call);
    ChildStart start;
    start.give_nothing(0, O_RDONLY);
    start.give(pipes.output.write_end, 1);
    start.give(pipes.complaints.write_end, 2);
    const bool is_handed = pipes.handed.read_end.is_open();
    if (is_handed) {
        start.give(pipes.handed.read_end, handed_number);
    }
    start.close_from(is_handed ? handed_number + 1 : handed_number);
    start.begin_in(call.folder);
    auto child = start.run(words, environment);
    for (std::string& entry : environment) {
        ::explicit_bzero(entry.data(), entry.size());  // one may be a secret; a plain filling is left out by the compiler, for nobody reads it
    }
    return child;
}

// What is there to be read now; false at its end.
bool take(Descriptor& from, std::string& piece)
{
    constexpr std::size_t step = 1U << 16U;
    piece.resize(step);
    const ssize_t got = ::read(from.number(), piece.data(), piece.size());
    piece.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    if (got == 0 || (got < 0 && errno != EINTR)) {
        from.close();
        return false;
    }
    return true;
}

Result<Heard> keep_or_pass_on(const ProgramCall& call, std::string_view piece, ProgramEnd& end)
{
    if (call.hear) {
        return call.hear(piece);
    }
    if (end.output.size() + piece.size() > call.output_bytes) {
        return fail(ErrorCode::too_large, fmt::format("{}: more than {} bytes", name_of(call.program), call.output_bytes));
    }
    end.output += piece;
    return Heard::go_on;
}

bool is_cancelled(const ProgramCall& call) { return call.cancelled != nullptr && call.cancelled->load(std::memory_order_relaxed); }

// Until it has closed both its mouths.
Result<Done> listen(const ProgramCall& call, ProgramPipes& pipes, Instant until, ProgramEnd& end)
{
    Descriptor& output = pipes.output.read_end;
    Descriptor& complaints = pipes.complaints.read_end;
    std::string piece;
    while (output.is_open() || complaints.is_open()) {
        const int left = left_until(until);
        if (is_cancelled(call)) {
            end.was_stopped = true;
            return Done{};
        }
        if (left == 0) {
            return fail(ErrorCode::too_slow, fmt::format("{}: not done after {} ms", name_of(call.program), call.deadline.count()));
        }
        std::array<pollfd, 2> wanted{pollfd{output.number(), POLLIN, 0}, pollfd{complaints.number(), POLLIN, 0}};  // poll passes over a number below 0
        if (::poll(wanted.data(), wanted.size(), std::min(left, look_every_ms)) < 0 && errno != EINTR) {
            return fail(ErrorCode::io_failed, fmt::format("poll: errno {}", errno));
        }
        if (wanted[1].revents != 0 && take(complaints, piece)) {
            end.complaints.append(piece, 0, most_complaint_bytes - std::min(most_complaint_bytes, end.complaints.size()));
            end.was_stopped = call.hear_complaints && call.hear_complaints(piece) == Heard::stop;
        }
        if (end.was_stopped) {
            return Done{};
        }
        if (wanted[0].revents == 0 || !take(output, piece)) {
            continue;
        }
        const Heard wish = TRY(keep_or_pass_on(call, piece, end));
        if (wish == Heard::stop) {
            end.was_stopped = true;
            return Done{};
        }
    }
    return Done{};
}

}  // namespace

std::string_view name_of(OutsideProgram program) { return program == OutsideProgram::restic ? "restic" : "borg"; }

Result<std::string> installed_path(OutsideProgram program)
{
    for (const std::string_view folder : program_folders) {
        const std::string path = fmt::format("{}/{}", folder, name_of(program));
        struct stat found {};
        if (::stat(path.c_str(), &found) != 0 || !S_ISREG(found.st_mode) || (found.st_mode & S_IXUSR) == 0) {
            continue;
        }
        if (found.st_uid != 0 || (found.st_mode & (S_IWGRP | S_IWOTH)) != 0) {
            return fail(ErrorCode::denied, path + ": others than the administrator can change it");
        }
        return path;
    }
    return fail(ErrorCode::unsupported, fmt::format("{}: not installed", name_of(program)));
}

Result<ProgramEnd> run_outside(const ProgramCall& call)
{
    const Instant until = std::chrono::steady_clock::now() + call.deadline;
    TRY(is_well_formed(call));
    const std::string path = TRY(installed_path(call.program));
    ProgramPipes pipes;
    TRY(open_pipes(pipes, call));
    const pid_t child = TRY(start(path, call, pipes));
    pipes.output.write_end.close();
    pipes.complaints.write_end.close();
    pipes.handed.read_end.close();

    ProgramEnd end;
    auto heard = listen(call, pipes, until, end);
    if (!heard || end.was_stopped) {
        end_with_group(child);
        return heard.ok() ? Result<ProgramEnd>(std::move(end)) : std::move(heard).error();
    }
    auto status = status_before(child, until);
    if (!status || !*status) {
        end_with_group(child);
        return status.ok() ? fail(ErrorCode::too_slow, fmt::format("{}: still there after {} ms", path, call.deadline.count())) : std::move(status).error();
    }
    end.status = WIFEXITED(**status) ? WEXITSTATUS(**status) : 0;
    end.signal = signal_of(**status);
    return end;
}

}  // namespace asepsie::platform
