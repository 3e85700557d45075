// Who has an account here, with which rights, and who no longer uses theirs.
#include "domain/collectors/survey/survey.h"

#include "domain/collectors/formats/account_files.h"
#include "domain/collectors/formats/lastlog.h"
#include "domain/collectors/formats/sudoers.h"
#include "domain/collectors/linux/all.h"

#include <algorithm>
#include <array>

namespace asepsie::collectors::linux_os {
namespace {

using formats::Account;

constexpr std::string_view passwd_path = "/etc/passwd";
constexpr std::chrono::days stale_after{90};
constexpr std::array<std::string_view, 5> guest_names{"guest", "invite", "invité", "invitee", "visiteur"};
// Groups whose members act as administrator, with a password at most: docker and lxd give the whole disk to whoever asks.
constexpr std::array<std::string_view, 10> admin_groups{"sudo", "wheel", "admin", "root", "docker", "lxd", "incus", "incus-admin", "libvirt", "disk"};

// The account that looks, judged by its groups. An administrator who looks says nothing of the everyday account, unless there is one only.
Result<bool> everyday_account_is_admin(const Survey& survey, const std::vector<Account>& accounts)
{
    const std::string group_text = TRY(survey.read("/etc/group"));
    const auto groups = formats::parse_group(group_text);
    const platform::Identity& identity = survey.machine.identity();
    if (identity.is_admin) {
        const auto humans = std::count_if(accounts.begin(), accounts.end(), [](const Account& account) { return account.is_human(); });
        return humans == 0 ? fail(ErrorCode::unsupported, "nobody's everyday account is here") : fail(ErrorCode::unsupported, "an administrator is looking, not the everyday account");
    }
    return std::any_of(admin_groups.begin(), admin_groups.end(), [&](std::string_view name) {
        const auto group = groups.find(name);
        return group != groups.end() && std::find(identity.groups.begin(), identity.groups.end(), group->second) != identity.groups.end();
    });
}

// The accounts that somebody may open whose password is kept in that way.
Result<facts::FactList> with_password(const Survey& survey, const std::vector<Account>& accounts, formats::StoredPassword kind)
{
    const std::string text = TRY(survey.read("/etc/shadow"));
    facts::FactList names;
    for (const formats::ShadowEntry& entry : TRY(formats::parse_shadow(text))) {
        const bool may_log_in = std::any_of(accounts.begin(), accounts.end(), [&](const Account& account) { return account.may_log_in && account.name == entry.name; });
        if (may_log_in && entry.password == kind) {
            names.push_back(entry.name);
        }
    }
    return names;
}

Result<facts::FactList> without_password(const Survey& survey, const std::vector<Account>& accounts)
{
    facts::FactList names;
    for (const Account& account : accounts) {
        if (account.has_empty_password && account.may_log_in) {
            names.push_back(account.name);
        }
    }
    const auto in_shadow = with_password(survey, accounts, formats::StoredPassword::none);
    if (!in_shadow.ok()) {
        return names.empty() ? in_shadow : Result<facts::FactList>(names);
    }
    names.insert(names.end(), in_shadow->begin(), in_shadow->end());
    return names;
}

Result<bool> sudo_without_password(const Survey& survey)
{
    const auto main_file = survey.read("/etc/sudoers");
    if (!main_file.ok()) {
        return main_file.error().code == ErrorCode::not_found ? Result<bool>(false) : Result<bool>(main_file.error());
    }
    bool grants = formats::grants_all_without_password(*main_file);
    for (const std::string& name : TRY(survey.names_or_error_in("/etc/sudoers.d"))) {
        // sudo passes over names with a point or a tilde at the end.
        if (name.find('.') == std::string::npos && !name.ends_with("~")) {
            const std::string text = TRY(survey.read("/etc/sudoers.d/" + name));
            grants = grants || formats::grants_all_without_password(text);
        }
    }
    return grants;
}

Result<facts::FactList> stale(const Survey& survey, const std::vector<Account>& accounts)
{
    const auto table = survey.machine.read_file("/var/log/lastlog", platform::large_file_bytes);
    if (!table.ok()) {
        return table.error();
    }
    // Graphical logins leave no trace in lastlog (pam_lastlog is not in their stacks on Debian): what the session last wrote in the home counts too.
    facts::FactList names;
    bool hidden = false;
    for (const Account& account : accounts) {
        if (!account.is_human() || account.uid == survey.machine.identity().uid) {
            continue;
        }
        std::optional<Moment> last = TRY(formats::last_login(*table, account.uid));
        bool sees_home = survey.machine.list_directory(account.home).ok();
        for (const std::string_view trace : {"/.config/dconf/user", "/.cache", "/.config", "/.local/share", "/.bash_history", "/.xsession-errors"}) {
            const auto status = survey.machine.status(account.home + std::string(trace));
            sees_home = sees_home || status.ok();
            if (status.ok() && (!last || status->modified > *last)) {
                last = status->modified;
            }
        }
        if (last && survey.machine.now() - *last <= stale_after) {
            continue;
        }
        if (!sees_home) {
            hidden = true;
        } else {
            names.push_back(account.name);
        }
    }
    return names.empty() && hidden ? Result<facts::FactList>(fail(ErrorCode::denied, "the home of an account")) : Result<facts::FactList>(names);
}

facts::FactList extra_roots(const std::vector<Account>& accounts)
{
    facts::FactList names;
    for (const Account& account : accounts) {
        if (account.uid == 0 && account.name != "root") {
            names.push_back(account.name);
        }
    }
    return names;
}

}  // namespace

void accounts(Survey& survey)
{
    facts::FactSet& facts = survey.facts;
    const std::string where(passwd_path);
    const auto text = survey.read(where);
    const auto read = text.ok() ? formats::parse_passwd(*text) : Result<std::vector<Account>>(text.error());
    facts.learn_or_miss(fact::sudo_without_password, sudo_without_password(survey), "/etc/sudoers");
    if (!read.ok()) {
        const facts::Missing why = facts::missing_because(read.error());
        facts.miss(fact::human_accounts, why, where, read.error().detail);
        facts.miss(fact::account_is_admin, why, where, read.error().detail);
        facts.miss(fact::guest_account, why, where, read.error().detail);
        facts.miss(fact::extra_root_accounts, why, where, read.error().detail);
        facts.miss(fact::accounts_without_password, why, where, read.error().detail);
        facts.miss(fact::weakly_kept_passwords, why, where, read.error().detail);
        facts.miss(fact::stale_accounts, why, where, read.error().detail);
        return;
    }
    const auto humans = std::count_if(read->begin(), read->end(), [](const Account& account) { return account.is_human(); });
    const bool has_guest = std::any_of(read->begin(), read->end(), [](const Account& account) {
        return account.may_log_in && std::find(guest_names.begin(), guest_names.end(), account.name) != guest_names.end();
    });
    facts.learn(fact::human_accounts, static_cast<std::int64_t>(humans), where);
    facts.learn_or_miss(fact::account_is_admin, everyday_account_is_admin(survey, *read), "/etc/group");
    facts.learn(fact::guest_account, has_guest, where);
    facts.learn(fact::extra_root_accounts, extra_roots(*read), where);
    facts.learn_or_miss(fact::accounts_without_password, without_password(survey, *read), "/etc/shadow");
    facts.learn_or_miss(fact::weakly_kept_passwords, with_password(survey, *read, formats::StoredPassword::weak), "/etc/shadow");
    facts.learn_or_miss(fact::stale_accounts, stale(survey, *read), "/var/log/lastlog");
}

}  // namespace asepsie::collectors::linux_os
