// The modules that a service asks before it lets somebody in: files of /etc/pam.d (pam.d(5)).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::collectors::formats {

struct PamModule {
    std::string type;  // auth, account, password, session
    std::string name;  // "pam_unix.so"
    std::vector<std::string> arguments;

    // The value of "name=value" among the arguments.
    [[nodiscard]] std::optional<std::string> argument(std::string_view name) const;
};

// The lines in their order; comments and @include lines are passed over, [success=1 default=ignore] counts as one word.
std::vector<PamModule> parse_pam_stack(std::string_view text);

const PamModule* find_module(const std::vector<PamModule>& stack, std::string_view type, std::string_view name);

}  // namespace asepsie::collectors::formats
