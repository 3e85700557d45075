// Ways to take control of this computer from elsewhere: remote desktops, support tools, administration pages.
#include "domain/collectors/survey/survey.h"

#include "domain/collectors/linux/all.h"
#include "foundation/base/text.h"

#include <algorithm>
#include <array>
#include <span>

namespace asepsie::collectors::linux_os {
namespace {

using facts::FactList;

// A support tool by the traces it leaves: package, paths, unit. Empty words count for nothing.
struct Tool {
    std::string_view name;
    std::array<std::string_view, 2> packages;
    std::array<std::string_view, 3> paths;
    std::string_view unit;
};

// From each product's own packages and installers.
constexpr std::array tools{
    Tool{"AnyDesk", {"anydesk"}, {"/usr/bin/anydesk", "/opt/anydesk", "/var/lib/flatpak/app/com.anydesk.Anydesk"}, "anydesk.service"},
    Tool{"Chrome Remote Desktop", {"chrome-remote-desktop"}, {"/opt/google/chrome-remote-desktop"}, "chrome-remote-desktop.service"},
    Tool{"DWAgent", {"dwagent"}, {"/usr/share/dwagent", "/opt/dwagent"}, "dwagent.service"},
    Tool{"HopToDesk", {"hoptodesk"}, {"/usr/bin/hoptodesk", "/usr/share/hoptodesk"}, "hoptodesk.service"},
    Tool{"LogMeIn", {"logmein-host"}, {"/opt/logmein"}, "logmein.service"},
    Tool{"MeshAgent", {"meshagent"}, {"/usr/local/mesh_services", "/opt/meshagent"}, "meshagent.service"},
    Tool{"NoMachine", {"nomachine"}, {"/usr/NX/bin/nxserver", "/usr/NX"}, "nxserver.service"},
    Tool{"RustDesk", {"rustdesk"}, {"/usr/bin/rustdesk", "/usr/share/rustdesk", "/var/lib/flatpak/app/com.rustdesk.RustDesk"}, "rustdesk.service"},
    Tool{"Splashtop", {"splashtop-streamer"}, {"/opt/splashtop-streamer", "/usr/bin/splashtop-streamer"}, "SRStreamer.service"},
    Tool{"Supremo", {"supremo"}, {"/usr/bin/supremo", "/opt/supremo"}, "supremo.service"},
    Tool{"TeamViewer", {"teamviewer", "teamviewer-host"}, {"/usr/bin/teamviewer", "/opt/teamviewer"}, "teamviewerd.service"},
    Tool{"Zoho Assist", {"zohoassist"}, {"/usr/local/ZohoAssist"}, "ZohoAssistUrs.service"},
};

// ConnectWise's agent carries the customer's number in its names: /opt/connectwisecontrol-0123456789abcdef and a unit of that name.
constexpr std::string_view screenconnect = "ScreenConnect";
constexpr std::array<std::string_view, 2> screenconnect_prefixes{"connectwisecontrol-", "screenconnect-"};

// Active now, or started with the machine. Looked for only where the unit is installed: most are not.
bool is_started(Survey& survey, std::string_view unit)
{
    const std::string name(unit);
    if (unit.empty()) {
        return false;
    }
    const bool is_tool_installed = survey.has_any_program({"/etc/systemd/system/" + name, "/usr/lib/systemd/system/" + name, "/lib/systemd/system/" + name});
    return survey.unit_active(unit) == true || (is_tool_installed && survey.unit_enabled(unit) == true);
}

bool is_tool_installed(Survey& survey, const Tool& tool)
{
    const bool by_package = std::any_of(tool.packages.begin(), tool.packages.end(), [&](std::string_view name) { return !name.empty() && survey.has_package(name); });
    return by_package || std::any_of(tool.paths.begin(), tool.paths.end(), [&](std::string_view path) { return !path.empty() && survey.machine.exists(std::string(path)); });
}

// As a unit for each person, where there is such a one: chrome-remote-desktop@claire.service.
bool is_started_for_somebody(Survey& survey, std::string_view unit)
{
    const std::string front(unit.substr(0, unit.rfind(".service")));
    const auto homes = survey.homes();
    return std::any_of(homes.begin(), homes.end(), [&](const std::string& home) {
        const std::string person = home.substr(home.rfind('/') + 1);
        return survey.unit_active(front + "@" + person + ".service") == true || survey.unit_enabled(front + "@" + person + ".service") == true;
    });
}

void learn_support_tools(Survey& survey)
{
    FactList installed;
    FactList always_on;
    for (const Tool& tool : tools) {
        if (is_tool_installed(survey, tool)) {
            installed.emplace_back(tool.name);
            if (is_started(survey, tool.unit) || is_started_for_somebody(survey, tool.unit)) {
                always_on.emplace_back(tool.name);
            }
        }
    }
    for (const std::string& name : survey.names_in("/opt")) {
        const bool is_agent = std::any_of(screenconnect_prefixes.begin(), screenconnect_prefixes.end(), [&](std::string_view prefix) { return name.starts_with(prefix); });
        if (is_agent && std::find(installed.begin(), installed.end(), screenconnect) == installed.end()) {
            installed.emplace_back(screenconnect);
        }
        if (is_agent && is_started(survey, name + ".service") && std::find(always_on.begin(), always_on.end(), screenconnect) == always_on.end()) {
            always_on.emplace_back(screenconnect);
        }
    }

    facts::FactSet& facts = survey.facts;
    const std::string where = "/var/lib/dpkg/status, /usr/bin, /opt";
    const auto& packages = survey.packages();
    if (installed.empty() && !packages.ok() && packages.error().code != ErrorCode::not_found) {
        facts.learn_or_miss(fact::remote_support_tools, Result<FactList>(packages.error()), where);
        facts.learn_or_miss(fact::remote_support_always_on, Result<FactList>(packages.error()), where);
        return;
    }
    const bool can_tell = installed.empty() || survey.has_systemd();
    facts.learn(fact::remote_support_tools, std::move(installed), where);
    if (can_tell) {
        facts.learn(fact::remote_support_always_on, std::move(always_on), "/etc/systemd/system");
    } else {
        facts.miss(fact::remote_support_always_on, facts::Missing::unsupported, "/etc/systemd/system", "systemd does not run this machine");
    }
}

// A service by the port it waits at, where it is nobody else's, and by its units.
struct RemoteService {
    std::string_view name;
    std::uint16_t first_port = 0;
    std::uint16_t last_port = 0;  // 0: its port proves nothing
    std::array<std::string_view, 3> units{};
};

constexpr std::array desktops{
    RemoteService{"xrdp", 0, 0, {"xrdp.service"}},
    RemoteService{"VNC", 5900, 5909, {"x11vnc.service", "vncserver@:1.service", "tigervncserver@:1.service"}},
};

constexpr std::array administrations{
    RemoteService{"Cockpit", 0, 0, {"cockpit.socket", "cockpit.service"}},
    RemoteService{"Webmin", 10000, 10000, {"webmin.service"}},
    RemoteService{"Ajenti", 0, 0, {"ajenti.service"}},
    RemoteService{"Telnet", 23, 23, {"telnet.socket"}},
    RemoteService{"rlogin", 513, 513, {"rlogin.socket"}},
    RemoteService{"rsh", 0, 0, {"rsh.socket"}},
};

bool waits(Survey& survey, const RemoteService& service)
{
    const auto& ports = survey.open_ports();
    return service.last_port != 0 && ports.ok() && std::any_of(ports->begin(), ports->end(), [&](const formats::ListeningSocket& socket) {
        return socket.transport == formats::Transport::tcp && service.first_port <= socket.port && socket.port <= service.last_port;
    });
}

FactList found_among(Survey& survey, std::span<const RemoteService> services)
{
    FactList found;
    for (const RemoteService& service : services) {
        const bool by_unit = std::any_of(service.units.begin(), service.units.end(), [&](std::string_view unit) { return is_started(survey, unit); });
        if (by_unit || waits(survey, service)) {
            found.emplace_back(service.name);
        }
    }
    return found;
}

bool is_true(Survey& survey, std::string_view setting)
{
    const auto value = survey.setting(setting);
    const bool* flag = value ? std::get_if<bool>(&*value) : nullptr;
    return flag != nullptr && *flag;
}

constexpr RemoteService rdp{"RDP", 3389, 3389};

// GNOME's own: the settings say whether it shares the screen; without them, whether the person's session starts the program. The program that opens
// sessions from afar may run for nothing: only its port says that it serves.
bool gnome_shares_screen(Survey& survey)
{
    const bool by_setting = is_true(survey, "/org/gnome/desktop/remote-desktop/rdp/enable") || is_true(survey, "/org/gnome/desktop/remote-desktop/vnc/enable");
    const bool is_set = survey.setting("/org/gnome/desktop/remote-desktop/rdp/enable").has_value();
    const std::string link = survey.home() + "/.config/systemd/user/gnome-session.target.wants/gnome-remote-desktop.service";
    return by_setting || (!is_set && survey.machine.read_link(link).ok()) || (waits(survey, rdp) && is_started(survey, "gnome-remote-desktop.service"));
}

// What is found is known; that nothing is there is known only where the ports could be read.
void learn_list(Survey& survey, facts::Key<FactList> key, FactList found)
{
    const auto& ports = survey.open_ports();
    if (found.empty() && !ports.ok()) {
        survey.facts.learn_or_miss(key, Result<FactList>(ports.error()), "/proc/net/tcp");
    } else {
        survey.facts.learn(key, std::move(found), "/proc/net/tcp, /etc/systemd/system");
    }
}

FactList remote_desktops(Survey& survey)
{
    FactList found = found_among(survey, desktops);
    const bool has_gnome = gnome_shares_screen(survey);
    if (has_gnome) {
        found.emplace_back("GNOME");
    }
    // The port of RDP is these two's as well: it is named where neither of them is.
    if (waits(survey, rdp) && !has_gnome && std::find(found.begin(), found.end(), "xrdp") == found.end()) {
        found.emplace_back(rdp.name);
    }
    return found;
}

}  // namespace

void remote_access(Survey& survey)
{
    learn_list(survey, fact::remote_desktop_services, remote_desktops(survey));
    learn_list(survey, fact::remote_admin_services, found_among(survey, administrations));
    learn_support_tools(survey);
}

}  // namespace asepsie::collectors::linux_os
