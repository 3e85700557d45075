// Whether this computer is backed up, where to, and when last.
#include "domain/collectors/survey/survey.h"

#include "domain/collectors/formats/key_values.h"
#include "domain/collectors/linux/all.h"
#include "domain/collectors/survey/backup_folder.h"
#include "domain/collectors/survey/disks.h"
#include "domain/collectors/survey/path.h"
#include "domain/collectors/survey/patient_folders.h"
#include "foundation/base/text.h"

#include <algorithm>
#include <array>

namespace asepsie::collectors::linux_os {
namespace {

// A trace that a backup program leaves once somebody told it where to copy to. Programs that leave one as soon as they are installed or opened
// (Vorta's database, rsnapshot's folder) are known by what they wrote there instead.
struct Trace {
    std::string_view program;
    std::string_view path;
};
constexpr std::array traces_in_home{
    Trace{"BorgBackup", "/.config/borgmatic/config.yaml"},
    Trace{"BorgBackup", "/.config/borgmatic.d"},
    Trace{"Back In Time", "/.config/backintime/config"},
    Trace{"Kopia", "/.config/kopia/repository.config"},
};
constexpr std::array traces_of_system{
    Trace{"BorgBackup", "/etc/borgmatic/config.yaml"},
    Trace{"BorgBackup", "/etc/borgmatic.d"},
    Trace{"Veeam", "/etc/veeam/veeam.ini"},
    Trace{"UrBackup", "/var/urbackup/initial_settings.cfg"},
    Trace{"Synology Active Backup", "/opt/Synology/ActiveBackupforBusiness"},
};
constexpr std::size_t repository_name = 64;  // Borg and restic name each by 64 hexadecimal digits
// Folders in which a program keeps one entry for each place it copies to.
constexpr std::array repositories_in_home{
    Trace{"BorgBackup", "/.config/borg/security"},
    Trace{"restic", "/.cache/restic"},
};

// The homes whose programs may back this computer up: one's own, and for an administrator those of all.
std::vector<std::string> homes_looked_at(Survey& survey)
{
    std::vector<std::string> homes{survey.home()};
    if (survey.machine.identity().is_admin) {
        const std::vector<std::string> others = survey.homes();
        homes.insert(homes.end(), others.begin(), others.end());
    }
    return homes;
}

void consider(std::optional<Date>& latest, std::optional<Date> date)
{
    if (date && (!latest || *date > *latest)) {
        latest = date;
    }
}

// Borg writes down when the repository was last changed, as ISO 8601 text ("manifest-timestamp"); the date of the file itself says less. What restic
// keeps in its cache changes when copies are merely listed, so it gives no date.
std::optional<Date> last_of_borg(const Survey& survey, const std::string& home)
{
    std::optional<Date> newest;
    const std::string folder = home + "/.config/borg/security";
    for (const std::string& repository : survey.names_in(folder)) {
        const std::string text = survey.read(folder + "/" + repository + "/manifest-timestamp").value_or("");
        consider(newest, text.size() >= 10 ? parse_date(std::string_view(text).substr(0, 10)) : std::nullopt);
    }
    return newest;
}

std::optional<std::string> text_setting(Survey& survey, std::string_view key)
{
    const auto value = survey.setting(key);
    const std::string* text = value ? std::get_if<std::string>(&*value) : nullptr;
    return text != nullptr ? std::optional(*text) : std::nullopt;
}

// Déjà Dup writes its last success down as ISO 8601 text.
std::optional<Date> last_of_deja_dup(Survey& survey)
{
    const auto text = text_setting(survey, "/org/gnome/deja-dup/last-backup");
    return text && text->size() >= 10 ? parse_date(std::string_view(*text).substr(0, 10)) : std::nullopt;
}

// Where rsnapshot puts its copies: "snapshot_root<TAB>/path/" of its settings. Its newest copy of each interval ends in ".0".
std::optional<std::string> root_of_rsnapshot(const Survey& survey)
{
    std::optional<std::string> root;
    text::for_each_line(survey.read("/etc/rsnapshot.conf").value_or(""), [&](std::string_view line) {
        const auto words = text::words(line);
        if (words.size() == 2 && words[0] == "snapshot_root") {
            root = link_destination("/", words[1]);
        }
    });
    return root;
}

std::optional<Date> last_of_rsnapshot(const Survey& survey, const std::string& root)
{
    std::optional<Date> newest;
    for (const std::string& name : survey.names_in(root)) {
        const auto status = name.ends_with(".0") ? survey.machine.status(root + "/" + name) : fail(ErrorCode::not_found, name);
        if (status.ok()) {
            consider(newest, date_of(status->modified));
        }
    }
    return newest;
}

// ---- where to ----

// Where one backup goes: a folder of this computer or of what is plugged into it, or somewhere that is surely none of its disks.
struct Destination {
    std::optional<std::string> folder;
};

void add_written(std::vector<Destination>& found, const Survey& survey, std::string_view written)
{
    constexpr std::string_view file_scheme = "file://";
    if (written.starts_with(file_scheme)) {
        written.remove_prefix(file_scheme.size());
    }
    const bool is_remote = text::contains(written, "://") || (text::contains(written, ":") && !written.starts_with('/'));
    if (!written.empty()) {
        found.push_back(is_remote ? Destination{} : Destination{link_destination(survey.home(), written)});
    }
}

void add_deja_dup(std::vector<Destination>& found, Survey& survey)
{
    const auto backend = text_setting(survey, "/org/gnome/deja-dup/backend");
    if (backend == "local") {
        if (const auto folder = text_setting(survey, "/org/gnome/deja-dup/local/folder")) {
            add_written(found, survey, *folder);
        }
    } else if (backend) {
        found.push_back({});  // a disk of its own, or the network
    }
}

std::vector<Destination> destinations(Survey& survey)
{
    std::vector<Destination> found;
    add_deja_dup(found, survey);
    const std::string borg = survey.home() + "/.config/borg/security";
    for (const std::string& repository : survey.names_in(borg)) {
        add_written(found, survey, text::trim(survey.read(borg + "/" + repository + "/location").value_or("")));
    }
    if (const auto root = root_of_rsnapshot(survey)) {
        add_written(found, survey, *root);
    }
    if (const auto back_in_time = formats::parse_key_values(survey.read(survey.home() + "/.config/backintime/config").value_or("")); back_in_time.ok()) {
        if (text::contains(back_in_time->get("profile1.snapshots.mode").value_or("local"), "ssh")) {
            found.push_back({});
        } else {
            add_written(found, survey, back_in_time->get("profile1.snapshots.path").value_or(""));
        }
    }
    for (const std::string& folder : named_backup_folders(survey.machine)) {
        add_written(found, survey, folder);
    }
    return found;
}

Result<std::vector<Disk>> disks_holding(Survey& survey, const std::string& folder)
{
    const formats::MountTable& mounts = TRY(survey.mounts());
    const formats::Mount* mount = mounts.holding(folder);
    return mount != nullptr ? disks_under_mount(survey.machine, mounts, *mount) : fail(ErrorCode::unsupported, "a folder on no mount");
}

// Whether the copy would be lost with the computer's own disk. A folder that is not there now stands on a disk that is unplugged.
Result<bool> is_on_same_disk(Survey& survey, const std::string& folder)
{
    if (!survey.machine.exists(folder) || is_read_over_network(survey.mounts().ok() ? &*survey.mounts() : nullptr, folder)) {
        return false;
    }
    const std::vector<Disk> own = TRY(disks_holding(survey, survey.home().empty() ? "/" : survey.home()));
    const std::vector<Disk> other = TRY(disks_holding(survey, folder));
    return std::any_of(other.begin(), other.end(), [&](const Disk& disk) {
        return std::any_of(own.begin(), own.end(), [&](const Disk& mine) { return mine.name == disk.name; });
    });
}

// One copy elsewhere is enough.
Result<bool> all_on_same_disk(Survey& survey)
{
    std::optional<Error> error;
    bool any = false;
    for (const Destination& destination : destinations(survey)) {
        const Result<bool> same = destination.folder ? is_on_same_disk(survey, *destination.folder) : Result<bool>(false);
        if (same.ok() && !*same) {
            return false;
        }
        any = true;
        error = same.ok() ? error : std::optional(same.error());
    }
    if (!any || error) {
        return error ? *error : fail(ErrorCode::unsupported, "no program that says where its copies go");
    }
    return true;
}

}  // namespace

void backup(Survey& survey)
{
    const std::string where = survey.home() + "/.config";
    facts::FactList programs;
    const auto add = [&](std::string_view name) {
        if (std::find(programs.begin(), programs.end(), name) == programs.end()) {
            programs.emplace_back(name);
        }
    };
    std::optional<Date> latest = last_of_deja_dup(survey);
    if (latest) {
        add("Déjà Dup");
    }
    for (const Trace& trace : traces_of_system) {
        if (survey.machine.exists(std::string(trace.path))) {
            add(trace.program);
        }
    }
    for (const std::string& home : homes_looked_at(survey)) {
        for (const Trace& trace : traces_in_home) {
            if (survey.machine.exists(home + std::string(trace.path))) {
                add(trace.program);
            }
        }
        for (const Trace& trace : repositories_in_home) {
            const std::vector<std::string> entries = survey.names_in(home + std::string(trace.path));
            if (std::any_of(entries.begin(), entries.end(), [](const std::string& name) { return name.size() == repository_name; })) {
                add(trace.program);
            }
        }
        const std::vector<std::string> jobs = survey.names_in(home + "/.config/Duplicati");
        if (std::any_of(jobs.begin(), jobs.end(), [](const std::string& name) { return name.ends_with(".sqlite") && name != "Duplicati-server.sqlite"; })) {
            add("Duplicati");
        }
        consider(latest, last_of_borg(survey, home));
    }
    if (const auto root = root_of_rsnapshot(survey)) {
        const auto copied = last_of_rsnapshot(survey, *root);
        if (copied) {
            add("rsnapshot");
        }
        consider(latest, copied);
    }
    const std::vector<std::string> named = named_backup_folders(survey.machine);
    for (const std::string& folder : named) {
        consider(latest, newest_file_in(survey.machine, survey.mounts().ok() ? &*survey.mounts() : nullptr, folder));
    }

    const bool is_configured = !programs.empty() || !named.empty();
    survey.facts.learn(fact::backup_tools, std::move(programs), where);
    survey.facts.learn(fact::backup_folders_named, static_cast<std::int64_t>(named.size()), where);
    survey.facts.learn(fact::backup_configured, is_configured, where);
    survey.facts.learn_or_miss(fact::backup_on_same_disk, all_on_same_disk(survey), where);
    if (latest) {
        survey.facts.learn(fact::last_backup, *latest, where);
    } else {
        survey.facts.miss(fact::last_backup, facts::Missing::unsupported, where, "no program or folder that says when it last succeeded");
    }
}

}  // namespace asepsie::collectors::linux_os
