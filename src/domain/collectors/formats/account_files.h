// The accounts of a machine: passwd(5), group(5), shadow(5). Of a password only its kind is ever kept.
#pragma once

#include "foundation/base/result.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::collectors::formats {

struct Account {
    std::string name;
    std::int64_t uid = 0;
    std::string home;
    bool may_log_in = false;       // its shell is none of nologin, false, sync…
    bool has_empty_password = false;  // the second field is empty: anybody gets in

    [[nodiscard]] bool is_human() const { return uid >= 1000 && uid < 60'000 && may_log_in; }
};

// malformed where no line is one of an account.
Result<std::vector<Account>> parse_passwd(std::string_view text);

// Group number by name.
std::map<std::string, std::uint32_t, std::less<>> parse_group(std::string_view text);

// The accounts of /etc/shadow whose password is empty. malformed where no line is one of an account.
Result<std::vector<std::string>> empty_passwords(std::string_view shadow);

}  // namespace asepsie::collectors::formats
