// How a session closes when one leaves it, and whether it opens without a secret.
#include "domain/collectors/survey/survey.h"

#include "domain/collectors/formats/ini_file.h"
#include "domain/collectors/formats/xfconf_channel.h"
#include "domain/collectors/linux/all.h"
#include "foundation/base/text.h"

namespace asepsie::collectors::linux_os {
namespace {

using formats::SettingValue;

struct Lock {
    bool is_enabled = false;
    std::int64_t seconds = 0;  // of idleness before the session asks for the password
    bool on_suspend = false;
    std::string where;
};

std::int64_t integer(const std::optional<SettingValue>& value, std::int64_t by_default)
{
    const std::int64_t* number = value ? std::get_if<std::int64_t>(&*value) : nullptr;
    return number != nullptr ? *number : by_default;
}

bool flag(const std::optional<SettingValue>& value, bool by_default)
{
    const bool* set = value ? std::get_if<bool>(&*value) : nullptr;
    return set != nullptr ? *set : by_default;
}

// Defaults of org.gnome.desktop.session and org.gnome.desktop.screensaver: 300 s, locked at once. A delay of 0 is never.
Lock gnome_lock(Survey& survey)
{
    const std::int64_t idle = integer(survey.setting("/org/gnome/desktop/session/idle-delay"), 300);
    const bool locks = flag(survey.setting("/org/gnome/desktop/screensaver/lock-enabled"), true) && !flag(survey.setting("/org/gnome/desktop/lockdown/disable-lock-screen"), false);
    const bool on_suspend = locks && flag(survey.setting("/org/gnome/desktop/screensaver/ubuntu-lock-on-suspend"), true);
    return {locks && idle > 0, idle + integer(survey.setting("/org/gnome/desktop/screensaver/lock-delay"), 0), on_suspend, "/org/gnome/desktop/session/idle-delay"};
}

Lock cinnamon_lock(Survey& survey)
{
    const std::int64_t idle = integer(survey.setting("/org/cinnamon/desktop/session/idle-delay"), 900);
    const bool locks = flag(survey.setting("/org/cinnamon/desktop/screensaver/lock-enabled"), true);
    return {locks && idle > 0, idle + integer(survey.setting("/org/cinnamon/desktop/screensaver/lock-delay"), 0),
        flag(survey.setting("/org/cinnamon/settings-daemon/plugins/power/lock-on-suspend"), false), "/org/cinnamon/desktop/session/idle-delay"};
}

Lock mate_lock(Survey& survey)
{
    const std::int64_t minutes = integer(survey.setting("/org/mate/desktop/session/idle-delay"), 5);
    const bool locks = flag(survey.setting("/org/mate/screensaver/lock-enabled"), true) && flag(survey.setting("/org/mate/screensaver/idle-activation-enabled"), true);
    return {locks && minutes > 0, 60 * (minutes + integer(survey.setting("/org/mate/screensaver/lock-delay"), 0)), locks, "/org/mate/desktop/session/idle-delay"};
}

Result<formats::IniFile> ini_or_nothing(const Survey& survey, const std::string& path)
{
    const auto text = survey.read(path);
    if (!text.ok()) {
        return text.error().code == ErrorCode::not_found ? Result<formats::IniFile>(formats::IniFile({}, {})) : Result<formats::IniFile>(text.error());
    }
    return formats::parse_ini_file(*text);
}

// The person's settings, then the administrator's, then KDE's own: five minutes, locked on waking, with the password (ksldapp, kscreenlockerrc).
Result<Lock> kde_lock(Survey& survey)
{
    const std::string path = survey.home() + "/.config/kscreenlockerrc";
    const formats::IniFile own = TRY(ini_or_nothing(survey, path));
    const formats::IniFile of_all = TRY(ini_or_nothing(survey, "/etc/xdg/kscreenlockerrc"));
    const auto value = [&](std::string_view key) {
        const auto found = own.get("Daemon", key);
        return found ? found : of_all.get("Daemon", key);
    };
    const auto number = [&](std::string_view key, std::int64_t by_default) { return text::to_integer(value(key).value_or("")).value_or(by_default); };
    const auto is_on = [&](std::string_view key) { return value(key).value_or("true") != "false" && value("requirepassword").value_or("true") != "false"; };
    return Lock{is_on("autolock"), 60 * number("timeout", 5) + number("lockgrace", 5), is_on("lockonresume"), path};
}

// Xfce locks by xfce4-screensaver (on by default, five minutes), light-locker or xscreensaver. Where none is installed nothing locks.
Result<Lock> xfce_lock(Survey& survey)
{
    const std::string channels = survey.home() + "/.config/xfce4/xfconf/xfce-perchannel-xml/";
    using Channel = std::map<std::string, std::string, std::less<>>;
    const auto channel = [&](const std::string& name) -> Result<Channel> {
        const auto xml = survey.read(channels + name + ".xml");
        if (!xml.ok()) {
            return xml.error().code == ErrorCode::not_found ? Result<Channel>(Channel{}) : Result<Channel>(xml.error());
        }
        return formats::parse_xfconf_channel(*xml);
    };
    const auto value = [](const Channel& from, std::string_view key, std::string_view by_default) {
        const auto found = from.find(key);
        return found == from.end() ? std::string(by_default) : found->second;
    };
    if (survey.has_package("xfce4-screensaver") || survey.has_any_program({"/usr/bin/xfce4-screensaver"})) {
        const Channel saver = TRY(channel("xfce4-screensaver"));
        const bool locks = value(saver, "saver/enabled", "true") == "true" && value(saver, "lock/enabled", "true") == "true"
            && value(saver, "saver/idle-activation/enabled", "true") == "true" && value(saver, "lock/saver-activation/enabled", "true") == "true";
        const std::int64_t idle = text::to_integer(value(saver, "saver/idle-activation/delay", "5")).value_or(5);
        const std::int64_t more = text::to_integer(value(saver, "lock/saver-activation/delay", "0")).value_or(0);
        const bool on_suspend = value(saver, "lock/enabled", "true") == "true" && value(saver, "lock/sleep-activation", "true") == "true";
        return Lock{locks && idle > 0, 60 * (idle + more), on_suspend, channels + "xfce4-screensaver.xml"};
    }
    for (const std::string_view other : {"light-locker", "xscreensaver", "xss-lock", "mate-screensaver"}) {
        if (survey.has_package(other) || survey.machine.exists("/usr/bin/" + std::string(other))) {
            return fail(ErrorCode::unsupported, std::string(other) + " keeps its settings where they are not read here");
        }
    }
    return Lock{false, 0, false, "/usr/bin/xfce4-screensaver"};
}

Result<Lock> lock_of(Survey& survey)
{
    TRY(survey.own_settings());
    const std::string& desktop = survey.desktop();
    if (desktop == "gnome") {
        return gnome_lock(survey);
    }
    if (desktop == "cinnamon") {
        return cinnamon_lock(survey);
    }
    if (desktop == "mate") {
        return mate_lock(survey);
    }
    if (desktop == "kde") {
        return kde_lock(survey);
    }
    if (desktop == "xfce") {
        return xfce_lock(survey);
    }
    return fail(ErrorCode::unsupported, "a desktop whose lock is not known here: " + desktop);
}

// The files of a login manager, in the order in which it reads them.
struct LoginManager {
    std::initializer_list<std::string_view> files;
    std::initializer_list<std::string_view> folders;  // of *.conf
    bool (*logs_in_alone)(const formats::IniFile& file);
};

bool is_true(const std::optional<std::string>& value) { return value && (text::equals_ignoring_case(*value, "true") || *value == "1"); }

bool gdm_logs_in_alone(const formats::IniFile& file) { return is_true(file.get("daemon", "automaticloginenable")) || is_true(file.get("daemon", "timedloginenable")); }

bool lightdm_logs_in_alone(const formats::IniFile& file)
{
    for (const formats::IniEntry& entry : file.entries()) {
        if (entry.section.starts_with("Seat") && entry.key == "autologin-user" && !entry.value.empty()) {
            return true;
        }
    }
    return false;
}

bool sddm_logs_in_alone(const formats::IniFile& file) { return !file.get("Autologin", "user").value_or("").empty(); }

bool lxdm_logs_in_alone(const formats::IniFile& file) { return !file.get("base", "autologin").value_or("").empty(); }

// greetd starts initial_session once without asking; a terminal by agetty --autologin.
bool greetd_logs_in_alone(const formats::IniFile& file) { return file.has_section("initial_session"); }

bool getty_logs_in_alone(const formats::IniFile& file)
{
    for (const formats::IniEntry& entry : file.entries()) {
        if (entry.key == "execstart" && (text::contains(entry.value, "--autologin") || text::contains(entry.value, " -a "))) {
            return true;
        }
    }
    return false;
}

const LoginManager login_managers[] = {
    {{"/etc/gdm3/daemon.conf", "/etc/gdm3/custom.conf", "/etc/gdm/custom.conf"}, {}, gdm_logs_in_alone},
    {{"/etc/lightdm/lightdm.conf"}, {"/usr/share/lightdm/lightdm.conf.d", "/etc/xdg/lightdm/lightdm.conf.d", "/etc/lightdm/lightdm.conf.d"}, lightdm_logs_in_alone},
    {{"/etc/sddm.conf"}, {"/usr/lib/sddm/sddm.conf.d", "/etc/sddm.conf.d"}, sddm_logs_in_alone},
    {{"/etc/plasmalogin.conf"}, {"/usr/lib/plasmalogin.conf.d", "/etc/plasmalogin.conf.d"}, sddm_logs_in_alone},
    {{"/etc/lxdm/lxdm.conf", "/etc/lxdm/default.conf"}, {}, lxdm_logs_in_alone},
    {{"/etc/greetd/config.toml"}, {}, greetd_logs_in_alone},
    {{}, {"/etc/systemd/system/getty@tty1.service.d"}, getty_logs_in_alone},
};

struct Logon {
    bool is_automatic = false;
    std::string where = "/etc";
};

Result<Logon> automatic_logon(const Survey& survey)
{
    std::optional<Error> unread;
    for (const LoginManager& manager : login_managers) {
        std::vector<std::string> paths(manager.files.begin(), manager.files.end());
        for (const std::string_view folder : manager.folders) {
            const auto names = survey.names_or_error_in(std::string(folder));
            if (!names.ok()) {
                unread = names.error();
                continue;
            }
            for (const std::string& name : *names) {
                if (name.ends_with(".conf")) {
                    paths.push_back(std::string(folder) + "/" + name);
                }
            }
        }
        for (const std::string& path : paths) {
            const auto text = survey.read(path);
            const auto file = text.ok() ? formats::parse_ini_file(*text) : Result<formats::IniFile>(text.error());
            if (file.ok() && manager.logs_in_alone(*file)) {
                return Logon{true, path};
            }
            if (!file.ok() && file.error().code != ErrorCode::not_found) {
                unread = file.error();
            }
        }
    }
    return unread ? Result<Logon>(*unread) : Result<Logon>(Logon{});
}

}  // namespace

void session(Survey& survey)
{
    facts::FactSet& facts = survey.facts;
    const auto lock = lock_of(survey);
    if (lock.ok()) {
        facts.learn(fact::session_lock_enabled, lock->is_enabled, lock->where);
        facts.learn(fact::idle_lock_seconds, lock->seconds, lock->where);
        facts.learn(fact::suspend_locks, lock->on_suspend, lock->where);
    } else {
        const facts::Missing why = facts::missing_because(lock.error());
        facts.miss(fact::session_lock_enabled, why, survey.home() + "/.config", lock.error().detail);
        facts.miss(fact::idle_lock_seconds, why, survey.home() + "/.config", lock.error().detail);
        facts.miss(fact::suspend_locks, why, survey.home() + "/.config", lock.error().detail);
    }
    const auto logon = automatic_logon(survey);
    if (logon.ok()) {
        facts.learn(fact::automatic_logon, logon->is_automatic, logon->where);
    } else {
        facts.miss(fact::automatic_logon, facts::missing_because(logon.error()), "/etc", logon.error().detail);
    }
}

}  // namespace asepsie::collectors::linux_os
