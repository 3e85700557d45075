// Who may come in by SSH, and whether this account's own SSH keys would serve a thief.
#include "domain/collectors/survey/survey.h"

#include "domain/collectors/formats/ssh_private_key.h"
#include "domain/collectors/formats/sshd_config.h"
#include "domain/collectors/linux/all.h"
#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::collectors::linux_os {
namespace {

using formats::KeyProtection;
using formats::SshdConfig;

constexpr std::string_view config_path = "/etc/ssh/sshd_config";
constexpr std::uint16_t ssh_port = 22;
constexpr std::size_t key_file_bytes = 64U << 10U;  // the longest RSA keys take some 13 kB

Result<bool> server_runs(Survey& survey)
{
    if (!survey.has_package("openssh-server") && !survey.has_any_program({"/usr/sbin/sshd", "/usr/bin/sshd"})) {
        return false;
    }
    return survey.serves({"ssh.service", "sshd.service", "ssh.socket", "sshd.socket"}, ssh_port);
}

// glob(7) for the last part of a path: * and ?. After a mismatch the last * takes one character more.
bool matches(std::string_view pattern, std::string_view name)
{
    std::size_t p = 0;
    std::size_t n = 0;
    std::size_t after_star = std::string_view::npos;
    std::size_t star_from = 0;
    while (n < name.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            after_star = ++p;
            star_from = n;
        } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == name[n])) {
            ++p;
            ++n;
        } else if (after_star != std::string_view::npos) {
            p = after_star;
            n = ++star_from;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

// The files an Include names, in the order of their names. Patterns are looked up in one folder; relative ones in /etc/ssh (sshd_config(5)).
Result<std::vector<std::string>> included(const Survey& survey, std::string_view pattern)
{
    const std::string path = pattern.starts_with('/') ? std::string(pattern) : "/etc/ssh/" + std::string(pattern);
    const std::string folder = path.substr(0, path.rfind('/'));
    const std::string last = path.substr(path.rfind('/') + 1);
    if (folder.find_first_of("*?[") != std::string::npos || last.find('[') != std::string::npos) {
        return fail(ErrorCode::unsupported, "sshd_config: an Include of a form that is not followed");
    }
    const auto entries = survey.machine.list_directory(folder);
    if (!entries.ok() && entries.error().code != ErrorCode::not_found) {
        return entries.error();
    }
    std::vector<std::string> files;
    for (const platform::DirectoryEntry& entry : entries.value_or({})) {
        const bool is_hidden = entry.name.starts_with('.') && !last.starts_with('.');
        if (entry.kind == platform::FileKind::directory || is_hidden || !matches(last, entry.name)) {
            continue;
        }
        auto file = survey.read(folder + "/" + entry.name);
        if (file.ok()) {
            files.push_back(std::move(file).value());
        } else if (file.error().code != ErrorCode::not_found) {
            return file.error();
        }
    }
    return files;
}

Result<SshdConfig> read_config(const Survey& survey)
{
    auto text = survey.read(std::string(config_path));
    if (!text.ok() && text.error().code == ErrorCode::not_found) {
        text = survey.read("/usr/etc/ssh/sshd_config");  // openSUSE keeps the vendor's file there
    }
    if (!text.ok() && text.error().code != ErrorCode::not_found) {
        return text.error();
    }
    return formats::parse_sshd_config(text.value_or(""), [&](std::string_view pattern) { return included(survey, pattern); });
}

Result<bool> flag(const SshdConfig& config, std::string_view keyword, bool usual)
{
    const auto value = TRY(config.get(keyword));
    if (value && *value != "yes" && *value != "no") {
        return fail(ErrorCode::malformed, std::string(keyword) + " is neither yes nor no");
    }
    return value ? *value == "yes" : usual;
}

// AuthenticationMethods: lists of steps to go through, of which one is enough ("publickey,password" asks for both).
bool password_is_enough(std::string_view methods)
{
    const auto lists = text::words(methods);
    return std::any_of(lists.begin(), lists.end(), [](std::string_view list) {
        const std::string_view method = list.substr(0, list.find(':'));  // "keyboard-interactive:pam"
        return method == "any" || method == "password" || (method == "keyboard-interactive" && !text::contains(list, ","));
    });
}

// Whether a mere password opens the door to somebody. keyboard-interactive asks PAM, which asks for the password.
Result<bool> accepts_passwords(const SshdConfig& config)
{
    const auto methods = TRY(config.get("authenticationmethods"));
    if (methods && !password_is_enough(*methods)) {
        return false;
    }
    if (config.has_conditional("passwordauthentication", "yes") || TRY(flag(config, "passwordauthentication", true))) {
        return true;
    }
    const bool asks = config.has_conditional("kbdinteractiveauthentication", "yes") || TRY(flag(config, "kbdinteractiveauthentication", true));
    if (asks && TRY(flag(config, "usepam", false))) {
        return true;
    }
    // A Match block of a file that could not be read may say yes to some.
    if (config.unread) {
        return *config.unread;
    }
    return false;
}

// "yes" where no password is accepted from anybody comes to the same as "prohibit-password".
Result<std::string> root_login(const SshdConfig& config, const Result<bool>& passwords)
{
    std::string value = TRY(config.get("permitrootlogin")).value_or("prohibit-password");
    if (config.has_conditional("permitrootlogin", "yes")) {
        value = "yes";
    } else if (config.unread && value != "yes") {
        return *config.unread;
    }
    if (value == "yes") {
        return std::string(TRY(passwords) ? "yes" : "prohibit-password");
    }
    if (value == "without-password") {
        return std::string("prohibit-password");
    }
    if (value != "no" && value != "prohibit-password" && value != "forced-commands-only") {
        return fail(ErrorCode::malformed, "PermitRootLogin has no value that is known");
    }
    return value;
}

void learn_server(Survey& survey)
{
    facts::FactSet& facts = survey.facts;
    const std::string where(config_path);
    const Result<bool> runs = server_runs(survey);
    facts.learn_or_miss(fact::ssh_server_running, runs, "ssh.service");
    if (runs.ok() && !*runs) {
        facts.learn(fact::ssh_accepts_passwords, false, "ssh.service");
        facts.learn(fact::ssh_root_login, std::string("no"), "ssh.service");
        return;
    }
    const Result<SshdConfig> config = read_config(survey);
    const Result<bool> passwords = config.ok() ? accepts_passwords(*config) : Result<bool>(config.error());
    facts.learn_or_miss(fact::ssh_accepts_passwords, passwords, where);
    facts.learn_or_miss(fact::ssh_root_login, config.ok() ? root_login(*config, passwords) : Result<std::string>(config.error()), where);
}

struct Keys {
    std::int64_t all = 0;
    std::int64_t bare = 0;
};

// Only counts leave this function: neither a name nor a byte of a key.
Result<Keys> private_keys(const Survey& survey)
{
    Keys keys;
    TRY(survey.own_settings());
    const std::string folder = survey.home() + "/.ssh";
    const auto entries = survey.machine.list_directory(folder);
    if (!entries.ok()) {
        return entries.error().code == ErrorCode::not_found ? Result<Keys>(keys) : Result<Keys>(fail(entries.error().code, "the folder .ssh"));
    }
    std::optional<Error> unread;
    for (const platform::DirectoryEntry& entry : *entries) {
        const bool is_no_key = entry.kind == platform::FileKind::directory || entry.kind == platform::FileKind::other || entry.name.ends_with(".pub")
            || entry.name.starts_with("known_hosts") || entry.name.starts_with("authorized_keys") || entry.name == "config";
        if (is_no_key) {
            continue;
        }
        const auto text = survey.machine.read_file(folder + "/" + entry.name, key_file_bytes);
        const auto protection = text.ok() ? formats::parse_ssh_private_key(*text) : Result<KeyProtection>(text.error());
        if (protection.ok()) {
            keys.all += *protection == KeyProtection::no_key ? 0 : 1;
            keys.bare += *protection == KeyProtection::bare ? 1 : 0;
        } else if (protection.error().code == ErrorCode::denied || protection.error().code == ErrorCode::malformed) {
            unread = fail(protection.error().code, "a file of .ssh");
        }
    }
    // One bare key is news enough; without one, what could not be read may be one.
    return unread && keys.bare == 0 ? Result<Keys>(*unread) : Result<Keys>(keys);
}

void learn_keys(Survey& survey)
{
    const Result<Keys> keys = private_keys(survey);
    const std::string where = "~/.ssh";
    survey.facts.learn_or_miss(fact::ssh_private_keys, keys.ok() ? Result<std::int64_t>(keys->all) : Result<std::int64_t>(keys.error()), where);
    survey.facts.learn_or_miss(fact::ssh_private_keys_bare, keys.ok() ? Result<std::int64_t>(keys->bare) : Result<std::int64_t>(keys.error()), where);
}

}  // namespace

void ssh(Survey& survey)
{
    learn_server(survey);
    learn_keys(survey);
}

}  // namespace asepsie::collectors::linux_os
