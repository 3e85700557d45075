// Whether this computer is backed up by a program we know, and when last.
#include "domain/collectors/survey/survey.h"

#include "domain/collectors/linux/all.h"
#include "foundation/base/text.h"

#include <array>

namespace asepsie::collectors::linux_os {
namespace {

// A trace that a backup program leaves once it has been set up. {home} is the account's.
struct Trace {
    std::string_view program;
    std::string_view path;
};
constexpr std::array traces{
    Trace{"BorgBackup", "{home}/.config/borg/security"},
    Trace{"BorgBackup", "/etc/borgmatic/config.yaml"},
    Trace{"BorgBackup", "{home}/.config/borgmatic/config.yaml"},
    Trace{"Vorta", "{home}/.local/share/Vorta/settings.db"},
    Trace{"restic", "{home}/.cache/restic"},
    Trace{"rsnapshot", "/var/cache/rsnapshot"},
    Trace{"Back In Time", "{home}/.config/backintime/config"},
    Trace{"Duplicati", "{home}/.config/Duplicati"},
    Trace{"Kopia", "{home}/.config/kopia/repository.config"},
};

std::string expanded(const Survey& survey, std::string_view path)
{
    constexpr std::string_view home = "{home}";
    return path.starts_with(home) ? survey.home() + std::string(path.substr(home.size())) : std::string(path);
}

void consider(std::optional<Date>& latest, std::optional<Date> date)
{
    if (date && (!latest || *date > *latest)) {
        latest = date;
    }
}

// The newest change of any file of that name in the folders of a folder: Borg and restic touch one for each success.
std::optional<Date> newest_below(const Survey& survey, const std::string& folder, std::string_view name)
{
    std::optional<Date> newest;
    for (const std::string& repository : survey.names_in(folder)) {
        if (const auto status = survey.machine.status(folder + "/" + repository + "/" + std::string(name))) {
            consider(newest, date_of(status->modified));
        }
    }
    return newest;
}

// Déjà Dup writes its last success down as ISO 8601 text.
std::optional<Date> last_of_deja_dup(Survey& survey)
{
    const auto value = survey.setting("/org/gnome/deja-dup/last-backup");
    const std::string* text = value ? std::get_if<std::string>(&*value) : nullptr;
    return text != nullptr && text->size() >= 10 ? parse_date(std::string_view(*text).substr(0, 10)) : std::nullopt;
}

}  // namespace

void backup(Survey& survey)
{
    facts::FactList programs;
    const auto add = [&](std::string_view name) {
        if (programs.empty() || programs.back() != name) {
            programs.emplace_back(name);
        }
    };
    std::optional<Date> latest = last_of_deja_dup(survey);
    if (latest) {
        add("Déjà Dup");
    }
    for (const Trace& trace : traces) {
        if (survey.machine.exists(expanded(survey, trace.path))) {
            add(trace.program);
        }
    }
    consider(latest, newest_below(survey, survey.home() + "/.config/borg/security", "manifest-timestamp"));
    consider(latest, newest_below(survey, survey.home() + "/.cache/restic", "snapshots"));

    const bool is_configured = !programs.empty();
    survey.facts.learn(fact::backup_tools, std::move(programs), survey.home() + "/.config");
    survey.facts.learn(fact::backup_configured, is_configured, survey.home() + "/.config");
    if (latest) {
        survey.facts.learn(fact::last_backup, *latest, survey.home() + "/.config");
    } else {
        survey.facts.miss(fact::last_backup, facts::Missing::unsupported, survey.home() + "/.config", "no program that says when it last succeeded");
    }
}

}  // namespace asepsie::collectors::linux_os
