// Tasks that do what a worker must not be able to do, or must not get away with. Each answers "done" where nothing stopped it.
#include "interfaces/worker/program/program.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <utility>

namespace {

using asepsie::ErrorCode;
using asepsie::fail;
using asepsie::worker_program::Answer;
using Parts = std::vector<std::string_view>;

Answer done() { return std::vector<std::string>{"done"}; }

Answer hang(const Parts&)
{
    for (;;) {
        ::pause();
    }
}

Answer sleep_on(const Parts&)
{
    for (;;) {
        const timespec hour{3'600, 0};
        ::nanosleep(&hour, nullptr);
    }
}

Answer burn(const Parts&)
{
    for (volatile unsigned i = 0;;) {
        i = i + 1;
    }
}

Answer crash(const Parts&) { std::abort(); }

Answer leave(const Parts&) { std::_Exit(7); }

Answer grow(const Parts&)
{
    std::vector<std::unique_ptr<std::string>> kept;
    for (int megabytes = 0; megabytes < 400; ++megabytes) {
        kept.push_back(std::make_unique<std::string>(1U << 20U, 'x'));
    }
    return done();
}

Answer babble(const Parts&)
{
    const std::string nonsense(1U << 20U, 'x');
    for (;;) {
        std::fwrite(nonsense.data(), 1, nonsense.size(), stdout);
    }
}

Answer mutter(const Parts&)
{
    std::fwrite("no message", 1, 10, stdout);
    std::_Exit(0);
}

Answer refuse(const Parts& parts) { return fail(ErrorCode::wrong_key, std::string(parts.empty() ? std::string_view("\x1B[31mred") : parts.front())); }

Answer open_file(const Parts&) { return ::open("/etc/passwd", O_RDONLY | O_CLOEXEC) < 0 ? Answer(fail(ErrorCode::denied, "open")) : done(); }

Answer write_file(const Parts&) { return ::open("/tmp/asepsie-worker-test", O_WRONLY | O_CREAT | O_CLOEXEC, 0600) < 0 ? Answer(fail(ErrorCode::denied, "open")) : done(); }

Answer open_socket(const Parts&) { return ::socket(AF_INET, SOCK_STREAM, 0) < 0 ? Answer(fail(ErrorCode::denied, "socket")) : done(); }

Answer fork_off(const Parts&) { return ::fork() < 0 ? Answer(fail(ErrorCode::denied, "fork")) : done(); }

Answer start_program(const Parts&)
{
    ::execl("/bin/true", "/bin/true", nullptr);
    return done();
}

Answer make_code(const Parts&)
{
    return ::mmap(nullptr, 4'096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? Answer(fail(ErrorCode::denied, "mmap")) : done();
}

// How many of the first hundred descriptors are open: of what the parent had, nothing but the three.
Answer count_files(const Parts&)
{
    int open = 0;
    for (int number = 0; number < 100; ++number) {
        open += ::fcntl(number, F_GETFD) >= 0 ? 1 : 0;
    }
    return std::vector<std::string>{std::to_string(open), environ == nullptr || *environ == nullptr ? "empty" : *environ};
}

constexpr std::array<std::pair<std::string_view, Answer (*)(const Parts&)>, 16> tasks{{{"hang", hang}, {"sleep_on", sleep_on}, {"burn", burn}, {"crash", crash}, {"leave", leave}, {"grow", grow},
    {"babble", babble}, {"mutter", mutter}, {"refuse", refuse}, {"open_file", open_file}, {"write_file", write_file}, {"open_socket", open_socket}, {"fork_off", fork_off},
    {"start_program", start_program}, {"make_code", make_code}, {"count_files", count_files}}};

}  // namespace

int main(int argc, char** argv)
{
    const std::vector<std::string> arguments(argv, argv + argc);
    asepsie::worker_program::Task task;
    for (const auto& [name, answer] : tasks) {
        if (name == asepsie::worker_program::wanted_task(arguments)) {
            task.answer = answer;
        }
    }
    asepsie::worker_program::answer_once(arguments, task);
}
