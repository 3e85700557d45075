// How a program is started: without a shell, in a session of its own, with no signal set aside and no file of ours open but those it is given.
#pragma once

#include "foundation/base/result.h"
#include "foundation/descriptor/descriptor.h"

#include <spawn.h>
#include <sys/types.h>

#include <string>
#include <vector>

namespace asepsie::platform {

class ChildStart {
public:
    ChildStart();
    ChildStart(const ChildStart&) = delete;
    ChildStart& operator=(const ChildStart&) = delete;
    ~ChildStart();

    void give(const Descriptor& ours, int number);
    void give_nothing(int number, int flags);  // /dev/null
    void close_from(int number);
    void begin_in(const std::string& folder);

    // command[0]: an absolute path. environment: "NAME=value", all there is. not_found, denied, too_large (too many words), io_failed.
    [[nodiscard]] Result<pid_t> run(const std::vector<std::string>& command, const std::vector<std::string>& environment) const;

private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
};

}  // namespace asepsie::platform
