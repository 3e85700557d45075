#include "domain/collectors/formats/account_files.h"

#include "foundation/base/text.h"

#include <algorithm>
#include <array>

namespace asepsie::collectors::formats {
namespace {

StoredPassword stored_password(std::string_view field)
{
    if (field.empty()) {
        return StoredPassword::none;
    }
    // "!" before a hash locks it; "*" and whatever no hash can be keep everybody out.
    constexpr std::size_t length_of_des = 13;
    if (field.front() == '!' || field.front() == '*' || (field.front() != '$' && field.front() != '_' && field.size() != length_of_des)) {
        return StoredPassword::locked;
    }
    constexpr std::array<std::string_view, 9> strong{"$y$", "$gy$", "$7$", "$2a$", "$2b$", "$2x$", "$2y$", "$6$", "$5$"};
    const bool is_strong = std::any_of(strong.begin(), strong.end(), [&](std::string_view scheme) { return field.starts_with(scheme); });
    return is_strong ? StoredPassword::strong : StoredPassword::weak;
}

}  // namespace

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

Result<std::vector<ShadowEntry>> parse_shadow(std::string_view text)
{
    std::vector<ShadowEntry> entries;
    text::for_each_line(text, [&](std::string_view line) {
        const auto field = text::split(line, ':');
        if (field.size() >= 8) {
            entries.push_back({text::made_safe_to_show(field[0]), stored_password(field[1])});
        }
    });
    return entries.empty() ? fail(ErrorCode::malformed, "no account in the list of passwords") : Result<std::vector<ShadowEntry>>(std::move(entries));
}

}  // namespace asepsie::collectors::formats
