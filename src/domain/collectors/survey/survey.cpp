#include "domain/collectors/survey/survey.h"

#include "foundation/base/text.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace asepsie::collectors {
namespace {

// How desktops name themselves in XDG_CURRENT_DESKTOP, and the program that runs each.
struct Desktop {
    std::string_view id;
    std::string_view named;
    std::string_view program;
};
constexpr std::array desktops{
    Desktop{"cinnamon", "x-cinnamon", "/usr/bin/cinnamon-session"},
    Desktop{"mate", "mate", "/usr/bin/mate-session"},
    Desktop{"xfce", "xfce", "/usr/bin/xfce4-session"},
    Desktop{"kde", "kde", "/usr/bin/plasmashell"},
    Desktop{"gnome", "gnome", "/usr/bin/gnome-shell"},
    Desktop{"gnome", "unity", "/usr/bin/unity"},
    Desktop{"other", "lxqt", "/usr/bin/lxqt-session"},
    Desktop{"other", "lxde", "/usr/bin/lxsession"},
};

std::string find_desktop(const platform::Machine& machine)
{
    const std::string named = text::lower(machine.environment("XDG_CURRENT_DESKTOP").value_or(""));
    for (const Desktop& desktop : desktops) {
        if (!named.empty() && text::contains(named, desktop.named)) {
            return std::string(desktop.id);
        }
    }
    if (!named.empty()) {
        return "other";
    }
    // Looked at over a plain terminal: the desktop that is installed.
    for (const Desktop& desktop : desktops) {
        if (machine.exists(std::string(desktop.program))) {
            return std::string(desktop.id);
        }
    }
    return "none";
}

using OpenPorts = std::vector<formats::ListeningSocket>;

constexpr std::size_t socket_table_bytes = 8U << 20U;  // some fifty thousand conversations

Result<Done> add_open_ports(const platform::Machine& machine, const std::string& path, formats::Transport transport, OpenPorts& ports)
{
    const OpenPorts found = TRY(formats::parse_proc_net_sockets(TRY(machine.read_file(path, socket_table_bytes)), transport));
    std::copy_if(found.begin(), found.end(), std::back_inserter(ports), [](const formats::ListeningSocket& socket) { return !socket.is_loopback; });
    return Done{};
}

Result<OpenPorts> find_open_ports(const platform::Machine& machine)
{
    OpenPorts ports;
    TRY(add_open_ports(machine, "/proc/net/tcp", formats::Transport::tcp, ports));
    TRY(add_open_ports(machine, "/proc/net/udp", formats::Transport::udp, ports));
    // A kernel without IPv6 has no tables of it.
    for (const auto& [path, transport] : {std::pair("/proc/net/tcp6", formats::Transport::tcp), std::pair("/proc/net/udp6", formats::Transport::udp)}) {
        const auto added = add_open_ports(machine, path, transport, ports);
        if (!added.ok() && added.error().code != ErrorCode::not_found) {
            return added.error();
        }
    }
    const auto place = [](const formats::ListeningSocket& socket) { return std::pair(socket.port, socket.transport); };
    std::sort(ports.begin(), ports.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
    ports.erase(std::unique(ports.begin(), ports.end(), [&](const auto& a, const auto& b) { return place(a) == place(b); }), ports.end());
    return ports;
}

}  // namespace

Survey::Survey(const platform::Machine& of, const knowledge::Catalogue& by, facts::FactSet& into) : machine(of), catalogue(by), facts(into) {}

const Result<formats::KeyValues>& Survey::os_release()
{
    if (!m_os_release) {
        auto content = read("/etc/os-release");
        if (!content.ok()) {
            content = read("/usr/lib/os-release");
        }
        m_os_release = content.ok() ? formats::parse_key_values(*content) : Result<formats::KeyValues>(content.error());
    }
    return *m_os_release;
}

bool Survey::is_debian_family() { return packages().ok(); }

bool Survey::is_rpm_family() { return !is_debian_family() && (machine.exists("/usr/lib/sysimage/rpm") || machine.exists("/var/lib/rpm")); }

bool Survey::is_container()
{
    // systemd's container interface (systemd.io/CONTAINER_INTERFACE).
    if (machine.exists("/run/systemd/container")) {
        return true;
    }
    // The marks of Docker and Podman. Docker's is a file on the disk, which stays when an image becomes a whole machine: a container's root lies on no
    // disk of its own (device number 0:N).
    const bool is_marked = machine.exists("/.dockerenv") || machine.exists("/run/.containerenv");
    const formats::Mount* root = mounts().ok() ? mounts()->at("/") : nullptr;
    return is_marked && (root == nullptr || root->device_number.starts_with("0:"));
}

Result<bool> Survey::is_virtual_machine() const
{
    const std::string cpuinfo = TRY(read("/proc/cpuinfo"));
    bool found = false;
    text::for_each_line(cpuinfo, [&](std::string_view line) { found = found || (line.starts_with("flags") && text::contains(line, " hypervisor")); });
    return found;
}

const Result<formats::DpkgStatus>& Survey::packages()
{
    if (!m_packages) {
        const auto content = machine.read_file("/var/lib/dpkg/status", platform::large_file_bytes);
        m_packages = content.ok() ? formats::parse_dpkg_status(*content) : Result<formats::DpkgStatus>(content.error());
    }
    return *m_packages;
}

bool Survey::has_package(std::string_view name) { return packages().ok() && packages()->installed(name) != nullptr; }

bool Survey::has_any_program(std::initializer_list<std::string_view> paths)
{
    return std::any_of(paths.begin(), paths.end(), [&](std::string_view path) { return machine.exists(std::string(path)); });
}

const Result<formats::MountTable>& Survey::mounts()
{
    if (!m_mounts) {
        const auto content = read("/proc/self/mountinfo");
        m_mounts = content.ok() ? formats::parse_mount_table(*content) : Result<formats::MountTable>(content.error());
    }
    return *m_mounts;
}

const Result<std::vector<formats::ListeningSocket>>& Survey::open_ports()
{
    if (!m_open_ports) {
        m_open_ports = find_open_ports(machine);
    }
    return *m_open_ports;
}

bool Survey::has_systemd() { return machine.exists("/run/systemd/system"); }

std::optional<bool> Survey::unit_active(std::string_view unit)
{
    if (!has_systemd()) {
        return std::nullopt;
    }
    // systemd keeps /run/systemd/units/invocation:UNIT for as long as a unit is active (unit.c, unit_export_invocation_id).
    return machine.read_link("/run/systemd/units/invocation:" + std::string(unit)).ok();
}

std::optional<bool> Survey::unit_enabled(std::string_view unit)
{
    if (!has_systemd()) {
        return std::nullopt;
    }
    // A unit is started with the machine where a folder TARGET.wants or TARGET.requires links to it (systemd.unit(5)).
    if (!m_enabled_units) {
        m_enabled_units.emplace();
        for (const std::string& folder : {std::string("/etc/systemd/system"), std::string("/usr/lib/systemd/system")}) {
            for (const std::string& name : names_in(folder)) {
                if (name.ends_with(".wants") || name.ends_with(".requires")) {
                    for (std::string& wanted : names_in(folder + "/" + name)) {
                        m_enabled_units->insert(std::move(wanted));
                    }
                }
            }
        }
    }
    return m_enabled_units->contains(unit);
}

Result<bool> Survey::serves(std::initializer_list<std::string_view> units, std::uint16_t port)
{
    if (has_systemd()) {
        return std::any_of(units.begin(), units.end(), [&](std::string_view unit) { return unit_active(unit) == true || unit_enabled(unit) == true; });
    }
    const auto& ports = open_ports();
    if (!ports.ok()) {
        return ports.error();
    }
    return std::any_of(ports->begin(), ports->end(),
        [&](const formats::ListeningSocket& socket) { return socket.transport == formats::Transport::tcp && socket.port == port; });
}

const std::string& Survey::desktop()
{
    if (!m_desktop) {
        m_desktop = find_desktop(machine);
    }
    return *m_desktop;
}

Result<Done> Survey::own_settings() const
{
    return machine.identity().is_admin ? Result<Done>(fail(ErrorCode::unsupported, "an administrator is looking, not the everyday account")) : Result<Done>(Done{});
}

std::optional<formats::SettingValue> Survey::setting(std::string_view key)
{
    if (!m_settings) {
        m_settings.emplace();
        const std::string own = machine.environment("XDG_CONFIG_HOME").value_or(home() + "/.config") + "/dconf/user";
        for (const std::string& path : {own, std::string("/etc/dconf/db/local"), std::string("/etc/dconf/db/distro"), std::string("/etc/dconf/db/site")}) {
            const auto bytes = read(path);
            auto database = bytes.ok() ? formats::parse_dconf_database(*bytes) : Result<formats::DconfDatabase>(bytes.error());
            if (database.ok()) {
                m_settings->push_back(std::move(database).value());
            }
        }
    }
    for (const formats::DconfDatabase& database : *m_settings) {
        if (auto value = database.get(key)) {
            return value;
        }
    }
    return std::nullopt;
}

std::vector<std::string> Survey::homes()
{
    std::vector<std::string> found;
    for (const std::string& name : names_in("/home")) {
        const std::string path = "/home/" + name;
        if (machine.status(path).ok()) {
            found.push_back(path);
        }
    }
    if (!home().empty() && home() != "/" && std::find(found.begin(), found.end(), home()) == found.end()) {
        found.push_back(home());
    }
    return found;
}

std::vector<std::string> Survey::names_in(const std::string& folder) const { return names_or_error_in(folder).value_or({}); }

Result<std::vector<std::string>> Survey::names_or_error_in(const std::string& folder) const
{
    std::vector<std::string> names;
    const auto entries = machine.list_directory(folder);
    if (!entries.ok() && entries.error().code != ErrorCode::not_found) {
        return entries.error();
    }
    if (entries.ok()) {
        for (const platform::DirectoryEntry& entry : *entries) {
            names.push_back(entry.name);
        }
    }
    return names;
}

}  // namespace asepsie::collectors
