#include "domain/collectors/formats/account_files.h"

#include "foundation/base/text.h"

namespace asepsie::collectors::formats {

Result<std::vector<Account>> parse_passwd(std::string_view text)
{
    std::vector<Account> accounts;
    text::for_each_line(text, [&](std::string_view line) {
        const auto field = text::split(line, ':');
        const auto uid = field.size() == 7 ? text::to_integer(field[2]) : std::nullopt;
        if (!uid || field[0].empty()) {
            return;
        }
        const std::string_view shell = field[6].substr(field[6].rfind('/') + 1);
        const bool may_log_in = shell != "nologin" && shell != "false" && shell != "sync" && shell != "halt" && shell != "shutdown";
        accounts.push_back({text::made_safe_to_show(field[0]), *uid, std::string(field[5]), may_log_in, field[1].empty()});
    });
    if (accounts.empty()) {
        return fail(ErrorCode::malformed, "no account in the list of accounts");
    }
    return accounts;
}

std::map<std::string, std::uint32_t, std::less<>> parse_group(std::string_view text)
{
    std::map<std::string, std::uint32_t, std::less<>> groups;
    text::for_each_line(text, [&](std::string_view line) {
        const auto field = text::split(line, ':');
        const auto gid = field.size() >= 3 ? text::to_integer(field[2]) : std::nullopt;
        if (gid && *gid >= 0 && *gid <= 0xFFFFFFFF) {
            groups.try_emplace(std::string(field[0]), static_cast<std::uint32_t>(*gid));
        }
    });
    return groups;
}

Result<std::vector<std::string>> empty_passwords(std::string_view shadow)
{
    std::vector<std::string> names;
    bool any = false;
    text::for_each_line(shadow, [&](std::string_view line) {
        const auto field = text::split(line, ':');
        any = any || field.size() >= 8;
        if (field.size() >= 8 && field[1].empty()) {
            names.emplace_back(field[0]);
        }
    });
    return any ? Result<std::vector<std::string>>(std::move(names)) : fail(ErrorCode::malformed, "no account in the list of passwords");
}

}  // namespace asepsie::collectors::formats
