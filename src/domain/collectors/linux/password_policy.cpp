// What the system asks of a password, and how it answers those who guess.
#include "domain/collectors/survey/survey.h"

#include "domain/collectors/formats/ini_file.h"
#include "domain/collectors/formats/pam_stack.h"
#include "domain/collectors/linux/all.h"
#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::collectors::linux_os {
namespace {

constexpr std::int64_t least_of_pam_unix = 6;
constexpr std::int64_t least_of_pwquality = 8;

struct Stack {
    std::vector<formats::PamModule> modules;
    std::string where;
};

// Debian keeps one file for all services, Fedora another.
Result<Stack> stack_of(const Survey& survey, std::initializer_list<std::string_view> paths)
{
    Error last = fail(ErrorCode::not_found, "no PAM service file");
    for (const std::string_view path : paths) {
        const auto text = survey.read(std::string(path));
        if (text.ok()) {
            return Stack{formats::parse_pam_stack(*text), std::string(path)};
        }
        last = text.error().code == ErrorCode::not_found ? last : text.error();
    }
    return last;
}

std::optional<std::int64_t> minimum_in(const Survey& survey, const std::string& path)
{
    const auto text = survey.read(path);
    const auto file = text.ok() ? formats::parse_ini_file(*text) : Result<formats::IniFile>(text.error());
    return file.ok() ? text::to_integer(text::trim(file->get("", "minlen").value_or(""))) : std::nullopt;
}

// An argument of the module wins over its files, and the main file over those of its folder (pam_pwquality(8), pwquality.conf(5)).
Result<std::int64_t> least_length(const Survey& survey, const Stack& stack)
{
    for (const std::string_view other : {"pam_cracklib.so", "pam_passwdqc.so"}) {
        if (formats::find_module(stack.modules, "password", other) != nullptr) {
            return fail(ErrorCode::unsupported, std::string(other) + " counts in a way of its own");
        }
    }
    const formats::PamModule* quality = formats::find_module(stack.modules, "password", "pam_pwquality.so");
    if (quality == nullptr) {
        const formats::PamModule* plain = formats::find_module(stack.modules, "password", "pam_unix.so");
        const auto given = plain != nullptr ? text::to_integer(plain->argument("minlen").value_or("")) : std::nullopt;
        return given.value_or(least_of_pam_unix);
    }
    std::optional<std::int64_t> least = text::to_integer(quality->argument("minlen").value_or(""));
    if (least) {
        return *least;
    }
    for (const std::string& name : survey.names_in("/etc/security/pwquality.conf.d")) {
        const auto here = name.ends_with(".conf") ? minimum_in(survey, "/etc/security/pwquality.conf.d/" + name) : std::nullopt;
        least = here ? here : least;
    }
    const auto in_main_file = minimum_in(survey, "/etc/security/pwquality.conf");
    least = in_main_file ? in_main_file : least;
    return least.value_or(least_of_pwquality);
}

bool locks_out(const Stack& stack)
{
    return formats::find_module(stack.modules, "auth", "pam_faillock.so") != nullptr || formats::find_module(stack.modules, "auth", "pam_tally2.so") != nullptr;
}

}  // namespace

void password_policy(Survey& survey)
{
    facts::FactSet& facts = survey.facts;
    const auto passwords = stack_of(survey, {"/etc/pam.d/common-password", "/etc/pam.d/system-auth"});
    if (passwords.ok()) {
        facts.learn_or_miss(fact::password_least_length, least_length(survey, *passwords), passwords->where);
    } else {
        facts.miss(fact::password_least_length, facts::missing_because(passwords.error()), "/etc/pam.d", passwords.error().detail);
    }
    const auto logins = stack_of(survey, {"/etc/pam.d/common-auth", "/etc/pam.d/system-auth"});
    if (logins.ok()) {
        facts.learn(fact::lockout_configured, locks_out(*logins), logins->where);
    } else {
        facts.miss(fact::lockout_configured, facts::missing_because(logins.error()), "/etc/pam.d", logins.error().detail);
    }
}

}  // namespace asepsie::collectors::linux_os
