#include "foundation/platform/linux/child_start.h"

#include <fmt/core.h>

#include <cerrno>
#include <csignal>

namespace asepsie::platform {
namespace {

std::vector<char*> pointers_to(const std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    for (const std::string& text : texts) {
        pointers.push_back(const_cast<char*>(text.c_str()));  // which the system only reads
    }
    pointers.push_back(nullptr);
    return pointers;
}

}  // namespace

ChildStart::ChildStart()
{
    posix_spawn_file_actions_init(&m_actions);
    posix_spawnattr_init(&m_attributes);
    sigset_t signals;
    sigemptyset(&signals);
    posix_spawnattr_setsigmask(&m_attributes, &signals);
    sigfillset(&signals);
    posix_spawnattr_setsigdefault(&m_attributes, &signals);
    // A session of its own: no terminal to ask on, and one group to kill.
    posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

ChildStart::~ChildStart()
{
    posix_spawn_file_actions_destroy(&m_actions);
    posix_spawnattr_destroy(&m_attributes);
}

void ChildStart::give(const Descriptor& ours, int number) { posix_spawn_file_actions_adddup2(&m_actions, ours.number(), number); }
void ChildStart::give_nothing(int number, int flags) { posix_spawn_file_actions_addopen(&m_actions, number, "/dev/null", flags, 0); }
void ChildStart::close_from(int number) { posix_spawn_file_actions_addclosefrom_np(&m_actions, number); }
void ChildStart::begin_in(const std::string& folder) { posix_spawn_file_actions_addchdir_np(&m_actions, folder.c_str()); }

Result<pid_t> ChildStart::run(const std::vector<std::string>& command, const std::vector<std::string>& environment) const
{
    pid_t child = 0;
    const int error = ::posix_spawn(&child, command.front().c_str(), &m_actions, &m_attributes, pointers_to(command).data(), pointers_to(environment).data());
    if (error != 0) {
        const ErrorCode code = error == ENOENT ? ErrorCode::not_found : error == EACCES ? ErrorCode::denied : error == E2BIG ? ErrorCode::too_large : ErrorCode::io_failed;
        return fail(code, fmt::format("{}: errno {}", command.front(), error));
    }
    return child;
}

}  // namespace asepsie::platform
