// Whether security fixes install themselves, and if not, what stands in the way.
#include "domain/collectors/survey/survey.h"

#include "domain/collectors/linux/all.h"
#include "domain/collectors/formats/apt_configuration.h"
#include "foundation/base/text.h"

#include <algorithm>
#include <array>

namespace asepsie::collectors::linux_os {
namespace {

constexpr std::string_view nothing = "none";
constexpr std::string_view not_installed = "not_installed";  // the program that would install them is not there
constexpr std::string_view switched_off = "switched_off";    // its settings say no
constexpr std::string_view stopped = "stopped";              // the timer that would start it is off
constexpr std::string_view only_downloads = "only_downloads";

struct UpdateAnswer {
    std::string_view obstacle;
    std::string where;
};

bool is_masked(const Survey& survey, const std::string& unit)
{
    return survey.machine.read_link("/etc/systemd/system/" + unit).value_or("") == "/dev/null";
}

bool is_timer_off(Survey& survey, const std::string& timer) { return is_masked(survey, timer) || survey.unit_enabled(timer) == false; }

// ---- apt ----

// apt reads apt.conf.d in the order of the names, then apt.conf (apt.conf(5)).
Result<formats::AptConfiguration> apt_configuration(const Survey& survey)
{
    const std::string folder = "/etc/apt/apt.conf.d";
    formats::AptConfiguration configuration;
    for (const std::string& name : TRY(survey.names_or_error_in(folder))) {
        if (formats::is_apt_configuration_name(name)) {
            TRY(configuration.add(TRY(survey.read(folder + "/" + name))));
        }
    }
    if (const auto last = survey.read("/etc/apt/apt.conf"); last.ok()) {
        TRY(configuration.add(*last));
    } else if (last.error().code != ErrorCode::not_found) {
        return last.error();
    }
    return configuration;
}

// An interval of apt.systemd.daily: "1", "7", "12h", "always"; "0" is never.
bool is_set(const std::optional<std::string>& interval)
{
    const std::string_view text = interval ? text::trim(*interval) : std::string_view("0");
    return !text.empty() && text.find_first_not_of("0smhd") != std::string_view::npos;
}

// Whether one of the origins is the archive of security fixes ("label=Debian-Security", "${distro_id}:${distro_codename}-security") or every one ("*").
bool names_security(const std::vector<std::string>& origins)
{
    return std::any_of(origins.begin(), origins.end(), [](const std::string& origin) { return text::contains(text::lower(origin), "security") || text::contains(origin, "*"); });
}

Result<UpdateAnswer> through_unattended_upgrades(Survey& survey)
{
    const auto configuration = TRY(apt_configuration(survey));
    const std::string where = "/etc/apt/apt.conf.d";
    if (!survey.has_package("unattended-upgrades")) {
        return UpdateAnswer{not_installed, "/var/lib/dpkg/status"};
    }
    const bool has_origin = names_security(configuration.list("Unattended-Upgrade::Origins-Pattern")) || names_security(configuration.list("Unattended-Upgrade::Allowed-Origins"));
    if (configuration.get("APT::Periodic::Enable").value_or("1") == "0" || !is_set(configuration.get("APT::Periodic::Update-Package-Lists"))
        || !is_set(configuration.get("APT::Periodic::Unattended-Upgrade")) || !has_origin) {
        return UpdateAnswer{switched_off, where};
    }
    for (const std::string timer : {"apt-daily.timer", "apt-daily-upgrade.timer"}) {
        if (is_timer_off(survey, timer)) {
            return UpdateAnswer{stopped, timer};
        }
    }
    return UpdateAnswer{nothing, where};
}

// ---- dnf ----

bool is_true(std::string_view value)
{
    constexpr std::array<std::string_view, 4> truths{"yes", "true", "on", "1"};
    return std::find(truths.begin(), truths.end(), text::lower(value)) != truths.end();
}

// The last file that sets the key wins: what the distribution ships, then what the administrator wrote.
Result<bool> applies_updates(const Survey& survey)
{
    bool applies = false;
    for (const std::string& path : {std::string("/usr/share/dnf5/dnf5-plugins/automatic.conf"), std::string("/etc/dnf/automatic.conf")}) {
        const auto content = survey.read(path);
        if (!content.ok() && content.error().code == ErrorCode::not_found) {
            continue;
        }
        const formats::KeyValues keys = TRY(formats::parse_key_values(TRY(content)));
        applies = keys.get("apply_updates") ? is_true(*keys.get("apply_updates")) : applies;
    }
    return applies;
}

Result<UpdateAnswer> through_dnf_automatic(Survey& survey)
{
    if (survey.machine.exists("/run/ostree-booted") || !survey.has_any_program({"/usr/bin/dnf", "/usr/bin/dnf5"})) {
        return fail(ErrorCode::unsupported, "updates come neither by apt nor by dnf");
    }
    // This one installs whatever the configuration says.
    if (survey.unit_enabled("dnf-automatic-install.timer") == true && !is_masked(survey, "dnf-automatic-install.timer")) {
        return UpdateAnswer{nothing, "dnf-automatic-install.timer"};
    }
    for (const std::string timer : {"dnf5-automatic.timer", "dnf-automatic.timer"}) {
        if (survey.unit_enabled(timer) == true && !is_masked(survey, timer)) {
            return UpdateAnswer{TRY(applies_updates(survey)) ? nothing : only_downloads, "/etc/dnf/automatic.conf"};
        }
    }
    // GNOME Software downloads of its own accord, and waits for a person to restart and install.
    if (survey.has_any_program({"/usr/bin/gnome-software"})) {
        const auto downloads = survey.setting("/org/gnome/software/download-updates");
        const bool is_off = downloads && std::holds_alternative<bool>(*downloads) && !std::get<bool>(*downloads);
        return UpdateAnswer{is_off ? switched_off : only_downloads, "/org/gnome/software/download-updates"};
    }
    const bool has_program = survey.has_any_program({"/usr/bin/dnf-automatic", "/usr/lib/systemd/system/dnf5-automatic.timer"});
    return UpdateAnswer{has_program ? stopped : not_installed, "dnf5-automatic.timer"};
}

// ---- desktops that do it themselves ----

// Discover installs what waits when nobody is at the desk (KDE, updatessettings.kcfg); [$i] marks a value that people may not change.
bool discover_installs(const Survey& survey)
{
    bool installs = false;
    for (const std::string& path : {std::string("/etc/xdg/PlasmaDiscoverUpdates"), survey.home() + "/.config/PlasmaDiscoverUpdates"}) {
        const auto content = survey.read(path);
        const auto keys = content.ok() ? formats::parse_key_values(*content) : Result<formats::KeyValues>(content.error());
        if (keys.ok() && keys->get("UseUnattendedUpdates[$i]")) {
            return is_true(*keys->get("UseUnattendedUpdates[$i]"));
        }
        installs = keys.ok() && keys->get("UseUnattendedUpdates") ? is_true(*keys->get("UseUnattendedUpdates")) : installs;
    }
    return installs;
}

Result<UpdateAnswer> ask_each_program(Survey& survey)
{
    if (survey.desktop() == "kde" && discover_installs(survey)) {
        return UpdateAnswer{nothing, "PlasmaDiscoverUpdates"};
    }
    // Linux Mint's own automation leaves this mark.
    const std::string mint_mark = "/var/lib/linuxmint/mintupdate-automatic-upgrades-enabled";
    if (survey.machine.exists(mint_mark)) {
        return UpdateAnswer{nothing, mint_mark};
    }
    if (survey.packages().ok()) {
        return through_unattended_upgrades(survey);
    }
    if (survey.is_rpm_family()) {
        return through_dnf_automatic(survey);
    }
    return survey.packages().error();
}

}  // namespace

void automatic_updates(Survey& survey)
{
    const auto answer = ask_each_program(survey);
    if (!answer.ok()) {
        survey.facts.learn_or_miss(fact::automatic_updates_on, Result<bool>(answer.error()), "/etc/apt/apt.conf.d");
        survey.facts.learn_or_miss(fact::automatic_updates_obstacle, Result<std::string>(answer.error()), "/etc/apt/apt.conf.d");
        return;
    }
    survey.facts.learn(fact::automatic_updates_on, answer->obstacle == nothing, answer->where);
    survey.facts.learn(fact::automatic_updates_obstacle, std::string(answer->obstacle), answer->where);
}

}  // namespace asepsie::collectors::linux_os
