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

// How an account's password is kept in /etc/shadow (crypt(5)).
enum class StoredPassword : std::uint8_t {
    none,    // the field is empty: anybody gets in
    locked,  // no password opens the account
    weak,    // DES, MD5, NT or SHA-1: guessed quickly by whoever steals the file
    strong,  // yescrypt, bcrypt, scrypt, SHA-256, SHA-512
};

struct ShadowEntry {
    std::string name;
    StoredPassword password = StoredPassword::locked;
};

// malformed where no line is one of an account.
Result<std::vector<ShadowEntry>> parse_shadow(std::string_view text);

}  // namespace asepsie::collectors::formats
