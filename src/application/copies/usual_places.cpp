#include "application/copies/usual_places.h"

#include "application/copies/settings_text.h"
#include "domain/collectors/formats/dconf_database.h"
#include "domain/collectors/formats/ini_file.h"
#include "domain/collectors/formats/mount_table.h"
#include "foundation/base/text.h"

#include <algorithm>
#include <array>

namespace asepsie::copies {
namespace {

using collectors::formats::SettingValue;
using platform::DirectoryEntry;
using platform::FileKind;

constexpr std::size_t most_looked_into = 2'000;  // folders, in all
constexpr int looked_deep = 2;

bool holds(const std::vector<DirectoryEntry>& entries, std::string_view name, FileKind kind)
{
    return std::any_of(entries.begin(), entries.end(), [&](const DirectoryEntry& entry) { return entry.name == name && entry.kind == kind; });
}

class Finder {
public:
    explicit Finder(const platform::Machine& machine) : m_machine(machine), m_clouds(find_cloud_folders(machine)), m_home(machine.identity().home) {}

    std::vector<FoundPlace> run()
    {
        ask_deja_dup();
        ask_borgmatic();
        ask_rsnapshot();
        for (const CloudFolder& cloud : m_clouds) {
            add(CopyKind::folder, cloud.path, cloud.path, false);
        }
        look_at_mounts();
        if (m_machine.exists("/timeshift/snapshots")) {
            add(CopyKind::timeshift, "/timeshift", "/etc/timeshift/timeshift.json", true);
        }
        if (!m_home.empty()) {
            look_into(m_home, looked_deep);
        }
        std::sort(m_found.begin(), m_found.end(), [](const FoundPlace& a, const FoundPlace& b) { return a.place < b.place; });
        return std::move(m_found);
    }

private:
    void add(CopyKind kind, std::string place, std::string found_by, bool is_configured)
    {
        const auto same = std::find_if(m_found.begin(), m_found.end(), [&](const FoundPlace& found) { return found.place == place; });
        if (same != m_found.end()) {
            // A kind says more than "files".
            same->kind = same->kind == CopyKind::folder ? kind : same->kind;
            same->is_configured = same->is_configured || is_configured;
            return;
        }
        FoundPlace found{kind, std::move(place), std::move(found_by), {}, MediumKind::unknown, is_configured};
        if (found.place.starts_with('/')) {
            const Medium medium = medium_of(m_machine, found.place, m_clouds);
            found.medium = medium.kind;
            found.cloud = medium.cloud;
        }
        m_found.push_back(std::move(found));
    }

    [[nodiscard]] std::string absolute(const std::string& path) const
    {
        if (path.starts_with("$HOME")) {
            return m_home + path.substr(5);
        }
        return path.starts_with("~/") ? m_home + path.substr(1) : path.starts_with('/') || text::contains(path, ":") ? path : m_home + "/" + path;
    }

    void ask_deja_dup()
    {
        const std::string database = m_home + "/.config/dconf/user";
        const auto bytes = m_machine.read_file(database, platform::large_file_bytes);
        const auto settings = bytes ? collectors::formats::parse_dconf_database(*bytes) : Result<collectors::formats::DconfDatabase>(bytes.error());
        if (settings) {
            add_deja_dup(database, [&](std::string_view group, std::string_view key) {
                const std::string path = "/org/gnome/deja-dup/" + (group.empty() ? std::string() : std::string(group) + "/") + std::string(key);
                const auto value = settings->get(path);
                const auto* words = value ? std::get_if<std::string>(&*value) : nullptr;
                return words == nullptr ? std::string() : *words;
            });
        }
        const std::string keyfile = m_home + "/.var/app/org.gnome.DejaDup/config/glib-2.0/settings/keyfile";
        const auto content = m_machine.read_file(keyfile, platform::small_file_bytes);
        const auto ini = content ? collectors::formats::parse_ini_file(*content) : Result<collectors::formats::IniFile>(content.error());
        if (ini) {
            add_deja_dup(keyfile, [&](std::string_view group, std::string_view key) {
                const std::string section = "org/gnome/deja-dup" + (group.empty() ? std::string() : "/" + std::string(group));
                std::string value = ini->get(section, key).value_or("");
                return std::string(text::unquote(value));
            });
        }
    }

    template <typename Setting>
    void add_deja_dup(const std::string& found_by, Setting setting)
    {
        const std::string backend = setting("", "backend");
        if (backend == "local" || (backend.empty() && !setting("local", "folder").empty())) {
            add(CopyKind::deja_dup, absolute(setting("local", "folder")), found_by, true);
        } else if (backend == "drive") {
            add_deja_dup_drive(found_by, setting("drive", "name"), setting("drive", "folder"));
        } else if (backend == "remote") {
            const std::string folder = setting("remote", "folder");
            add(CopyKind::deja_dup, setting("remote", "uri") + (folder.empty() ? "" : "/" + folder), found_by, true);
        } else if (backend == "google" || backend == "microsoft" || backend == "rclone") {
            add(CopyKind::deja_dup, backend + ":" + setting(backend, "folder"), found_by, true);
        }
    }

    // Its disk by the name it is plugged in under; where it is not, the name alone.
    void add_deja_dup_drive(const std::string& found_by, const std::string& name, const std::string& folder)
    {
        for (const std::string& point : plugged_points()) {
            if (!name.empty() && point.ends_with("/" + name)) {
                add(CopyKind::deja_dup, point + "/" + folder, found_by, true);
                return;
            }
        }
        add(CopyKind::deja_dup, "drive:" + name + "/" + folder, found_by, true);
    }

    void ask_borgmatic()
    {
        std::vector<std::string> files{"/etc/borgmatic/config.yaml", m_home + "/.config/borgmatic/config.yaml"};
        for (const std::string& folder : {std::string("/etc/borgmatic.d"), m_home + "/.config/borgmatic.d"}) {
            for (const DirectoryEntry& entry : m_machine.list_directory(folder).value_or({})) {
                if (entry.name.ends_with(".yaml") || entry.name.ends_with(".yml")) {
                    files.push_back(folder + "/" + entry.name);
                }
            }
        }
        for (const std::string& file : files) {
            const auto content = m_machine.read_file(file, platform::small_file_bytes);
            const auto places = content ? parse_borgmatic_repositories(*content) : Result<std::vector<std::string>>(content.error());
            for (const std::string& place : places.value_or({})) {
                add(CopyKind::borg, absolute(place), file, true);
            }
        }
    }

    void ask_rsnapshot()
    {
        const std::string file = "/etc/rsnapshot.conf";
        const auto content = m_machine.read_file(file, platform::small_file_bytes);
        const auto conf = content ? parse_rsnapshot_conf(*content) : Result<RsnapshotConf>(content.error());
        if (conf && !conf->root.empty()) {
            add(CopyKind::rsnapshot, conf->root, file, true);
        }
    }

    [[nodiscard]] std::vector<collectors::formats::Mount> mounts() const
    {
        const auto content = m_machine.read_file("/proc/self/mountinfo", platform::small_file_bytes);
        const auto table = content ? collectors::formats::parse_mount_table(*content) : Result<collectors::formats::MountTable>(content.error());
        return table ? table->mounts() : std::vector<collectors::formats::Mount>();
    }

    [[nodiscard]] std::vector<std::string> plugged_points() const
    {
        std::vector<std::string> points;
        for (const auto& mount : mounts()) {
            const bool is_usual = mount.point.starts_with("/media/") || mount.point.starts_with("/run/media/") || mount.point.starts_with("/mnt/") || mount.point == "/mnt";
            if (is_usual) {
                points.push_back(mount.point);
            }
        }
        return points;
    }

    void look_at_mounts()
    {
        const std::vector<std::string> plugged = plugged_points();
        for (const auto& mount : mounts()) {
            const MediumKind kind = medium_of(m_machine, mount.point, m_clouds).kind;
            if (kind == MediumKind::network || kind == MediumKind::removable_disk || kind == MediumKind::cloud_folder) {
                const bool is_system = mount.point == "/" || mount.point.starts_with("/boot") || mount.point.starts_with("/run/user");
                if (!is_system) {
                    add(CopyKind::folder, mount.point, mount.point, false);
                }
            }
            const bool is_local = kind == MediumKind::internal_disk || kind == MediumKind::removable_disk;
            if (is_local && std::find(plugged.begin(), plugged.end(), mount.point) != plugged.end()) {
                look_into(mount.point, looked_deep);
            }
        }
    }

    void look_into(const std::string& folder, int deep)
    {
        if (m_looked == most_looked_into) {
            return;
        }
        ++m_looked;
        if (const auto kind = kind_of_folder(m_machine, folder)) {
            add(*kind, folder, folder, false);
            return;  // nothing of another kind lies in a repository
        }
        if (deep == 0) {
            return;
        }
        for (const DirectoryEntry& entry : m_machine.list_directory(folder).value_or({})) {
            if (entry.kind == FileKind::directory && !entry.name.starts_with('.')) {
                look_into(folder + "/" + entry.name, deep - 1);
            }
        }
    }

    const platform::Machine& m_machine;
    std::vector<CloudFolder> m_clouds;
    std::string m_home;
    std::vector<FoundPlace> m_found;
    std::size_t m_looked = 0;
};

}  // namespace

std::optional<CopyKind> kind_of_folder(const platform::Machine& machine, const std::string& folder)
{
    const auto listed = machine.list_directory(folder);
    if (!listed) {
        return std::nullopt;
    }
    const std::vector<DirectoryEntry>& entries = *listed;
    const bool has_config_and_data = holds(entries, "config", FileKind::regular) && holds(entries, "data", FileKind::directory);
    if (has_config_and_data && holds(entries, "keys", FileKind::directory) && holds(entries, "snapshots", FileKind::directory)) {
        return CopyKind::restic;
    }
    if (has_config_and_data) {
        const auto config = machine.read_file(folder + "/config", platform::small_file_bytes);
        return config && text::contains(*config, "[repository]") ? std::optional(CopyKind::borg) : std::nullopt;
    }
    if (folder.ends_with("/timeshift") && holds(entries, "snapshots", FileKind::directory)) {
        return CopyKind::timeshift;
    }
    constexpr std::array<std::string_view, 6> levels{"hourly.0", "daily.0", "weekly.0", "alpha.0", "beta.0", "monthly.0"};
    if (std::any_of(levels.begin(), levels.end(), [&](std::string_view level) { return holds(entries, level, FileKind::directory); })) {
        return CopyKind::rsnapshot;
    }
    const bool is_duplicity = std::any_of(entries.begin(), entries.end(), [](const DirectoryEntry& entry) { return parse_duplicity_name(entry.name).has_value(); });
    return is_duplicity ? std::optional(CopyKind::deja_dup) : std::nullopt;
}

std::vector<FoundPlace> find_usual_places(const platform::Machine& machine) { return Finder(machine).run(); }

}  // namespace asepsie::copies
