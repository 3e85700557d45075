// One look at one Linux machine, shared by the collectors: what several of them need is read once, when first asked for.
#pragma once

#include "domain/collectors/formats/dconf_database.h"
#include "domain/collectors/formats/dpkg_status.h"
#include "domain/collectors/formats/key_values.h"
#include "domain/collectors/formats/mount_table.h"
#include "domain/collectors/formats/proc_net_sockets.h"
#include "domain/facts/fact_set.h"
#include "domain/facts/keys.h"
#include "domain/knowledge/catalogue.h"
#include "foundation/platform/machine.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::collectors {

class Survey {
public:
    Survey(const platform::Machine& machine, const knowledge::Catalogue& catalogue, facts::FactSet& facts);

    const platform::Machine& machine;
    const knowledge::Catalogue& catalogue;
    facts::FactSet& facts;

    [[nodiscard]] Date today() const { return date_of(machine.now()); }

    // ID, VERSION_ID… of /etc/os-release, without quotes (os-release(5)).
    const Result<formats::KeyValues>& os_release();
    // Debian, Ubuntu and their kin: there is a dpkg database.
    bool is_debian_family();
    bool is_rpm_family();

    // A guest of another system: a container, or a machine whose processor says that it is a guest's.
    [[nodiscard]] bool is_container();
    [[nodiscard]] Result<bool> is_virtual_machine() const;

    // Every package of /var/lib/dpkg/status; unsupported where there is none.
    const Result<formats::DpkgStatus>& packages();
    // Installed by dpkg, flatpak or snap, or as one of these executables. programs: absolute paths.
    bool has_package(std::string_view name);
    bool has_any_program(std::initializer_list<std::string_view> paths);

    // /proc/self/mountinfo.
    const Result<formats::MountTable>& mounts();

    // The ports that wait for others to call, from /proc/net/{tcp,tcp6,udp,udp6}: in the order of their numbers, each once a transport, those that
    // only this computer reaches left out.
    const Result<std::vector<formats::ListeningSocket>>& open_ports();

    // Whether systemd runs the machine, and what it says of a unit such as "ssh.service" (systemd keeps a link for each unit that is active, and
    // one for each that is started with the machine). Nothing where systemd does not run it.
    bool has_systemd();
    std::optional<bool> unit_active(std::string_view unit);
    std::optional<bool> unit_enabled(std::string_view unit);
    // Whether a service waits for calls: one of its units is active or starts with the machine; where systemd does not run the machine, whether others
    // reach the TCP port.
    Result<bool> serves(std::initializer_list<std::string_view> units, std::uint16_t port);

    // The account's home folder, without a slash at the end; empty where it has none.
    [[nodiscard]] const std::string& home() const { return machine.identity().home; }
    // "gnome", "kde", "xfce", "mate", "cinnamon", "other", or "none" where there is no desktop.
    const std::string& desktop();
    // A setting of GNOME and its kin in this account, such as "/org/gnome/desktop/session/idle-delay": the person's own, else the one the
    // administrator set for all (/etc/dconf). Nothing where both are left at the system's default.
    std::optional<formats::SettingValue> setting(std::string_view key);
    // What is a person's own is judged from their own account: unsupported where an administrator looks, whose settings are others.
    [[nodiscard]] Result<Done> own_settings() const;
    // The homes of the people of this computer that this account may look into: path of each.
    std::vector<std::string> homes();

    Result<std::string> read(const std::string& path) const { return machine.read_file(path, platform::small_file_bytes); }
    // The names in a folder, or none where it is not there or may not be read.
    std::vector<std::string> names_in(const std::string& folder) const;
    // The same, but where a folder that is there may not be read, the reason is given.
    Result<std::vector<std::string>> names_or_error_in(const std::string& folder) const;

private:
    std::optional<Result<formats::KeyValues>> m_os_release;
    std::optional<Result<formats::DpkgStatus>> m_packages;
    std::optional<Result<formats::MountTable>> m_mounts;
    std::optional<Result<std::vector<formats::ListeningSocket>>> m_open_ports;
    std::optional<std::set<std::string, std::less<>>> m_enabled_units;
    std::optional<std::string> m_desktop;
    std::optional<std::vector<formats::DconfDatabase>> m_settings;
};

}  // namespace asepsie::collectors
