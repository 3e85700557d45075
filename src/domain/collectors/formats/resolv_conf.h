// Which servers turn names into addresses, and whether a program wrote them down (resolv.conf(5)).
#pragma once

#include "foundation/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace asepsie::collectors::formats {

struct ResolvConf {
    std::vector<std::string> servers;
    bool is_generated = false;  // a comment names the program that keeps the file from what the network says
};

// malformed where the text holds a NUL: it is no text.
Result<ResolvConf> parse_resolv_conf(std::string_view text);

}  // namespace asepsie::collectors::formats
