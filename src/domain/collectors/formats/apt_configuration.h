// The configuration of apt and its kin (apt.conf(5)): a tree of named values, gathered from several files of which the later ones win.
#pragma once

#include "foundation/base/result.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::collectors::formats {

class AptConfiguration {
public:
    // Takes in one file, after those before it; another that it names by #include is passed over. malformed with the line where a brace, a quote or a
    // comment is left open, or a brace is closed that was never opened; what stands before is kept.
    Result<Done> add(std::string_view text);

    // The value of a name such as "APT::Periodic::Enable", in any case; nothing where no file gives it.
    [[nodiscard]] std::optional<std::string> get(std::string_view name) const;
    // The values without a name below it: Name { "a"; "b"; }; and Name:: "c";
    [[nodiscard]] std::vector<std::string> list(std::string_view name) const;

private:
    // By name in lower case.
    std::map<std::string, std::string, std::less<>> m_values;
    std::map<std::string, std::vector<std::string>, std::less<>> m_lists;
};

// Whether apt reads a file of that name in a folder such as apt.conf.d: letters, digits, "-", "_", ".", and no ending but ".conf".
bool is_apt_configuration_name(std::string_view name);

}  // namespace asepsie::collectors::formats
