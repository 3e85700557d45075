// The settings of OpenSSH's server as it takes them: files in the order of their Include lines, the first value of a setting wins, and Match blocks
// hold for some visitors only (sshd_config(5); servconf.c).
#pragma once

#include "foundation/base/result.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace asepsie::collectors::formats {

constexpr int max_sshd_include_depth = 16;  // as servconf.c
constexpr int max_sshd_included_files = 64;

// Gives the texts of the files that the pattern of an Include line names, in their order; none where there is no such file.
using IncludeReader = std::function<Result<std::vector<std::string>>(std::string_view pattern)>;

struct SshdConfig {
    // By keyword; keyword and arguments in lower case, several arguments joined by a space. Nothing below an Include that could not be read.
    std::map<std::string, std::string, std::less<>> global;
    std::vector<std::pair<std::string, std::string>> conditional;  // the same, of Match blocks
    std::optional<Error> unread;                                   // why an Include could not be followed

    // What holds for everyone; nothing where it is left at its default; `unread` where a file that could not be read may have set it.
    [[nodiscard]] Result<std::optional<std::string>> get(std::string_view keyword) const;
    // Whether some Match block gives the setting this value.
    [[nodiscard]] bool has_conditional(std::string_view keyword, std::string_view value) const;
};

// malformed where the text holds a NUL: it is no text. A loop of Include lines, or too many, is `unread`.
Result<SshdConfig> parse_sshd_config(std::string_view text, const IncludeReader& read_included);

}  // namespace asepsie::collectors::formats
